package dev.pgcellar.compression.lz4;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;
import dev.pgcellar.tck.ReferenceProgram;
import java.util.Optional;

class Lz4ConformanceTest extends CodecConformanceTest {

    private final Codec codec = new Lz4Codec();

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Optional<ReferenceProgram> referenceProgram() {
        return Optional.of(ReferenceProgram.of(
                "lz4",
                "-1",
                "-9",
                "-BD",
                "-BD -B4",
                "-BD -B7 -9",
                "-B4 -BX",
                "-BD -BX",
                "--no-frame-crc",
                "--content-size"));
    }
}
