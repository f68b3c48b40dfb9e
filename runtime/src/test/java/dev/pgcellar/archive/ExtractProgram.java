package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.Path;

/** Extracts an archive from standard input in a process of its own: under another user, or another locale. */
final class ExtractProgram {

    private ExtractProgram() {}

    /** Prints the report, or the failure's message. */
    public static void main(String[] arguments) throws InterruptedException {
        try (TarExtractor extractor = new TarExtractor(Path.of(arguments[0]))) {
            System.out.println(extractor.extract(System.in, 0));
            extractor.finish();
        } catch (IOException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
