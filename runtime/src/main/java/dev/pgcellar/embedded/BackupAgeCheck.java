package dev.pgcellar.embedded;

import dev.pgcellar.config.ServerSettings;
import dev.pgcellar.config.ServersConfiguration;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether the newest complete backup of each server is younger than {@code pgcellar.servers.<name>.max-backup-age};
 * servers without that setting are left out.
 */
@Wellness
public final class BackupAgeCheck implements HealthCheck {

    private final ServersConfiguration configuration;
    private final ServerMonitor monitor;

    @Inject
    BackupAgeCheck(ServersConfiguration configuration, ServerMonitor monitor) {
        this.configuration = configuration;
        this.monitor = monitor;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("PgCellar: last backup").up();
        configuration.servers().forEach((name, server) -> judge(new ServerSettings(name, server), response));
        return response.build();
    }

    private void judge(ServerSettings settings, HealthCheckResponseBuilder response) {
        String name = settings.name();
        try {
            Optional<Duration> limit = settings.maxBackupAge();
            if (limit.isEmpty()) {
                return;
            }
            Optional<Duration> age = monitor.backupAge(name);
            response.withData(name, age.map(each -> each.toSeconds() + " s old").orElse("there is no complete backup"));
            if (age.filter(each -> each.compareTo(limit.get()) <= 0).isEmpty()) {
                response.down();
            }
        } catch (RuntimeException e) {
            response.withData(name, e.getMessage()).down();
        }
    }
}
