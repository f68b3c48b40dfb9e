package dev.pgcellar.embedded;

import dev.pgcellar.api.PgCellar;
import dev.pgcellar.api.ServerArchive;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.postgres.ArchiverStatus;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.postgres.PostgresSession;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What checks and metrics ask about servers. An answer, a failure too, holds for a minute, so that frequent questions
 * cost the store and PostgreSQL nothing.
 */
public final class ServerMonitor {

    private static final long HELD_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final PgCellar cellar;
    private final Map<String, HeldAnswer<Optional<OffsetDateTime>>> backups = new ConcurrentHashMap<>();
    private final Map<String, HeldAnswer<ArchiverStatus>> archivers = new ConcurrentHashMap<>();

    @Inject
    ServerMonitor(PgCellar cellar) {
        this.cellar = cellar;
    }

    /**
     * How long ago the newest complete backup of a server ended; empty when there is none.
     *
     * @throws dev.pgcellar.api.PgCellarException when the store does not tell
     */
    Optional<Duration> backupAge(String name) {
        return backups.computeIfAbsent(name, key -> new HeldAnswer<>(HELD_NANOS, () -> newestEnd(key)))
                .get()
                .map(end -> Duration.between(end, OffsetDateTime.now()));
    }

    /**
     * What waits for the archiver of a server.
     *
     * @throws IllegalStateException when PostgreSQL does not tell
     */
    ArchiverStatus archiver(String name) {
        return archivers
                .computeIfAbsent(name, key -> new HeldAnswer<>(HELD_NANOS, () -> askArchiver(key)))
                .get();
    }

    private Optional<OffsetDateTime> newestEnd(String name) {
        return cellar.server(name).newestComplete().flatMap(BackupInfo::endTime);
    }

    private ArchiverStatus askArchiver(String name) {
        ServerArchive archive = cellar.server(name);
        try (PostgresSession session = PostgresSession.connect(archive.target().connection())) {
            return session.archiverStatus();
        } catch (PostgresException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
