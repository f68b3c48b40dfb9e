package dev.pgcellar.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/**
 * Whether, and how far, WAL goes ahead of PostgreSQL's calls. The names begin alike, and unlike those of the contract's
 * options for WAL, so that no abbreviation of these (contract 00 section 2) gets a second meaning.
 */
final class SpoolOptions {

    private static final int MOST_SEGMENTS = 64;

    @Option(
            names = "--spool-dir",
            paramLabel = "DIR",
            description = "Folder to remember what was sent, or keep what was fetched, before PostgreSQL asks for it."
                    + " Default: none; nothing goes ahead.")
    Path directory;

    @Option(
            names = "--spool-segments",
            paramLabel = "N",
            converter = SegmentsConverter.class,
            description = "With --spool-dir, how many further segments one run sends or fetches, 0 to 64. Default: 8.")
    int segments = 8;

    /** Whether anything goes ahead. */
    boolean isOn() {
        return directory != null && segments > 0;
    }

    Path directory() {
        return directory;
    }

    int segments() {
        return segments;
    }

    private static final class SegmentsConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return OptionValueParsers.integerWithin(text, 0, MOST_SEGMENTS);
        }
    }
}
