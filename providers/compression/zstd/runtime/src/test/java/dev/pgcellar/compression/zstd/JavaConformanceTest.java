package dev.pgcellar.compression.zstd;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;
import dev.pgcellar.tck.ReferenceProgram;
import java.util.Optional;

/** The implementation for machines that cannot load the native library. */
class JavaConformanceTest extends CodecConformanceTest {

    private final Codec codec = new ZstdCodec(Implementation.JAVA);

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Optional<ReferenceProgram> referenceProgram() {
        return Optional.of(ReferenceProgram.of("zstd", "-1", "-19", "--no-check"));
    }
}
