package dev.pgcellar.api;

import dev.pgcellar.Cancellation;
import dev.pgcellar.backup.BackupReport;
import dev.pgcellar.backup.BackupRequest;
import dev.pgcellar.backup.BaseBackup;
import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.CatalogListing;
import dev.pgcellar.catalog.ChosenBackup;
import dev.pgcellar.catalog.KeepAnnotations;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.expire.DeletionPreview;
import dev.pgcellar.expire.RetentionPolicy;
import dev.pgcellar.expire.RetentionReport;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.restore.Restore;
import dev.pgcellar.restore.RestoreReport;
import dev.pgcellar.restore.RestoreRequest;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.wal.PartialSegments;
import dev.pgcellar.wal.WalArchiveOutcome;
import dev.pgcellar.wal.WalArchiver;
import dev.pgcellar.wal.WalFetcher;
import dev.pgcellar.wal.WalName;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The base backups and the WAL of one server in one store. Immutable, and safe for use by many threads; each call opens
 * the store, works in threads of its own, and returns when everything is done and durable.
 *
 * <p>Every call throws a {@link PgCellarException} when it does not succeed. A call that is cancelled, or whose thread is
 * interrupted, cleans up and throws {@link OperationCancelledException}. Where a backup is asked for, the text is an id,
 * a name, or one of {@code latest}, {@code oldest} and {@code last-failed}.
 */
public final class ServerArchive {

    private final Extensions extensions;
    private final ServerTarget target;
    private final OperationListener events;
    private final OperationListener listener;
    private final Cancellation cancellation;

    ServerArchive(
            Extensions extensions,
            ServerTarget target,
            OperationListener events,
            OperationListener listener,
            Cancellation cancellation) {
        this.extensions = extensions;
        this.target = target;
        this.events = events;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** What this archive is of. */
    public ServerTarget target() {
        return target;
    }

    /** The same archive, whose calls are told to one listener, besides the CDI events. */
    public ServerArchive observedBy(OperationListener listener) {
        return new ServerArchive(extensions, target, events, listener, cancellation);
    }

    /** The same archive, whose calls end when this is requested; those that begin later end at once. */
    public ServerArchive cancelledBy(Cancellation cancellation) {
        return new ServerArchive(extensions, target, events, listener, cancellation);
    }

    /** Takes a base backup as the target says. */
    public BackupReport backup() {
        return backup(target.backup());
    }

    /** Takes a base backup of the server, which must run on this machine: its files are read from the file system. */
    public BackupReport backup(BackupOptions options) {
        return run(Operation.BACKUP, (opened, call, progress) -> {
            BackupRequest request = new BackupRequest(
                    options.name(),
                    options.jobs(),
                    options.maxArchiveSize(),
                    null,
                    options.maxBandwidth(),
                    extensions.compression(options.compression()).orElse(null),
                    options.tags(),
                    options.checkpoint());
            try (PostgresSession session = PostgresSession.connect(target.connection());
                    Cancellation.Interest interest = call.onRequest(session::cancel)) {
                return new BaseBackup(opened.store(), opened.layoutOf(target.serverName()), session, clock(), progress)
                        .run(request);
            }
        });
    }

    /**
     * Restores a base backup into an empty folder. WAL follows by PostgreSQL's {@code restore_command}. Backups of disk
     * snapshots are refused: what their restore needs is the operator's part.
     */
    public RestoreReport restore(RestoreOptions options) {
        return run(Operation.RESTORE, (opened, call, progress) -> {
            ChosenBackup chosen = new ChosenBackup(opened, target.serverName());
            BackupInfo backup = options.backup() == null
                    ? chosen.byTarget(options.target(), options.timeline())
                    : chosen.byArgument(options.backup());
            if (backup.snapshotsInfo().isPresent()) {
                throw new InvalidConfigurationException("backup " + backup.id()
                        + " consists of disk snapshots; restore it with the command pgcellar restore");
            }
            return new Restore(opened.store(), opened.layoutOf(target.serverName()), extensions.codecs(), progress)
                    .run(new RestoreRequest(backup, options.recoveryDirectory(), options.tablespaces()));
        });
    }

    /** Archives a WAL file as the target says. */
    public WalArchiveOutcome archiveWal(Path file) {
        return archiveWal(file, target.wal());
    }

    /**
     * Archives a WAL file under its own name.
     *
     * @param file a segment, partial segment, backup history or timeline history file; not changed
     */
    public WalArchiveOutcome archiveWal(Path file, WalOptions options) {
        return run(Operation.ARCHIVE_WAL, (opened, call, progress) -> new WalArchiver(
                        opened.store(), opened.layoutOf(target.serverName()))
                .archive(
                        file,
                        walName(file.getFileName().toString()),
                        extensions.compression(options.compression()),
                        options.existing(),
                        WriteOptions.DEFAULT.withTags(options.tags())));
    }

    /**
     * Fetches a WAL file; a partial segment where the archive has no complete one.
     *
     * @param name of the file, for instance {@code 000000010000000000000002}
     * @param destination file to be written whole or not at all; its folder must exist
     * @return the key it came from, or empty when the archive definitely does not hold the file
     */
    public Optional<String> restoreWal(String name, Path destination) {
        return restoreWal(name, destination, PartialSegments.ACCEPT);
    }

    /** As {@link #restoreWal(String, Path)}. */
    public Optional<String> restoreWal(String name, Path destination, PartialSegments partials) {
        return run(Operation.RESTORE_WAL, (opened, call, progress) -> new WalFetcher(
                        opened.store(), opened.layoutOf(target.serverName()), extensions.codecs())
                .fetch(walName(name), destination, partials));
    }

    /** Reads the metadata of all backups. */
    public BackupListing list() {
        return run(Operation.LIST, (opened, call, progress) -> {
            CatalogListing listing = catalog(opened).list();
            List<BackupId> done = listing.backups().stream()
                    .filter(BackupInfo::isDone)
                    .map(BackupInfo::id)
                    .toList();
            return new BackupListing(
                    listing.backups(),
                    new KeepAnnotations(opened.store(), opened.layoutOf(target.serverName())).readAll(done),
                    listing.unreadable());
        });
    }

    /** Reads the metadata of one backup. */
    public BackupInfo show(String backup) {
        return run(Operation.SHOW, (opened, call, progress) -> new ChosenBackup(opened, target.serverName())
                .byArgument(backup));
    }

    /** Reads the metadata of the newest complete backup; empty when there is none. */
    public Optional<BackupInfo> newestComplete() {
        return run(Operation.SHOW, (opened, call, progress) -> catalog(opened).newestDone());
    }

    /** Keeps a complete backup, whatever retention policies say. */
    public void keep(String backup, KeepTarget keep) {
        run(Operation.KEEP, (opened, call, progress) -> {
            new CatalogChanges(extensions, target, opened).keeping().keep(backup, keep);
            return null;
        });
    }

    /** Keeps a backup no longer; one that is not kept is left as it is. */
    public void release(String backup) {
        run(Operation.KEEP, (opened, call, progress) -> {
            new CatalogChanges(extensions, target, opened).keeping().release(backup);
            return null;
        });
    }

    /**
     * Deletes one backup, and the WAL that no remaining backup needs.
     *
     * @return the id of the backup; empty when it did not exist
     */
    public Optional<BackupId> delete(String backup, DeleteOptions options) {
        return run(Operation.DELETE, (opened, call, progress) -> new CatalogChanges(extensions, target, opened)
                .delete(backup, options));
    }

    /**
     * Deletes the backups that a policy declares obsolete, and the WAL that no remaining backup needs.
     *
     * @return the deleted backups, in the order of their deletion
     */
    public List<BackupId> applyRetention(RetentionPolicy policy, DeleteOptions options) {
        return run(Operation.DELETE, (opened, call, progress) -> new CatalogChanges(extensions, target, opened)
                .apply(policy, options));
    }

    /**
     * Tells which objects {@link #applyRetention} would delete; deletes nothing.
     *
     * @param preview called in a thread of PgCellar's, before this returns
     * @return the backups that would be deleted
     */
    public List<BackupId> previewDeletion(RetentionPolicy policy, DeleteOptions options, DeletionPreview preview) {
        return run(Operation.LIST, (opened, call, progress) -> new CatalogChanges(extensions, target, opened)
                .preview(policy, options, preview));
    }

    /** What a policy says of all backups; deletes nothing. */
    public RetentionReport previewRetention(RetentionPolicy policy, DeleteOptions options) {
        BackupListing listing = list();
        return RetentionReport.of(
                policy, listing.backups(), listing.keeps(), clock().instant(), options.minimumRedundancy());
    }

    /**
     * Opens the store, for reads that no call makes. Makes no request; the caller closes it.
     *
     * @throws InvalidRequestException when the target's URL or options cannot work
     */
    public OpenedStore open() {
        try {
            return extensions.open(target, Operation.LIST);
        } catch (InvalidConfigurationException | IllegalArgumentException e) {
            throw FailureTranslation.of(e);
        }
    }

    private <T> T run(Operation operation, StoreWork<T> work) {
        return new OperationCall(extensions, target, event -> {
                    events.on(event);
                    listener.on(event);
                })
                .run(operation, work, cancellation);
    }

    private BackupCatalog catalog(OpenedStore opened) {
        return new BackupCatalog(opened.store(), opened.layoutOf(target.serverName()), new BackupInfoFormat(clock()));
    }

    private static WalName walName(String name) {
        return WalName.parse(name)
                .orElseThrow(() -> new InvalidConfigurationException("'" + name
                        + "' is not the name of a WAL segment, partial segment, backup history or timeline history"
                        + " file"));
    }

    static Clock clock() {
        return Clock.systemDefaultZone();
    }
}
