package dev.pgcellar.wal.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolSweepTest {

    @TempDir
    Path spool;

    @Test
    void removes_what_nobody_came_for_and_touches_nothing_else() throws Exception {
        Path old = aged(file("sent/one/000000010000000000000001"), 3601);
        Path abandoned = aged(file("fetched/two/.000000010000000000000001.0.pgcellar-7"), 3601);
        Path ahead = aged(file("fetched/two/000000010000000000000002.0"), -3700);
        Path fresh = aged(file("sent/one/000000010000000000000002"), 3500);
        Path foreign = aged(file("other/000000010000000000000003"), 99999);

        new SpoolSweep(spool, Clock.systemUTC()).run();

        assertThat(old).doesNotExist();
        assertThat(abandoned).doesNotExist();
        assertThat(ahead).doesNotExist();
        assertThat(fresh).exists();
        assertThat(foreign).exists();
    }

    @Test
    void removes_the_folder_of_a_binding_that_is_used_no_more() throws Exception {
        Path empty = Files.createDirectories(spool.resolve("sent/empty"));
        aged(empty, 3700);
        Path recent = Files.createDirectories(spool.resolve("sent/recent"));

        new SpoolSweep(spool, Clock.systemUTC()).run();

        assertThat(empty).doesNotExist();
        assertThat(recent).exists();
    }

    private Path file(String name) throws Exception {
        Path file = spool.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private static Path aged(Path path, long seconds) throws Exception {
        return Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofSeconds(seconds))));
    }
}
