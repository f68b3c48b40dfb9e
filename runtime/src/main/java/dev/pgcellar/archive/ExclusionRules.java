package dev.pgcellar.archive;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a base backup leaves out (contract 01 section 2.5, with the departures of contract 07 nos. 2 and 3). Paths are
 * relative to the walked root, with {@code /} between components; the root is {@code .}.
 *
 * <p>A path that an include pattern matches is kept; else one that an exclude pattern matches is dropped; else it is
 * kept. A dropped directory is not entered. The patterns of PostgreSQL's transient directories match their contents, so
 * the directories themselves stay, empty.
 */
public final class ExclusionRules {

    private static final List<PathPattern> DATA_DIRECTORY =
            patterns("/pg_log/*", "/log/*", "/pg_xlog/*", "/pg_wal/*", "/global/pg_control");
    private static final List<PathPattern> COMMON = patterns(
            "pgsql_tmp*",
            "postgresql.auto.conf.tmp",
            "current_logfiles.tmp",
            "pg_internal.init",
            "postmaster.pid",
            "postmaster.opts",
            "recovery.conf",
            "standby.signal",
            "pg_dynshmem/*",
            "pg_notify/*",
            "pg_replslot/*",
            "pg_serial/*",
            "pg_stat_tmp/*",
            "pg_snapshots/*",
            "pg_subtrans/*");
    private static final String TEMPORARY_RELATION = "/\\d+/t\\d+_\\d+(?:_(?:fsm|vm|init))?(?:\\.\\d+)?";
    private static final Pattern IN_DATA_DIRECTORY = Pattern.compile("base" + TEMPORARY_RELATION);
    private static final Pattern IN_TABLESPACE = Pattern.compile("PG_[^/]+" + TEMPORARY_RELATION);

    private final List<PathPattern> includes;
    private final List<PathPattern> excludes;
    private final Set<String> excludedPaths;
    private final Pattern temporaryRelations;

    private ExclusionRules(
            List<PathPattern> includes,
            List<PathPattern> excludes,
            Set<String> excludedPaths,
            Pattern temporaryRelations) {
        this.includes = includes;
        this.excludes = excludes;
        this.excludedPaths = excludedPaths;
        this.temporaryRelations = temporaryRelations;
    }

    /**
     * The rules for a data directory. Besides the contract's list they drop tablespaces that lie inside it, which have
     * archives of their own, and a {@code backup_label} at its root: the label of this backup is appended at the end,
     * possibly to another archive, and must not depend on which of the two is extracted last.
     *
     * @param tablespaces all tablespaces of the cluster that have a location
     * @throws SourceUnreadableException if a tablespace's name is not valid UTF-8
     */
    public static ExclusionRules forDataDirectory(List<TablespaceLocation> tablespaces, Path pgdata)
            throws SourceUnreadableException {
        return forDataDirectory(tablespaces, pgdata, Set.of("backup_label"));
    }

    /**
     * The rules for a copy of a data directory that a backup made: its {@code backup_label} is kept.
     *
     * @param tablespaces all tablespaces of the cluster that have a location
     * @throws SourceUnreadableException if a tablespace's name is not valid UTF-8
     */
    public static ExclusionRules forCopiedDataDirectory(List<TablespaceLocation> tablespaces, Path copy)
            throws SourceUnreadableException {
        return forDataDirectory(tablespaces, copy, Set.of());
    }

    private static ExclusionRules forDataDirectory(
            List<TablespaceLocation> tablespaces, Path pgdata, Set<String> excluded) throws SourceUnreadableException {
        DataDirectory dataDirectory = new DataDirectory(pgdata.toAbsolutePath());
        Set<String> paths = new HashSet<>(excluded);
        for (TablespaceLocation tablespace : tablespaces) {
            paths.add("pg_tblspc/" + tablespace.oid());
            Optional<String> inside = dataDirectory.nameOf(tablespace.location());
            inside.ifPresent(paths::add);
        }
        List<PathPattern> excludes =
                Stream.concat(DATA_DIRECTORY.stream(), COMMON.stream()).toList();
        return new ExclusionRules(List.of(), excludes, Set.copyOf(paths), IN_DATA_DIRECTORY);
    }

    /**
     * The rules for the location of a tablespace: only the directory of the server's own version is kept, not the root.
     *
     * @param serverMajor the server's major version as in the directory's name: {@code 15}, {@code 9.6}
     */
    public static ExclusionRules forTablespace(String serverMajor) {
        List<PathPattern> excludes =
                Stream.concat(patterns("/*").stream(), COMMON.stream()).toList();
        return new ExclusionRules(patterns("/PG_" + serverMajor + "_*"), excludes, Set.of(), IN_TABLESPACE);
    }

    /** Whether a directory is neither stored nor entered; the root {@code .} is always entered. */
    public boolean dropDirectory(String path) {
        return includes.stream().noneMatch(pattern -> pattern.matchesDirectory(path))
                && (excludedPaths.contains(path)
                        || excludes.stream().anyMatch(pattern -> pattern.matchesDirectory(path)));
    }

    /** Whether something that is not a directory is left out. */
    public boolean dropFile(String path) {
        return includes.stream().noneMatch(pattern -> pattern.matchesFile(path))
                && (excludedPaths.contains(path)
                        || temporaryRelations.matcher(path).matches()
                        || excludes.stream().anyMatch(pattern -> pattern.matchesFile(path)));
    }

    private static List<PathPattern> patterns(String... texts) {
        return Stream.of(texts).map(PathPattern::of).toList();
    }
}
