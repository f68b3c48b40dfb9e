package dev.pgcellar.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.wal.WalName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerLayoutTest {

    @ParameterizedTest
    @CsvSource({
        "'', srv/base/ID/backup.info",
        "p, p/srv/base/ID/backup.info",
        "p/q, p/q/srv/base/ID/backup.info",
        "p/, p/srv/base/ID/backup.info"
    })
    void a_prefix_is_joined_by_one_slash(String prefix, String key) {
        assertThat(new ServerLayout(prefix, "srv").backupInfo("ID")).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', base/ID/backup.info",
        "p, '', p/base/ID/backup.info",
        "p, srv/, p/srv/base/ID/backup.info",
        "p, a/b c, p/a/b c/base/ID/backup.info"
    })
    void a_server_is_joined_likewise_whatever_its_name(String prefix, String server, String key) {
        assertThat(new ServerLayout(prefix, server).backupInfo("ID")).isEqualTo(key);
    }

    @Test
    void wal_lies_in_its_hash_directory_and_history_above_it() {
        ServerLayout layout = new ServerLayout("w", "srv");

        assertThat(layout.wal(WalName.parse("0000000a0000000b0000000c").orElseThrow()))
                .isEqualTo("w/srv/wals/0000000A0000000B/0000000a0000000b0000000c");
        assertThat(layout.wal(WalName.parse("00000002.history").orElseThrow()))
                .isEqualTo("w/srv/wals/00000002.history");
    }

    @Test
    void continuations_of_an_archive_have_at_least_four_digits() {
        ServerLayout layout = new ServerLayout("", "srv");

        assertThat(layout.archive("ID", "data", 0, ".gz")).isEqualTo("srv/base/ID/data.tar.gz");
        assertThat(layout.archive("ID", "16384", 1, "")).isEqualTo("srv/base/ID/16384_0001.tar");
        assertThat(layout.archive("ID", "data", 10000, "")).isEqualTo("srv/base/ID/data_10000.tar");
    }

    @Test
    void a_trailing_slash_of_the_url_doubles_in_the_foreign_key_of_the_annotation_only() {
        ServerLayout layout = new ServerLayout("tr/p/", "srv");

        assertThat(layout.keepAnnotation("ID")).isEqualTo("tr/p/srv/base/ID/annotations/keep");
        assertThat(layout.keepAnnotationWithDoubleSlash("ID")).isEqualTo("tr/p//srv/base/ID/annotations/keep");
        assertThat(new ServerLayout("tr/p", "srv").keepAnnotationWithDoubleSlash("ID"))
                .isEqualTo("tr/p/srv/base/ID/annotations/keep");
    }
}
