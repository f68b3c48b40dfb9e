package dev.pgcellar.compression.snappy;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;

class SnappyConformanceTest extends CodecConformanceTest {

    private final Codec codec = new SnappyCodec();

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public boolean formatMarksItsEnd() {
        return false;
    }
}
