package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The data folder as one archive, cut into four files of the same size. Made on first use. */
final class TarPieces {

    /** The archive to standard output; {@code $1} is the data folder. */
    static final String TAR = "tar -C \"$1\" --exclude=./pg_wal --exclude=./postmaster.pid -cf - . ";

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final TestBed bed;
    private final String filter;
    private List<Path> pieces;

    /** @param filter a program that the archive is piped through, or {@code cat} */
    TarPieces(TestBed bed, String filter) {
        this.bed = bed;
        this.filter = filter;
    }

    List<Path> make() throws IOException {
        if (pieces == null) {
            Path archive = bed.scratch("archive");
            Path folder = Files.createDirectory(bed.scratch("pieces"));
            CommandLineProcess.of("bash", "-o", "pipefail", "-c")
                    .arguments(TAR + "| " + filter + " > \"$2\" && split -n 4 \"$2\" \"$3/\" && rm \"$2\"", "pieces")
                    .arguments(bed.cluster().server().dataFolder().toString())
                    .arguments(archive.toString(), folder.toString())
                    .run(LIMIT)
                    .expectSuccess();
            try (Stream<Path> files = Files.list(folder)) {
                pieces = files.sorted().toList();
            }
        }
        return pieces;
    }
}
