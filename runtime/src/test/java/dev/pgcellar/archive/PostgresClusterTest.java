package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory made by PostgreSQL itself, archived, extracted and served again. */
class PostgresClusterTest {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    @TempDir
    Path directory;

    @Test
    void postgres_serves_what_was_archived_and_extracted() throws Exception {
        assumeTrue(Files.isExecutable(PROGRAMS.resolve("initdb")), "needs PostgreSQL 15");
        assumeTrue(Program.succeeds("unshare", "-U", "true"), "needs user namespaces");
        postgres("initdb -k -A trust -D pgdata");
        postgres("postgres --single -D pgdata postgres <<< 'create table t as select 4711 as answer'");
        Path pgdata = directory.resolve("pgdata");
        Path archive = directory.resolve("data.tar");

        write(pgdata, archive);
        extract(archive);

        assertThat(Program.run(directory, "tar", "tf", "data.tar").lines())
                .startsWith("./")
                .contains("pg_wal/", "pg_notify/", "pg_stat_tmp/", "pg_subtrans/", "base/1/", "global/pg_control")
                .noneMatch(name -> name.startsWith("pg_wal/0") || name.equals("pg_wal/archive_status/"))
                .endsWith("global/pg_control");
        String differences = Program.attempt(directory, Map.of(), "diff", "-r", "pgdata", "restored")
                .output();
        assertThat(differences.lines())
                .allMatch(line ->
                        line.matches("Only in pgdata/(pg_wal|pg_notify|pg_subtrans|pg_stat_tmp|pg_dynshmem)(/.*)?: .*"
                                + "|Only in pgdata(/.*)?: (pg_internal.init|postmaster.opts)"));
        Program.run(directory, "sh", "-c", "cp -r pgdata/pg_wal/. restored/pg_wal/ && chmod -R go= restored");
        assertThat(postgres("pg_checksums --check -D restored")).contains("Bad checksums:  0");
        assertThat(postgres("postgres --single -D restored postgres <<< 'select * from t'"))
                .contains("answer = \"4711\"");
    }

    private static void write(Path pgdata, Path archive) throws Exception {
        try (OutputStream sink = Files.newOutputStream(archive)) {
            ArchiveWriter writer = new ArchiveWriter(sink);
            ClusterWalk.ofDataDirectory(pgdata, List.of()).forEach(writer::add);
            writer.addControlFile(pgdata);
            writer.finish();
        }
    }

    private void extract(Path archive) throws Exception {
        try (InputStream stream = Files.newInputStream(archive);
                TarExtractor extractor = new TarExtractor(directory.resolve("restored"))) {
            extractor.extract(stream, 0);
            extractor.finish();
            extractor.publishControlFile();
        }
    }

    private String postgres(String command) throws Exception {
        return Program.run(directory, "unshare", "-U", "bash", "-c", PROGRAMS + "/" + command);
    }
}
