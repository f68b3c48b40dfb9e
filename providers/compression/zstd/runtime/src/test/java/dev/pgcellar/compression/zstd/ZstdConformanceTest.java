package dev.pgcellar.compression.zstd;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;
import dev.pgcellar.tck.ReferenceProgram;
import java.util.Optional;

class ZstdConformanceTest extends CodecConformanceTest {

    private final Codec codec = new ZstdCodec();

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Optional<ReferenceProgram> referenceProgram() {
        return Optional.of(
                ReferenceProgram.of("zstd", "-1", "-19", "--ultra -22", "--fast=5", "--no-check", "--long=27", "-T2"));
    }
}
