package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A folder with something of everything that an archive holds, readable also for its ordinary owner. */
final class SampleTree {

    private SampleTree() {}

    static void fill(Path source) throws IOException, InterruptedException {
        Files.createDirectories(source.resolve("base/5"));
        Files.createDirectories(source.resolve("empty"));
        Files.writeString(source.resolve("PG_VERSION"), "15\n");
        byte[] content = new byte[123_456];
        new Random(1).nextBytes(content);
        Files.write(source.resolve("base/5/1259"), content);
        Files.writeString(source.resolve("base/5/1259_fsm"), "x");
        Files.createFile(source.resolve("base/5/0"));
        Files.createSymbolicLink(source.resolve("link"), Path.of("PG_VERSION"));
        Files.createSymbolicLink(source.resolve("dangling"), Path.of("../nowhere/x"));
        Program.run(source, "chmod", "4750", "base/5/1259");
        Program.run(source, "chmod", "0400", "base/5/0");
        Program.run(source, "chmod", "0711", "base");
    }

    /**
     * An archive that GNU tar makes.
     *
     * @param directory for its temporary file
     * @param source where it runs
     * @param arguments behind {@code tar cf ARCHIVE}
     */
    static byte[] gnuTar(Path directory, Path source, String... arguments) throws IOException, InterruptedException {
        Path archive = Files.createTempFile(directory, "archive", ".tar");
        List<String> command = new ArrayList<>(List.of("tar", "cf", archive.toString()));
        command.addAll(List.of(arguments));
        Program.run(source, command.toArray(String[]::new));
        return Files.readAllBytes(archive);
    }
}
