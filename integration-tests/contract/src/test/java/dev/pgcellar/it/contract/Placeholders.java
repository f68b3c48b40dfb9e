package dev.pgcellar.it.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Words of a {@link ContractCase} that stand for files; each is made where it is named. */
final class Placeholders {

    private Placeholders() {}

    static String replace(String word, Path folder) {
        try {
            String text = word.replace("FOLDER", folder.toString());
            if (text.contains("FILLED")) {
                Path filled = Files.createDirectories(folder.resolve("filled"));
                Files.writeString(filled.resolve("PG_VERSION"), "15");
                text = text.replace("FILLED", filled.toString());
            }
            if (text.contains("SEGMENT")) {
                text = text.replace("SEGMENT", WalSegment.write(folder, 1).toString());
                if (text.startsWith("/") && !text.endsWith(".gz")) {
                    Files.write(Path.of(text), WalSegment.content(1));
                }
            }
            if (text.equals("HISTORY")) {
                text = Files.writeString(folder.resolve("00000002.history"), "1\t0/3000000\tno recovery target\n")
                        .toString();
            }
            if (text.endsWith("=INFO")) {
                Path info = Files.write(folder.resolve("backup.info"), GoldenFile.bytes("named.backup.info"));
                text = text.replaceFirst("INFO$", info.toString());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
