package dev.pgcellar.compression.gzip;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;

class GzipConformanceTest extends CodecConformanceTest {

    private final Codec codec = new GzipCodec();

    @Override
    public Codec codec() {
        return codec;
    }
}
