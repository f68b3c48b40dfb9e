package dev.pgcellar.layout;

import dev.pgcellar.wal.WalName;
import java.util.Objects;

/**
 * The keys of one server's objects (contract 01 section 1). Keys never begin with a slash that the prefix did not have.
 *
 * @param prefix key prefix of the location, may be empty and may end in a slash
 * @param server server name, used verbatim as one component
 */
public record ServerLayout(String prefix, String server) {
    public ServerLayout {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(server, "server");
    }

    /** The prefix of all base backups, ending in a slash. */
    public String backupsPrefix() {
        return root() + "base/";
    }

    /** The prefix of one backup's objects, ending in a slash. */
    public String backupPrefix(String backupId) {
        return backupsPrefix() + backupId + "/";
    }

    /** The key of a backup's metadata, whose existence makes the backup visible. */
    public String backupInfo(String backupId) {
        return backupPrefix(backupId) + "backup.info";
    }

    /**
     * The prefix of what PgCellar alone knows of a backup and keeps beside its {@code backup.info}, ending in a slash
     * (contract 09 no. 10). These objects go with the backup.
     */
    public String sideObjectsPrefix(String backupId) {
        return backupPrefix(backupId) + "pgcellar/";
    }

    /** The key of a snapshot backup's label. */
    public String backupLabel(String backupId) {
        return backupPrefix(backupId) + "backup_label";
    }

    /**
     * The key of one archive of a backup.
     *
     * @param name {@code data}, or the OID of a tablespace
     * @param part 0 for the main archive, 1 and up for its continuations
     * @param codecSuffix for instance {@code .gz}; empty when uncompressed
     */
    public String archive(String backupId, String name, int part, String codecSuffix) {
        String continuation = part == 0 ? "" : String.format("_%04d", part);
        return backupPrefix(backupId) + name + continuation + ".tar" + codecSuffix;
    }

    /**
     * The canonical key of a backup's keep annotation.
     *
     * @see #keepAnnotationWithDoubleSlash
     */
    public String keepAnnotation(String backupId) {
        return backupPrefix(backupId) + "annotations/keep";
    }

    /**
     * The key under which other tools keep the annotation when the URL ends in a slash (contract 07 no. 12); equals
     * {@link #keepAnnotation} when it does not.
     */
    public String keepAnnotationWithDoubleSlash(String backupId) {
        return backupsPrefixWithDoubleSlash() + backupId + "/annotations/keep";
    }

    /**
     * The prefix of the keep annotations under {@link #keepAnnotationWithDoubleSlash}; equals {@link #backupsPrefix}
     * when the URL does not end in a slash.
     */
    public String backupsPrefixWithDoubleSlash() {
        return prefix.endsWith("/") ? prefix + "/" + server + "/base/" : backupsPrefix();
    }

    /** The prefix of all WAL-type files, ending in a slash. */
    public String walsPrefix() {
        return root() + "wals/";
    }

    /**
     * The key of a WAL-type file without compression suffix; with a suffix appended, the key of its compressed form.
     */
    public String wal(WalName name) {
        return walsPrefix()
                + name.hashDirectory().map(directory -> directory + "/").orElse("")
                + name.text();
    }

    /**
     * The key of an object that only shows what a store allows; removed again by whoever writes it.
     *
     * @param id tells it from others
     */
    public String probe(String id) {
        return root() + "pgcellar-doctor-probe-" + id;
    }

    private String root() {
        return ended(ended(prefix) + server);
    }

    /** Ended by one slash, unless it is empty (contract 00 section 7). */
    private static String ended(String path) {
        return path.isEmpty() || path.endsWith("/") ? path : path + "/";
    }
}
