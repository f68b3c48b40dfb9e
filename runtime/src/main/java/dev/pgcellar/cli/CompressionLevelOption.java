package dev.pgcellar.cli;

import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.spi.Codec;
import dev.pgcellar.transfer.Compression;
import picocli.CommandLine.Option;

/**
 * {@code --compression-level}: how hard the chosen codec works.
 */
final class CompressionLevelOption {

    @Option(
            names = "--compression-level",
            paramLabel = "LEVEL",
            converter = CompressionLevel.Converter.class,
            description = "Compression level: low, medium, high or a number of the codec's. Default: medium.")
    CompressionLevel level;

    /**
     * The compression of the objects a command writes.
     */
    Compression compression(Codecs codecs, CodecDescriptor chosen) {
        Codec codec = codecs.instantiate(chosen);
        int number = level == null ? codec.levels().medium() : level.of(codec.levels());
        return new Compression(codec, chosen.suffix(), number);
    }
}
