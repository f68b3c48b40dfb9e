package dev.pgcellar.compression.xz;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.tck.CodecConformanceTest;
import dev.pgcellar.tck.ReferenceProgram;
import java.util.Optional;

class XzConformanceTest extends CodecConformanceTest {

    private final Codec codec = new XzCodec();

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Optional<ReferenceProgram> referenceProgram() {
        return Optional.of(ReferenceProgram.of(
                "xz", "-0", "-9e", "--check=none", "--check=crc32", "--check=sha256", "--block-size=100000", "-T2"));
    }
}
