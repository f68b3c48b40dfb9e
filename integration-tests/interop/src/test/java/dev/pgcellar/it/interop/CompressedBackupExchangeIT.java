package dev.pgcellar.it.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backups and WAL of both tools in each common compression, restored by the other. */
@Tag("slow")
@ExtendWith(SharedBucket.class)
class CompressedBackupExchangeIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void each_restores_a_backup_of_the_other_and_replays_the_wal_of_both(Codec codec, Bucket bucket)
            throws IOException {
        assumeTrue(LostCluster.VERSION.isAvailable(), "Debian's postgresql-15 is not installed");
        assumeTrue(codec.isCommon(), "this build or the peer has no " + codec);
        LostCluster cluster = LostCluster.backedUpBy(
                List.of(Tool.PEER, Tool.PGCELLAR),
                codec,
                bucket.archive("compressed by " + codec),
                Files.createDirectory(folder.resolve("cluster")));
        assertThat(cluster.archive().keys()).allMatch(key -> key.endsWith(codec.suffix()) || key.endsWith(".info"));

        Archive older = cluster.archive().olderCopyAs("compressed by " + codec + ", older records");
        new Recovery(cluster, Tool.PEER, older, folder.resolve("restored"))
                .assertBringsBackAllRows(cluster.lastBy(Tool.PGCELLAR).id());
        new Recovery(cluster, Tool.PGCELLAR, cluster.archive(), folder.resolve("restored"))
                .assertBringsBackAllRows(cluster.lastBy(Tool.PEER).id());
    }
}
