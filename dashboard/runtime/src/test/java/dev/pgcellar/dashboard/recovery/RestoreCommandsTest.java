package dev.pgcellar.dashboard.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.api.ServerTarget;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderOption.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreCommandsTest {

    private static final List<ProviderOption> OPTIONS = List.of(
            option("--endpoint-url", Type.TEXT),
            option("--path-style", Type.FLAG),
            option("--proxy", Type.FLAG),
            option("--sas-token", Type.TEXT),
            option("--encryption", Type.TEXT, "backup", "wal-archive"));

    private static ProviderOption option(String name, Type type, String... commands) {
        return new ProviderOption(name, List.of(), "", type, List.of(), "", List.of(commands));
    }

    private final ServerTarget target = ServerTarget.of("s3://bucket/o'clock", "50%")
            .withProvider("aws-s3")
            .withOption("endpoint-url", "https://s3.example.com/a b")
            .withOption("path-style", "true")
            .withOption("proxy", "false")
            .withOption("sas-token", "hunter2")
            .withOption("encryption", "AES256");

    private final RestoreCommands commands = new RestoreCommands(target, OPTIONS);

    @Test
    void give_each_command_the_options_that_it_has_and_no_secret() {
        assertThat(commands.restore("20261001T120000"))
                .startsWith("pgcellar restore --cloud-provider aws-s3 --endpoint-url 'https://s3.example.com/a b'"
                        + " --path-style --sas-token '")
                .endsWith("' 's3://bucket/o'\\''clock' 50% 20261001T120000 RECOVERY_DIR")
                .doesNotContain("hunter2", "--proxy", "--encryption");
    }

    @Test
    void double_what_postgresql_would_take_for_its_own() {
        assertThat(commands.restoreCommand())
                .startsWith("pgcellar wal-restore ")
                .endsWith(" ''s3://bucket/o''\\''''clock'' 50%% %f %p");
    }
}
