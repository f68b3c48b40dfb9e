package dev.pgcellar.compression.gzip;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;
import dev.pgcellar.tck.ReferenceProgram;
import java.util.Optional;

class GzipConformanceTest extends CodecConformanceTest {

    private final Codec codec = new GzipCodec();

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Optional<ReferenceProgram> referenceProgram() {
        return Optional.of(ReferenceProgram.of("gzip", "-1", "-9"));
    }
}
