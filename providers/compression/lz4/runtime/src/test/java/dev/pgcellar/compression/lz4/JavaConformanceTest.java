package dev.pgcellar.compression.lz4;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;
import dev.pgcellar.tck.ReferenceProgram;
import java.util.Optional;
import net.jpountz.lz4.LZ4Factory;

/** The implementation for machines that cannot load the native library. */
class JavaConformanceTest extends CodecConformanceTest {

    private final Codec codec = new Lz4Codec(LZ4Factory.safeInstance());

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Optional<ReferenceProgram> referenceProgram() {
        return Optional.of(ReferenceProgram.of("lz4", "-BD", "-BD -B7"));
    }
}
