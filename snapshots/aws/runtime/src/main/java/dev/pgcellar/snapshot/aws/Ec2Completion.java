package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.TakenSnapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/**
 * Waits until snapshots are complete. It looks soon at first, for snapshots of volumes that have hardly changed, and
 * every 15 seconds at last.
 */
final class Ec2Completion {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int COMPLETE = 100;

    private final Ec2Calls calls;
    private final Duration timeout;

    Ec2Completion(Ec2Calls calls, Duration timeout) {
        this.calls = calls;
        this.timeout = timeout;
    }

    /**
     * @throws SnapshotErrorException when one ended in an error, or not all are complete in time
     */
    void await(List<TakenSnapshot> snapshots, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        Map<String, TakenSnapshot> pending = new LinkedHashMap<>();
        snapshots.forEach(snapshot ->
                pending.put(SnapshotRecord.snapshotId(snapshot.properties()).orElseThrow(), snapshot));
        long deadline = System.nanoTime() + timeout.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            look(pending, observer);
            if (pending.isEmpty()) {
                return;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new SnapshotErrorException(
                        "these snapshots were not complete within " + timeout.toSeconds() + " s ("
                                + AwsSnapshotOptions.AWAIT_TIMEOUT + "): "
                                + pending.values().stream()
                                        .map(TakenSnapshot::name)
                                        .collect(Collectors.joining(", ")),
                        null);
            }
            Thread.sleep(Math.min(pause.toMillis(), Math.max(1, left / 1_000_000)));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void look(Map<String, TakenSnapshot> pending, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        List<String> ids = List.copyOf(pending.keySet());
        List<Snapshot> found = calls.call(
                "see whether the snapshots are complete", "ec2:DescribeSnapshots", ec2 -> ec2.describeSnapshots(
                                describe -> describe.snapshotIds(ids))
                        .snapshots());
        for (Snapshot snapshot : found) {
            TakenSnapshot taken = pending.get(snapshot.snapshotId());
            if (taken != null) {
                judge(snapshot, taken, pending, observer);
            }
        }
    }

    private static void judge(
            Snapshot snapshot, TakenSnapshot taken, Map<String, TakenSnapshot> pending, SnapshotObserver observer)
            throws SnapshotErrorException {
        switch (String.valueOf(snapshot.stateAsString())) {
            case "completed" -> {
                pending.remove(snapshot.snapshotId());
                observer.progressed(taken.name(), COMPLETE);
            }
            case "error" ->
                throw new SnapshotErrorException(
                        "snapshot '" + taken.name() + "' (" + snapshot.snapshotId() + ") ended in an error: "
                                + OneLine.of(snapshot.stateMessage()),
                        null);
            default -> observer.progressed(taken.name(), percent(snapshot.progress()));
        }
    }

    private static int percent(String progress) {
        String digits = progress == null ? "" : progress.replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Math.min(COMPLETE - 1, Integer.parseInt(digits));
    }
}
