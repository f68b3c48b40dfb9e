package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.DeletedSnapshot;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.SnapshotRequest;
import dev.pgcellar.spi.TakenSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Instance;

/** The snapshots of one account in one region. */
final class Ec2Snapshots implements DiskSnapshots {

    private static final Path BLOCK_DEVICES = Path.of("/sys/block");
    private static final int DEFAULT_TIMEOUT = 3600;

    private final Ec2Calls calls;
    private final Ec2Volumes volumes;
    private final Ec2Creation creation;
    private final Ec2Completion completion;
    private final BlockDevices devices;

    /**
     * @param calls closed with this
     * @param region for the records of snapshots
     * @param lock null to leave snapshots unlocked
     * @param timeout for all snapshots of a backup to be complete
     */
    Ec2Snapshots(Ec2Calls calls, String region, LockSettings lock, Duration timeout, BlockDevices devices) {
        this.calls = calls;
        this.volumes = new Ec2Volumes(calls);
        this.creation = new Ec2Creation(calls, region, lock);
        this.completion = new Ec2Completion(calls, timeout);
        this.devices = devices;
    }

    /**
     * @param region empty to go by what this process is told
     * @throws InvalidConfigurationException when options contradict each other, or no region is known
     */
    static Ec2Snapshots open(OptionValues options, Optional<String> region) {
        LockSettings lock = LockSettings.of(options).orElse(null);
        AwsAccess access = AwsAccess.of(options);
        String chosen = region.or(() -> options.get(AwsSnapshotOptions.REGION)).orElseGet(access::region);
        int timeout = options.get(AwsSnapshotOptions.AWAIT_TIMEOUT)
                .map(Integer::parseInt)
                .orElse(DEFAULT_TIMEOUT);
        Ec2Clients clients = new Ec2Clients(access, chosen);
        Ec2Calls calls = new Ec2Calls(clients.repeating(), clients.singleAttempts(), new Ec2Failures(chosen));
        return new Ec2Snapshots(calls, chosen, lock, Duration.ofSeconds(timeout), new BlockDevices(BLOCK_DEVICES));
    }

    @Override
    public boolean instanceExists(String instance) throws SnapshotException, InterruptedException {
        return volumes.instance(instance).isPresent();
    }

    @Override
    public List<AttachedVolume> attachedVolumes(String instance, List<String> disks)
            throws SnapshotException, InterruptedException {
        return volumes.attached(required(instance), disks);
    }

    @Override
    public List<AttachedVolume> attachedVolumes(String instance) throws SnapshotException, InterruptedException {
        return volumes.attached(required(instance));
    }

    private Instance required(String instance) throws SnapshotException, InterruptedException {
        return volumes.instance(instance)
                .orElseThrow(() -> new SnapshotErrorException("the instance '" + instance + "' does not exist", null));
    }

    @Override
    public List<String> deviceCandidates(AttachedVolume volume) throws SnapshotException {
        return devices.candidates(volume);
    }

    @Override
    public List<TakenSnapshot> take(SnapshotRequest request, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        Instance instance = required(request.instance());
        List<TakenSnapshot> taken = creation.create(instance, request, observer);
        completion.await(taken, observer);
        return taken;
    }

    @Override
    public DeletedSnapshot delete(ProviderRecord snapshot) throws SnapshotException, InterruptedException {
        String id = identifier(snapshot)
                .orElseThrow(() -> new SnapshotErrorException("the record of a snapshot lacks its id", null));
        try {
            calls.call(
                    "delete snapshot '" + id + "'",
                    "ec2:DeleteSnapshot",
                    ec2 -> ec2.deleteSnapshot(delete -> delete.snapshotId(id)));
            return DeletedSnapshot.DELETED;
        } catch (SnapshotErrorException e) {
            if (Ec2Failures.code(e).equals("InvalidSnapshot.NotFound")) {
                return DeletedSnapshot.ABSENT;
            }
            throw e;
        }
    }

    @Override
    public Optional<String> identifier(ProviderRecord snapshot) {
        return SnapshotRecord.snapshotId(snapshot);
    }

    @Override
    public void close() {
        calls.close();
    }
}
