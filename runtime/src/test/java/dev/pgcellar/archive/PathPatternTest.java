package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/pg_wal/*, pg_wal/000000010000000000000001",
        "/pg_wal/*, pg_wal/archive_status",
        "/*, .",
        "/*, PG_14_202107181",
        "/*, ./file",
        "postmaster.pid, ./postmaster.pid",
        "postmaster.pid, postmaster.pid",
        "postmaster.pid, a/b/postmaster.pid",
        "pg_notify/*, pg_notify/0000",
        "pg_notify/*, deep/pg_notify/0000",
        "pgsql_tmp*, base/pgsql_tmp",
        "pgsql_tmp*, base/pgsql_tmp/pgsql_tmp12.3",
        "a?c, abc",
        "/a?c, a/c",
        "a**c, a/b/c",
        "/**/c, a/b/c",
        "/[0-9]*, [0-9]x",
        "/a+(b), a+(b)"
    })
    void matches(String pattern, String path) {
        assertThat(PathPattern.of(pattern).matchesFile(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/pg_wal/*, pg_wal",
        "/pg_wal/*, pg_wal/archive_status/x",
        "/pg_wal/*, base/pg_wal/x",
        "/*, PG_15_202209061/5",
        "postmaster.pid, xpostmaster.pid",
        "postmaster.pid, postmaster_pid",
        "postmaster.pid, postmaster.pid/x",
        "pgsql_tmp*, pgsql_tmp/x",
        "/[0-9]*, 0x",
        "a*c, a/c",
        "recovery.conf, recovery.conf.bak"
    })
    void does_not_match(String pattern, String path) {
        assertThat(PathPattern.of(pattern).matchesFile(path)).isFalse();
    }

    @Test
    void a_trailing_slash_restricts_to_directories() {
        PathPattern pattern = PathPattern.of("cache/");

        assertThat(pattern.matchesDirectory("a/cache")).isTrue();
        assertThat(pattern.matchesFile("a/cache")).isFalse();
    }

    @Test
    void a_line_break_is_a_character_like_any_other() {
        assertThat(PathPattern.of("a*b").matchesFile("a\nb")).isTrue();
        assertThat(PathPattern.of("a?b").matchesFile("a\nb")).isTrue();
    }
}
