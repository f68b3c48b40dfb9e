package dev.pgcellar.embedded;

import dev.pgcellar.config.ServerSettings;
import dev.pgcellar.config.ServersConfiguration;
import dev.pgcellar.postgres.ArchiverStatus;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether no WAL file of a server has waited for the archiver longer than {@code pgcellar.servers.<name>.max-wal-lag};
 * servers without that setting are left out.
 */
@Wellness
public final class ArchiverCheck implements HealthCheck {

    private final ServersConfiguration configuration;
    private final ServerMonitor monitor;

    @Inject
    ArchiverCheck(ServersConfiguration configuration, ServerMonitor monitor) {
        this.configuration = configuration;
        this.monitor = monitor;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("PgCellar: WAL archiver").up();
        configuration.servers().forEach((name, server) -> judge(new ServerSettings(name, server), response));
        return response.build();
    }

    private void judge(ServerSettings settings, HealthCheckResponseBuilder response) {
        String name = settings.name();
        try {
            Optional<Duration> limit = settings.maxWalLag();
            if (limit.isEmpty()) {
                return;
            }
            ArchiverStatus status = monitor.archiver(name);
            response.withData(
                    name,
                    status.waitingFiles() + " files wait, the oldest for "
                            + status.longestWait().toSeconds() + " s");
            if (status.longestWait().compareTo(limit.get()) > 0) {
                response.down();
            }
        } catch (RuntimeException e) {
            response.withData(name, e.getMessage()).down();
        }
    }
}
