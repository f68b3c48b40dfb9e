package dev.pgcellar.embedded;

import dev.pgcellar.api.OperationEvent;
import dev.pgcellar.api.OperationRun;
import dev.pgcellar.api.PgCellar;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * Metrics of the operations of this application, and of the servers under {@code pgcellar.servers}. A gauge that cannot
 * be read is not a number.
 */
public final class BackupMetrics implements MeterBinder {

    private static final String SUCCESS = "success";

    private final MeterRegistry registry;
    private final PgCellar cellar;
    private final ServerMonitor monitor;

    @Inject
    BackupMetrics(MeterRegistry registry, PgCellar cellar, ServerMonitor monitor) {
        this.registry = registry;
        this.cellar = cellar;
        this.monitor = monitor;
    }

    @Override
    public void bindTo(MeterRegistry target) {
        for (String name : cellar.serverNames()) {
            gauge(target, "pgcellar.backup.age", "seconds", name, each -> each.backupAge(name)
                    .map(BackupMetrics::seconds)
                    .orElse(Double.NaN));
            gauge(
                    target,
                    "pgcellar.wal.lag",
                    "seconds",
                    name,
                    each -> seconds(each.archiver(name).longestWait()));
            gauge(target, "pgcellar.wal.waiting", "files", name, each -> each.archiver(name)
                    .waitingFiles());
        }
    }

    private void gauge(
            MeterRegistry target, String meter, String unit, String server, ToDoubleFunction<ServerMonitor> value) {
        Gauge.builder(meter, monitor, each -> {
                    try {
                        return value.applyAsDouble(each);
                    } catch (RuntimeException e) {
                        return Double.NaN;
                    }
                })
                .tag("server", server)
                .baseUnit(unit)
                .register(target);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    void succeeded(@Observes OperationEvent.Succeeded event) {
        record(event.run(), SUCCESS, event.bytes(), event.elapsed());
    }

    void failed(@Observes OperationEvent.Failed event) {
        record(event.run(), event.failure().getClass().getSimpleName(), event.bytes(), event.elapsed());
    }

    private void record(OperationRun run, String outcome, long bytes, Duration elapsed) {
        Tags tags = Tags.of("operation", run.operation().command(), "server", run.serverName());
        registry.timer("pgcellar.operation", tags.and("outcome", outcome)).record(elapsed);
        registry.counter("pgcellar.transferred.bytes", tags).increment(bytes);
        if (!outcome.equals(SUCCESS)) {
            registry.counter("pgcellar.failures", tags.and("failure", outcome)).increment();
        }
    }
}
