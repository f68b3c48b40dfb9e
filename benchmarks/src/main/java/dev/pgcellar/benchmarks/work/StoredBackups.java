package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Route;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.CloudTool;
import dev.pgcellar.benchmarks.contender.Codec;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Backups to be restored: each tool restores its own. */
final class StoredBackups {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final TestBed bed;
    private final Map<Key, Stored> all = new HashMap<>();

    private record Key(String tool, Codec codec) {}

    /**
     * Where a backup is.
     *
     * @param prefix of its archive
     * @param id its folder's name
     */
    record Stored(String prefix, String id) {}

    StoredBackups(TestBed bed) {
        this.bed = bed;
    }

    /** @return whether it is kept, because there was none */
    boolean offer(CloudTool tool, Codec codec, String prefix, String id) {
        return all.putIfAbsent(new Key(tool.name(), codec), new Stored(prefix, id)) == null;
    }

    /** A backup by a tool, which is made now if none was kept. */
    Stored get(CloudTool tool, Codec codec) throws IOException {
        Key key = new Key(tool.name(), codec);
        if (!all.containsKey(key)) {
            try {
                BackupTrial trial = new BackupTrial(new Line(bed, tool, Route.LOCAL), codec, this);
                ProcessOutcome outcome = trial.program().run(LIMIT).expectSuccess();
                trial.check(outcome);
            } catch (TrialFailure e) {
                throw new IOException("the backup to restore: " + e.getMessage(), e);
            }
        }
        return all.get(key);
    }
}
