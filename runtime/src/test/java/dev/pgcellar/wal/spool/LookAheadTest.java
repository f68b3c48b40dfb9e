package dev.pgcellar.wal.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.wal.WalName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookAheadTest {

    private static final int SIZE = 1 << 20;

    private final List<String> archived = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    private Path pgWal;
    private SentSegments sent;

    @BeforeEach
    void makeFolders() throws IOException {
        pgWal = folder.resolve("pg_wal");
        Files.createDirectories(pgWal.resolve("archive_status"));
        sent = new SentSegments(
                folder.resolve("spool"), SpoolBinding.of(List.of("destination"), ""), Clock.systemUTC());
    }

    @Test
    void sends_what_is_ready_within_the_limit_and_marks_it() throws Exception {
        segments(1, 2, 3, 4, 5, 6);
        ready(1, 2, 3, 5, 6);

        after(1, 4, (file, name) -> archived.add(name.text()));

        assertThat(archived).containsExactlyInAnyOrder(segment(2), segment(3), segment(5));
        assertThat(isMarked(2)).isTrue();
        assertThat(isMarked(4)).isFalse();
        assertThat(isMarked(6)).isFalse();
    }

    @Test
    void does_not_send_again_what_is_marked() throws Exception {
        segments(1, 2);
        ready(2);
        after(1, 4, (file, name) -> archived.add(name.text()));

        after(1, 4, (file, name) -> archived.add(name.text()));

        assertThat(archived).containsExactly(segment(2));
    }

    @Test
    void nothing_passes_a_history_of_the_timeline_that_waits() throws Exception {
        segments(1, 2);
        ready(2);
        Files.createFile(pgWal.resolve("archive_status/00000001.history.ready"));

        after(1, 4, (file, name) -> archived.add(name.text()));

        assertThat(archived).isEmpty();
    }

    @Test
    void a_failure_leaves_no_marker_and_ends_the_rest() throws Exception {
        segments(1, 2, 3, 4);
        ready(2, 3, 4);

        after(1, 4, (file, name) -> {
            archived.add(name.text());
            if (name.text().equals(segment(3))) {
                throw new IOException("the store is gone");
            }
        });

        assertThat(archived).containsExactly(segment(2), segment(3));
        assertThat(isMarked(2)).isTrue();
        assertThat(isMarked(3)).isFalse();
    }

    @Test
    void a_file_that_changes_while_it_is_sent_is_not_marked() throws Exception {
        segments(1, 2);
        ready(2);

        after(1, 4, (file, name) -> Files.write(file, new byte[SIZE]));

        assertThat(isMarked(2)).isFalse();
    }

    @Test
    void a_segment_that_another_call_has_finished_meanwhile_is_not_marked() throws Exception {
        segments(1, 2);
        ready(2);

        after(1, 4, (file, name) -> Files.delete(pgWal.resolve("archive_status").resolve(name + ".ready")));

        assertThat(isMarked(2)).isFalse();
    }

    @Test
    void without_a_usable_spool_nothing_is_sent() throws Exception {
        segments(1, 2);
        ready(2);
        Files.createFile(folder.resolve("spool"));

        after(1, 4, (file, name) -> archived.add(name.text()));

        assertThat(archived).isEmpty();
    }

    private void after(int number, int limit, LookAhead.Archiving archiving) throws IOException {
        new LookAhead(sent, new SpoolSweep(folder.resolve("spool"), Clock.systemUTC()), limit)
                .after(pgWal.resolve(segment(number)), name(number), 1, Duration.ZERO, archiving);
    }

    private boolean isMarked(int number) throws IOException {
        return sent.isSent(FileIdentity.of(pgWal.resolve(segment(number))), name(number));
    }

    private void segments(int... numbers) throws IOException {
        for (int number : numbers) {
            Files.write(pgWal.resolve(segment(number)), new byte[SIZE]);
        }
    }

    private void ready(int... numbers) throws IOException {
        for (int number : numbers) {
            Files.createFile(pgWal.resolve("archive_status").resolve(segment(number) + ".ready"));
        }
    }

    private static String segment(int number) {
        return String.format("00000001%016X", number);
    }

    private static WalName name(int number) {
        return WalName.parse(segment(number)).orElseThrow();
    }
}
