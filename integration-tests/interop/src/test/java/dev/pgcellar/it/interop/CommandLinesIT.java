package dev.pgcellar.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of {@code command-lines.txt}, said to both tools: exit code and standard output are the same. */
@Tag("slow")
@ExtendWith(SharedBucket.class)
class CommandLinesIT {

    private static final String SERVER = "command lines";
    private static final String SEGMENT = "000000010000000000000009";
    private static final String HISTORY = "00000009.history";

    private static final Predicate<String> ENDPOINT_OPTION =
            Pattern.compile("--endpoint.*").asMatchPredicate();

    @TempDir
    private static Path files;

    @TempDir
    private Path folder;

    private static Bucket bucket;

    static Stream<String> lines() throws IOException {
        return resource("/command-lines.txt").lines().filter(line -> !line.startsWith("#"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CommandLinesIT.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @BeforeAll
    static void fillArchive(Bucket shared) throws IOException {
        bucket = shared;
        Archive archive = bucket.archive(SERVER);
        putBackup(archive, "20260110T100000", "named", "full");
        putBackup(archive, "20260111T100000", "tablespaces", "standalone");
        putBackup(archive, "20260112T100000", "failed", null);
        putBackup(archive, "20260116T100000", "hook-rsync", null);
        for (String name : new String[] {
            "000000010000000000000002",
            "000000010000000000000002.00000028.backup",
            "000000010000000000000003.partial",
            "000000020000000000000003"
        }) {
            archive.put("wals/" + name.substring(0, 16) + "/" + name, "content of " + name);
        }
        archive.put("wals/00000002.history", "1\t0/3000000\tno reason\n");
        Files.writeString(files.resolve(SEGMENT), "a segment");
        Files.writeString(files.resolve(HISTORY), "a history");
        Files.writeString(Files.createDirectory(files.resolve("full")).resolve("file"), "in the way");
    }

    private static void putBackup(Archive archive, String id, String golden, String keep) throws IOException {
        archive.put("base/" + id + "/backup.info", OlderRecord.of(resource("/golden/" + golden + ".backup.info")));
        if (keep != null) {
            archive.put("base/" + id + "/annotations/keep", keep);
        }
        if (!golden.equals("hook-rsync")) {
            archive.put("base/" + id + "/data.tar", "not a tar");
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void both_end_with_the_same_exit_code_and_output(String line) {
        Comparison comparison = Comparison.of(tool -> run(tool, line.split("\\|", -1)));

        assertThat(comparison.pgcellar().exitCode())
                .as(line + "\n" + comparison)
                .isEqualTo(comparison.peer().exitCode());
        assertThat(comparable(comparison.pgcellar()))
                .as(line + "\n" + comparison)
                .isEqualTo(comparable(comparison.peer()));
    }

    private ProcessOutcome run(Tool tool, String... words) {
        String[] arguments =
                Arrays.stream(words).skip(1).map(word -> fill(tool, word)).toArray(String[]::new);
        // The endpoint goes first: what the line ends in is a part of what it says.
        CommandLineProcess.Builder command = Arrays.stream(words).anyMatch(ENDPOINT_OPTION)
                ? tool.command(words[0])
                : tool.command(words[0], "--endpoint-url", bucket.endpoint());
        return command.arguments(List.of(arguments))
                .environment(bucket.environment())
                .run(Archive.LIMIT);
    }

    private String fill(Tool tool, String word) {
        Path own = folder.resolve(tool.name());
        return switch (word) {
            case "URL" -> bucket.url();
            case "SERVER" -> SERVER;
            case "EMPTY" -> "command lines, empty";
            case "OWN" -> "command lines of " + tool;
            case "FILE" -> files.resolve(SEGMENT).toString();
            case "HISTORY" -> files.resolve(HISTORY).toString();
            case "FULL" -> files.resolve("full").toString();
            default ->
                word.startsWith("FOLDER") ? word.replace("FOLDER", made(own).toString()) : word;
        };
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String comparable(ProcessOutcome outcome) {
        String stdout = outcome.stdout();
        return stdout.startsWith("{") ? JsonOutput.withoutNewerKeys(stdout) : stdout;
    }
}
