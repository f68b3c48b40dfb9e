package dev.pgcellar.cli;

import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.transfer.Compression;
import dev.pgcellar.transfer.CompressionLevel;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/**
 * {@code --compression-level}: how hard the chosen codec works.
 */
final class CompressionLevelOption {

    @Option(
            names = "--compression-level",
            paramLabel = "LEVEL",
            converter = LevelConverter.class,
            description = "Compression level: low, medium, high or a number of the codec's. Default: medium.")
    CompressionLevel level;

    /**
     * The compression of the objects a command writes.
     */
    Compression compression(Codecs codecs, CodecDescriptor chosen) {
        return Compression.by(codecs, chosen, level);
    }

    private static final class LevelConverter implements ITypeConverter<CompressionLevel> {
        @Override
        public CompressionLevel convert(String text) {
            return OptionValueParsers.parsed(() -> CompressionLevel.parse(text));
        }
    }
}
