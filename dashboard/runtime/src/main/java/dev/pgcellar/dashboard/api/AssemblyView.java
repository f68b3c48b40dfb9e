package dev.pgcellar.dashboard.api;

import java.util.List;

/**
 * What this build is made of.
 *
 * @param version of PgCellar
 * @param actions whether backups can be kept, released and deleted
 */
public record AssemblyView(
        String version,
        boolean actions,
        List<Storage> storage,
        List<Compression> compression,
        List<Snapshots> snapshots) {

    /**
     * A storage provider.
     *
     * @param options the names of its command-line options
     */
    public record Storage(String name, List<String> schemes, List<String> options) {}

    /** A codec. */
    public record Compression(String name, String suffix) {}

    /** A provider of disk snapshots. */
    public record Snapshots(String name, String storage) {}
}
