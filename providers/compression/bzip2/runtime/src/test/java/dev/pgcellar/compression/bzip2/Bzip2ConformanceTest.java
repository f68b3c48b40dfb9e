package dev.pgcellar.compression.bzip2;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;
import dev.pgcellar.tck.ReferenceProgram;
import java.util.Optional;

class Bzip2ConformanceTest extends CodecConformanceTest {

    private final Codec codec = new Bzip2Codec();

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Optional<ReferenceProgram> referenceProgram() {
        return Optional.of(ReferenceProgram.of("bzip2", "-1", "-9"));
    }
}
