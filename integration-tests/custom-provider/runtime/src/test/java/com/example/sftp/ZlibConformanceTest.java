package com.example.sftp;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;

class ZlibConformanceTest extends CodecConformanceTest {

    @Override
    public Codec codec() {
        return new ZlibCodec();
    }

    @Override
    public boolean formatAllowsConcatenation() {
        return false;
    }
}
