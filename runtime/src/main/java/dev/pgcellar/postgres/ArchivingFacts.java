package dev.pgcellar.postgres;

import java.util.Map;
import java.util.Optional;

/**
 * What decides whether a server can be backed up and archives its WAL.
 *
 * @param version for people, for instance {@code 18.1}
 * @param settings values of settings by name, as far as the role may see them
 * @param hasBackupPrivileges whether the role may take backups
 * @param archived WAL files archived since the statistics were reset
 * @param failed failed attempts since then
 * @param lastFailed name of the file whose archiving failed last, when nothing was archived since; null otherwise
 */
public record ArchivingFacts(
        String version,
        Map<String, String> settings,
        boolean hasBackupPrivileges,
        long archived,
        long failed,
        String lastFailed) {

    public ArchivingFacts {
        settings = Map.copyOf(settings);
    }

    /** The value of a setting, in the unit that PostgreSQL keeps it in; empty when the role may not see it. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** WAL file that could not be archived at the last attempt. */
    public Optional<String> failing() {
        return Optional.ofNullable(lastFailed);
    }
}
