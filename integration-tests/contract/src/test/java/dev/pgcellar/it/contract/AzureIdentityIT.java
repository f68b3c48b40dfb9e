package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Identities of Microsoft Entra (contract 00 section 8), as far as they can be had without Azure: a proxy that lets
 * nothing through sees whom the program turns to with its token, or for it.
 */
class AzureIdentityIT {

    private static final String URL = "https://account.blob.core.windows.net/container/path";
    private static final String SERVICE = "account.blob.core.windows.net:443";
    private static final String TOKEN = "contract-test-access-token";

    private final FaultProxy proxy = FaultProxy.alone();

    @TempDir
    Path folder;

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    private CommandLineProcess.Builder list(String... arguments) {
        return Archive.program("backup-list")
                .arguments(URL, "srv", "-vv")
                .arguments(arguments)
                .environment("HTTPS_PROXY", proxy.endpoint().toString())
                .environment("AZURE_REQUEST_RETRY_COUNT", "0")
                .environment("HOME", folder.toString());
    }

    private void assertTurnsTo(String host, ProcessOutcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(4);
        assertThat(outcome.stderr()).doesNotContain(TOKEN);
        assertThat(proxy.requests("CONNECT"))
                .extracting(RecordedRequest::target)
                .contains(host);
    }

    @Test
    void takes_the_token_of_the_azure_cli() throws IOException {
        Path az = Files.writeString(
                folder.resolve("az"),
                "#!/bin/sh\necho '{\"accessToken\":\"" + TOKEN
                        + "\",\"expiresOn\":\"2099-01-01 00:00:00.000000\",\"tokenType\":\"Bearer\"}'\n");
        Files.setPosixFilePermissions(az, PosixFilePermissions.fromString("rwxr-xr-x"));

        ProcessOutcome outcome = list("--credential", "azure-cli")
                .environment("PATH", folder + ":" + System.getenv("PATH"))
                .run(Archive.LIMIT);

        assertTurnsTo(SERVICE, outcome);
    }

    @Test
    void takes_the_token_of_a_managed_identity() {
        try (FaultProxy host = FaultProxy.alone()
                .inject(
                        request -> request.hasParameter("resource"),
                        Fault.answer(
                                200,
                                Map.of("Content-Type", "application/json"),
                                "{\"access_token\":\"" + TOKEN
                                        + "\",\"expires_on\":\"4070908800\",\"token_type\":\"Bearer\","
                                        + "\"resource\":\"https://storage.azure.com\"}"))) {
            ProcessOutcome outcome = list("--credential", "managed-identity")
                    .environment("IDENTITY_ENDPOINT", host.endpoint() + "/token")
                    .environment("IDENTITY_HEADER", "header")
                    .run(Archive.LIMIT);

            assertTurnsTo(SERVICE, outcome);
        }
    }

    @Test
    void finds_the_workload_identity_of_the_environment() throws IOException {
        ProcessOutcome outcome = list().environment(
                        "AZURE_FEDERATED_TOKEN_FILE",
                        Files.writeString(folder.resolve("token"), TOKEN).toString())
                .environment("AZURE_TENANT_ID", "11111111-2222-3333-4444-555555555555")
                .environment("AZURE_CLIENT_ID", "66666666-7777-8888-9999-000000000000")
                .run(Archive.LIMIT);

        assertTurnsTo("login.microsoftonline.com:443", outcome);
    }

    @Test
    void says_in_one_line_that_there_is_no_identity() {
        ProcessOutcome outcome = Archive.program("backup-list")
                .arguments(URL, "srv", "--azure-credential", "azure-cli")
                .environment("PATH", "/usr/bin:/bin")
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming("az login");
    }
}
