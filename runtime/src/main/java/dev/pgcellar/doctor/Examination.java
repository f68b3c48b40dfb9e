package dev.pgcellar.doctor;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.postgres.ConnectionOptions;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * One examination of a place for backups, and of the server whose they are. What it finds out is kept in the order of
 * the checks; a check that fails does not keep the others from being made, where these make sense without it.
 */
public final class Examination {

    private final String url;
    private final String serverName;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    public Examination(String url, String serverName, Clock clock) {
        this.url = url;
        this.serverName = serverName;
        this.clock = clock;
    }

    /** Tries the store and looks at what it holds of the server; not closed. */
    public void ofStore(OpenedStore opened) {
        findings.add(Finding.ok(
                "URL",
                "container '" + opened.location().container() + "', prefix '"
                        + opened.location().prefix() + "'"));
        ServerLayout layout = opened.layoutOf(serverName);
        if (new StoreExamination(opened, layout, clock).run(findings::add)) {
            new ArchiveExamination(opened.store(), layout, clock).run(findings::add);
        }
    }

    /** Notes why the store could not be opened. */
    public void ofUnopenedStore(Exception failure) {
        findings.add(Findings.failure("URL", failure, "Correct the URL, the options, or the configuration."));
    }

    /** Looks at the PostgreSQL server. */
    public void ofPostgres(ConnectionOptions connection) {
        new PostgresExamination(url, serverName).run(connection, findings::add);
    }

    /** Notes that PostgreSQL is left out. */
    public void withoutPostgres(String why) {
        findings.add(Finding.skipped("PostgreSQL", why));
    }

    /** What was found so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
