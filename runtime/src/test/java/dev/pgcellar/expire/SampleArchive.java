package dev.pgcellar.expire;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoBuilder;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.BackupStatus;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.snapshot.SnapshotRemoval;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.ObjectLocks;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A server's backups and WAL at {@code d/srv}, in a store that can be made to behave like S3 and to fail. */
final class SampleArchive extends InMemoryObjectStore {

    static final ServerLayout LAYOUT = new ServerLayout("d", "srv");

    /** Of a build without a snapshot provider. */
    static final BackupSnapshots NO_SNAPSHOTS =
            new SnapshotRemoval(new SnapshotProviders(List.of(), name -> null), OptionValues.NONE);

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    private static final BackupInfoFormat FORMAT = new BackupInfoFormat(CLOCK);

    private final boolean likeS3;
    private final Map<String, String> locks = new TreeMap<>();
    private final List<List<String>> deletions = new ArrayList<>();
    private Predicate<String> undeletable = key -> false;
    private int deletionsLeft = Integer.MAX_VALUE;

    private SampleArchive(boolean likeS3, int page) {
        super(page);
        this.likeS3 = likeS3;
    }

    /** A store that clears whole prefixes and has object locks. */
    static SampleArchive likeS3() {
        return new SampleArchive(true, 3);
    }

    /** A store that does neither. */
    static SampleArchive plain() {
        return new SampleArchive(false, 3);
    }

    /** A large one, in pages of 1000. */
    static SampleArchive large(boolean likeS3) {
        return new SampleArchive(likeS3, 1000);
    }

    /** A complete backup of timeline 1 that ended on the day of its id; change what is needed. */
    static BackupInfoBuilder complete(String id, String wal) {
        return BackupInfo.builder(new BackupId(id))
                .status(BackupStatus.DONE)
                .timeline(Long.parseLong(wal.substring(0, 8), 16))
                .beginWal(wal)
                .endWal(wal)
                .endTime(OffsetDateTime.of(
                        Integer.parseInt(id.substring(0, 4)),
                        Integer.parseInt(id.substring(4, 6)),
                        Integer.parseInt(id.substring(6, 8)),
                        12,
                        0,
                        0,
                        0,
                        ZoneOffset.UTC));
    }

    SampleArchive backup(BackupInfo backup) {
        return backupIn(backup.id().text(), backup);
    }

    /** A backup in a folder that need not be its id. */
    SampleArchive backupIn(String folder, BackupInfo backup) {
        with(LAYOUT.backupInfo(folder), FORMAT.write(backup));
        with(LAYOUT.archive(folder, "data", 0, ""), "tar");
        return this;
    }

    SampleArchive keep(String id, String target) {
        with(LAYOUT.keepAnnotation(id), target);
        return this;
    }

    /** Objects below the WAL prefix. */
    SampleArchive wal(String... names) {
        for (String name : names) {
            with(LAYOUT.walsPrefix() + name, "wal");
        }
        return this;
    }

    SampleArchive lock(String key, String reason) {
        locks.put(key, reason);
        return this;
    }

    SampleArchive refuseToDelete(Predicate<String> keys) {
        this.undeletable = keys;
        return this;
    }

    /** Becomes unreachable after so many delete requests. */
    SampleArchive breakAfterDeletions(int count) {
        this.deletionsLeft = count;
        return this;
    }

    /** Another store of the same content. */
    SampleArchive copy() {
        SampleArchive copy = new SampleArchive(likeS3, 3);
        keys().forEach(key -> copy.with(key, content(key)));
        return copy;
    }

    private byte[] content(String key) {
        try (var content = get(key).orElseThrow()) {
            return content.stream().readAllBytes();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys of each delete request, in order. */
    List<List<String>> deletions() {
        return deletions;
    }

    BackupExpiry expiry() {
        return new BackupExpiry(this, LAYOUT, List.of(".gz"), NO_SNAPSHOTS, CLOCK);
    }

    void delete(String backup, DeletionOptions options) throws Exception {
        BackupExpiry expiry = expiry();
        expiry.deleteBackup(backup, expiry.catalog(), options);
    }

    void apply(String policy, DeletionOptions options) throws Exception {
        BackupExpiry expiry = expiry();
        expiry.applyPolicy(RetentionPolicy.parse(policy), expiry.catalog(), options);
    }

    static DeletionOptions options() {
        return minimum(0);
    }

    static DeletionOptions minimum(int minimumRedundancy) {
        return new DeletionOptions(minimumRedundancy, Integer.MAX_VALUE, LockCheck.NONE, null);
    }

    static DeletionOptions previewed(int minimumRedundancy, DeletionPreview preview) {
        return new DeletionOptions(minimumRedundancy, Integer.MAX_VALUE, LockCheck.NONE, preview);
    }

    @Override
    public boolean clearsWholePrefixes() {
        return likeS3;
    }

    @Override
    public Optional<ObjectLocks> objectLocks() {
        return likeS3 ? Optional.of(key -> Optional.ofNullable(locks.get(key))) : Optional.empty();
    }

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        if (deletionsLeft-- <= 0) {
            throw new StoreErrorException("the store broke", true, null);
        }
        deletions.add(keys);
        super.delete(keys.stream().filter(undeletable.negate()).toList());
        return keys.stream()
                .filter(undeletable)
                .map(key -> new DeleteFailure(key, "refused"))
                .toList();
    }
}
