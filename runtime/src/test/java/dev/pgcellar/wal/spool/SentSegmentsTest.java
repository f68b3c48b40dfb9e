package dev.pgcellar.wal.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.wal.WalName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentSegmentsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final WalName NAME =
            WalName.parse("000000010000000000000002").orElseThrow();

    private final SpoolBinding binding = SpoolBinding.of(List.of("s3://bucket", "main"), "");

    @TempDir
    Path folder;

    private Path segment;

    @BeforeEach
    void writeSegmentAndMarker() throws IOException {
        segment = Files.writeString(folder.resolve(NAME.text()), "content");
        SentSegments sent = at(binding, NOW);
        sent.folder().create();
        sent.add(NAME, FileIdentity.of(segment));
    }

    @Test
    void a_marker_answers_one_call() throws Exception {
        assertThat(at(binding, NOW).consume(segment, NAME)).isTrue();
        assertThat(at(binding, NOW).consume(segment, NAME)).isFalse();
        assertThat(markers()).isEmpty();
    }

    @Test
    void a_marker_of_another_destination_does_not_count_and_stays() throws Exception {
        SpoolBinding other = SpoolBinding.of(List.of("s3://bucket", "mai", "n"), "");

        assertThat(at(other, NOW).consume(segment, NAME)).isFalse();
        assertThat(markers()).hasSize(1);
    }

    @Test
    void a_file_of_the_same_name_size_and_time_is_another_one() throws Exception {
        FileTime time = Files.getLastModifiedTime(segment);
        Files.delete(segment);
        Files.writeString(segment, "CONTENT");
        Files.setLastModifiedTime(segment, time);

        assertThat(at(binding, NOW).consume(segment, NAME)).isFalse();
        assertThat(markers()).isEmpty();
    }

    @Test
    void a_file_that_was_written_to_is_another_one() throws Exception {
        FileTime time = Files.getLastModifiedTime(segment);
        Files.writeString(segment, "changed");
        Files.setLastModifiedTime(segment, time);

        assertThat(at(binding, NOW).consume(segment, NAME)).isFalse();
    }

    @Test
    void a_marker_expires_and_is_not_believed_when_the_clock_was_set_back() {
        assertThat(at(binding, NOW.plus(SentSegments.LIFETIME)).consume(segment, NAME))
                .isFalse();
        assertThat(at(binding, NOW.minus(Duration.ofSeconds(1))).consume(segment, NAME))
                .isFalse();
    }

    @Test
    void a_torn_marker_does_not_count() throws Exception {
        Path marker = markers().get(0);
        String whole = Files.readString(marker);
        for (int length = 0; length < whole.length() - 1; length += 9) {
            Files.writeString(marker, whole.substring(0, length));

            assertThat(at(binding, NOW).consume(segment, NAME)).isFalse();
        }
    }

    @Test
    void markers_that_others_could_have_written_do_not_count() throws Exception {
        Files.setPosixFilePermissions(folder.resolve("spool/sent"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(at(binding, NOW).consume(segment, NAME)).isFalse();
    }

    private SentSegments at(SpoolBinding of, Instant now) {
        return new SentSegments(folder.resolve("spool"), of, Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<Path> markers() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("spool"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
