package dev.pgcellar.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.api.InvalidRequestException;
import dev.pgcellar.api.OperationEvent;
import dev.pgcellar.api.PgCellar;
import dev.pgcellar.api.ServerTarget;
import dev.pgcellar.postgres.Checkpoint;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that embeds PgCellar and has nothing else: no command line, no HTTP, no storage. */
class EmbeddingTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClass(Observer.class))
            .overrideRuntimeConfigKey("pgcellar.servers.main.url", "tape://shelf/databases")
            .overrideRuntimeConfigKey("pgcellar.servers.main.server-name", "pg-main")
            .overrideRuntimeConfigKey("pgcellar.servers.main.options.endpoint-url", "http://localhost")
            .overrideRuntimeConfigKey("pgcellar.servers.main.dbname", "password=secret")
            .overrideRuntimeConfigKey("pgcellar.servers.main.compression", "gzip")
            .overrideRuntimeConfigKey("pgcellar.servers.main.compression-level", "low")
            .overrideRuntimeConfigKey("pgcellar.servers.main.jobs", "3")
            .overrideRuntimeConfigKey("pgcellar.servers.main.immediate-checkpoint", "true")
            .overrideRuntimeConfigKey("pgcellar.servers.homeless.retention-policy", "REDUNDANCY 1")
            .overrideRuntimeConfigKey("pgcellar.servers.wrong.url", "tape://shelf/databases")
            .overrideRuntimeConfigKey("pgcellar.servers.wrong.jobs", "many")
            .overrideRuntimeConfigKey("pgcellar.servers.wrong.max-backup-age", "old")
            .overrideRuntimeConfigKey("pgcellar.servers.main.shedule", "0 0 2 * * ?")
            .overrideRuntimeConfigKey("pgcellar.servers.main.retention.policy", "REDUNDANCY 1")
            .setLogRecordPredicate(record -> record.getLoggerName().equals("io.quarkus.config"))
            .assertLogRecords(records -> assertThat(records)
                    .map(EmbeddingTest::text)
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).contains("\"pgcellar.servers.main.shedule\""),
                            line -> assertThat(line).contains("\"pgcellar.servers.main.retention.policy\"")));

    private static String text(LogRecord record) {
        return String.format(record.getMessage(), record.getParameters());
    }

    @Inject
    PgCellar cellar;

    @Inject
    Observer observer;

    @Test
    void makes_targets_of_configuration() {
        ServerTarget target = cellar.server("main").target();

        assertThat(cellar.serverNames()).containsExactly("homeless", "main", "wrong");
        assertThat(target.url()).isEqualTo("tape://shelf/databases");
        assertThat(target.serverName()).isEqualTo("pg-main");
        assertThat(target.options()).containsEntry("endpoint-url", "http://localhost");
        assertThat(target.backup().jobs()).isEqualTo(3);
        assertThat(target.backup().checkpoint()).isEqualTo(Checkpoint.FAST);
        assertThat(target.backup().compression()).isEqualTo(target.wal().compression());
        assertThat(target).asString().doesNotContain("secret");
    }

    @Test
    void says_that_a_server_has_no_url() {
        assertThatThrownBy(() -> cellar.server("homeless"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("server 'homeless' has no store: set pgcellar.servers.homeless.url");
    }

    @Test
    void starts_whatever_the_settings_of_a_server_and_says_what_is_wrong_when_it_is_asked_for() {
        assertThatThrownBy(() -> cellar.server("wrong"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("pgcellar.servers.wrong.jobs: ", "'many'");
    }

    @Test
    void says_which_servers_there_are() {
        assertThatThrownBy(() -> cellar.server("other"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "no server 'other' is configured; there are homeless, main, wrong. Set pgcellar.servers.other.url");
    }

    @Test
    void tells_observers_of_a_failure_that_it_throws() {
        assertThatThrownBy(() -> cellar.server("main").list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("this build has no storage provider for 'tape://'");

        assertThat(observer.events).hasSize(2);
        assertThat(observer.events.get(0)).isInstanceOf(OperationEvent.Started.class);
        assertThat(observer.events.get(1)).isInstanceOf(OperationEvent.Failed.class);
    }

    @Test
    void brings_neither_a_command_line_nor_http() {
        assertThatThrownBy(() -> Class.forName("picocli.CommandLine")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName("io.vertx.core.Vertx")).isInstanceOf(ClassNotFoundException.class);
    }

    @Singleton
    static class Observer {
        final List<OperationEvent> events = new CopyOnWriteArrayList<>();

        void observe(@Observes OperationEvent event) {
            events.add(event);
        }
    }
}
