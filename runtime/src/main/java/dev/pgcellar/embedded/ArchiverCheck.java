package dev.pgcellar.embedded;

import dev.pgcellar.config.ServersConfiguration;
import dev.pgcellar.postgres.ArchiverStatus;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.time.Duration;
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
        configuration.servers().forEach((name, server) -> server.maxWalLag()
                .ifPresent(limit -> judge(name, limit, response)));
        return response.build();
    }

    private void judge(String name, Duration limit, HealthCheckResponseBuilder response) {
        try {
            ArchiverStatus status = monitor.archiver(name);
            response.withData(
                    name,
                    status.waitingFiles() + " files wait, the oldest for "
                            + status.longestWait().toSeconds() + " s");
            if (status.longestWait().compareTo(limit) > 0) {
                response.down();
            }
        } catch (RuntimeException e) {
            response.withData(name, e.getMessage()).down();
        }
    }
}
