package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** URLs that no store answers to: exit status 4 in every command (contract 00 section 7). */
@ExtendWith(SharedServers.class)
class BadUrlsIT {

    @TempDir
    Path folder;

    private final Archive archive;

    BadUrlsIT(Archives archives) {
        this.archive = archives.create(ArchiveKind.FILE);
    }

    @ParameterizedTest
    @EnumSource
    void every_command_reports_a_scheme_that_nobody_knows(StoreCommand command) {
        ProcessOutcome outcome = command.on(archive, "ftp://host/path", folder).run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming("ftp://", "file://", "s3://");
    }

    @ParameterizedTest
    @EnumSource
    void every_command_reports_a_url_without_a_bucket(StoreCommand command) {
        ProcessOutcome outcome = command.on(archive, "s3:///path", folder).run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming("s3:///path");
    }

    @ParameterizedTest
    @CsvSource({
        "bucket/path,bucket/path",
        "/srv/archive,/srv/archive",
        "s3:/bucket/path,s3:/bucket/path",
        "file://relative/path,file://relative/path",
        "gs:///path,gs:///path",
        "https://acct.blob.core.windows.net,https://acct.blob.core.windows.net",
        "http://127.0.0.1:10000/account/container,AZURE_STORAGE_CONNECTION_STRING",
    })
    void reports_a_malformed_or_foreign_url(String url, String named) {
        ProcessOutcome outcome = archive.commandOn(url, "backup-list").run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming(named);
    }

    @ParameterizedTest
    @CsvSource({
        "aws-s3,file:///tmp/archive,file:///tmp/archive",
        "azure-blob-storage,s3://bucket/path,s3://bucket/path",
        "google-cloud-storage,s3://bucket/path,gs://bucket/path"
    })
    void an_explicit_provider_wins_over_the_scheme(String provider, String url, String named) {
        ProcessOutcome outcome = archive.commandOn(url, "backup-list", "--cloud-provider", provider)
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming(named);
    }

    @ParameterizedTest
    @CsvSource({"backup,--sse-kms-key-id", "wal-archive,--sse-kms-key-id"})
    void reports_options_of_the_store_that_contradict_each_other(String command, String option) {
        String segment = WalSegment.write(folder, 1).toString();

        ProcessOutcome outcome = Archive.program(command)
                .arguments("s3://bucket/path", "srv", option, "key")
                .arguments(command.equals("backup") ? new String[0] : new String[] {segment})
                .environment(Map.of("AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret"))
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming("KMS key", "--encryption aws:kms");
        assertThat(archive.files()).isEmpty();
    }
}
