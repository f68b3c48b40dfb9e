package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and backups have names beyond ASCII also where no locale is set, as in most containers. */
@ExtendWith(SharedServers.class)
class WithoutLocaleIT {

    /** Written by the shell: this process may have no locale either. */
    private static final String NAME = "$(printf 'n\\303\\244me')";

    private static final String LISTED = "n\u00e4me";

    @TempDir
    Path folder;

    private final Archive archive;

    WithoutLocaleIT(Archives archives) {
        this.archive = archives.create(ArchiveKind.FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANG=", "LANG=C", "LC_ALL=POSIX"})
    void names_are_taken_for_utf_8(String locale) {
        archive.put(
                "base/20260110T100000/backup.info",
                (GoldenFile.text("named.backup.info").replaceFirst("backup_name=.*", "backup_name=" + LISTED))
                        .getBytes(StandardCharsets.UTF_8));

        ProcessOutcome shown = shell(locale, "backup-show", archive.url() + " srv " + NAME);

        assertThat(shown.expectSuccess().stdout()).contains("Backup Name            : " + LISTED + "\n");
    }

    @Test
    void a_server_with_such_a_name_gets_its_wal_back() {
        Path segment = WalSegment.write(folder, 1);

        shell("LANG=", "wal-archive", archive.url() + " " + NAME + " " + segment)
                .expectSuccess();
        shell("LANG=", "wal-restore", archive.url() + " " + NAME + " " + WalSegment.NAME + " " + folder + "/restored")
                .expectSuccess();

        assertThat(folder.resolve("restored")).hasSameBinaryContentAs(segment);
        assertThat(archive.folder().resolve("n%C3%A4me").resolve(WalSegment.KEY))
                .exists();
    }

    private static ProcessOutcome shell(String locale, String command, String arguments) {
        String[] variable = locale.split("=", 2);
        return CommandLineProcess.of(
                        "sh", "-c", PgCellarProgram.ofThisBuild().path("barman-cloud-" + command) + " " + arguments)
                .withoutEnvironment("LC_ALL")
                .withoutEnvironment("LC_CTYPE")
                .withoutEnvironment("LANG")
                .environment(variable[0], variable[1])
                .run(Archive.LIMIT);
    }
}
