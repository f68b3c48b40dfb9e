package dev.pgcellar.it.interop;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The backups and the WAL of one server name in a {@link Bucket}. Keys are given below {@code PREFIX/SERVER_NAME/}.
 *
 * @param name SERVER_NAME
 */
record Archive(Bucket bucket, String name) {

    /** A command that takes longer than this hangs. */
    static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String RECORD = "/backup.info";

    /** A command on this archive: URL and server name come first, then the arguments. */
    CommandLineProcess.Builder command(Tool tool, String command, String... arguments) {
        return tool.command(command, bucket.url(), name)
                .arguments(arguments)
                .arguments("--endpoint-url", bucket.endpoint())
                .environment(bucket.environment());
    }

    ProcessOutcome run(Tool tool, String command, String... arguments) {
        return command(tool, command, arguments).run(LIMIT);
    }

    /** The command for {@code restore_command}; it needs the bucket's environment. */
    String restoreCommand(Tool tool) {
        return tool.executable("wal-restore") + " --endpoint-url " + bucket.endpoint() + " '" + bucket.url() + "' '"
                + name + "' %f \"%p\"";
    }

    /** All keys, sorted. */
    List<String> keys() {
        if (!Files.exists(folder())) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder())) {
            return found.filter(Files::isRegularFile)
                    .map(file -> folder().relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All keys, as the bucket knows them. */
    List<String> keysOfBucket() {
        return keys().stream()
                .map(key -> bucket.prefix() + "/" + name + "/" + key)
                .toList();
    }

    /** The ids of the backups that have a record, ascending. */
    List<String> backupIds() {
        return keys().stream()
                .filter(key -> key.startsWith("base/") && key.endsWith(RECORD))
                .map(key -> key.split("/")[1])
                .toList();
    }

    String content(String key) {
        try {
            return Files.readString(folder().resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts an object straight into the bucket. */
    Archive put(String key, String content) {
        Path file = folder().resolve(key);
        Path written = bucket.scratch().resolve(name + "." + file.getFileName());
        try {
            Files.createDirectories(file.getParent());
            Files.write(written, content.getBytes(StandardCharsets.UTF_8));
            // Not in place: the file may be linked into another archive.
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same objects under another server name. */
    Archive copyAs(String otherName) {
        Archive copy = new Archive(bucket, otherName);
        try {
            for (String key : keys()) {
                Path target = copy.folder().resolve(key);
                Files.createDirectories(target.getParent());
                Files.createLink(target, folder().resolve(key));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** The same objects under another server name, the records in the form of {@link OlderRecord}. */
    Archive olderCopyAs(String otherName) {
        Archive copy = copyAs(otherName);
        for (String key : new ArrayList<>(copy.keys())) {
            if (key.endsWith(RECORD)) {
                copy.put(key, OlderRecord.of(copy.content(key)));
            }
        }
        return copy;
    }

    private Path folder() {
        return bucket.folder().resolve(name);
    }
}
