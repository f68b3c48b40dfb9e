package dev.pgcellar.archive;

/**
 * What was extracted from one archive.
 *
 * @param files regular files
 * @param bytes bytes of their content
 */
public record ExtractionReport(long files, long bytes) {

    /** The sum of two reports. */
    public ExtractionReport plus(ExtractionReport other) {
        return new ExtractionReport(files + other.files, bytes + other.bytes);
    }
}
