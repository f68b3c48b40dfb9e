package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where credentials come from. */
class S3CredentialsTest {

    private final FaultProxy server = FaultProxy.alone();

    @AfterEach
    void stopServer() {
        server.close();
    }

    private ObjectStore open(Map<String, String> environment) {
        S3ObjectStoreProvider provider = new S3ObjectStoreProvider(FixedConfig.NONE, environment::get);
        return provider.open(
                provider.parse("s3://bucket"),
                new OptionValues(Map.of("--endpoint-url", server.endpoint().toString())));
    }

    @Test
    void says_on_one_line_what_to_set_when_there_are_no_credentials(@TempDir Path home) throws IOException {
        try (ObjectStore store = open(Map.of("HOME", home.toString(), "AWS_EC2_METADATA_DISABLED", "true"))) {
            assertThatThrownBy(() -> store.get("key"))
                    .isInstanceOf(StoreAccessDeniedException.class)
                    .hasMessage("cannot read 's3://bucket/key': there are no AWS credentials; set AWS_ACCESS_KEY_ID"
                            + " and AWS_SECRET_ACCESS_KEY, name a profile, or give this host a role");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void takes_the_credentials_of_the_profile_asked_for_before_those_of_the_environment(@TempDir Path home)
            throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[other]\naws_access_key_id = key-of-profile\naws_secret_access_key = secret\n");
        server.inject(request -> true, Fault.error(404, "NoSuchKey"));

        for (Map<String, String> options : List.of(Map.<String, String>of(), Map.of("--aws-profile", "other"))) {
            try (ObjectStore store =
                    Stores.open(server.endpoint(), "bucket", options, Map.of("HOME", home.toString()))) {
                store.head("key");
            }
        }

        assertThat(server.requests().get(0).header("authorization").orElseThrow())
                .contains("pgcellar-test-access-key");
        assertThat(server.requests().get(1).header("authorization").orElseThrow())
                .contains("key-of-profile");
    }

    @Test
    void refuses_half_a_key_pair() {
        assertThatThrownBy(
                        () -> Stores.open(server.endpoint(), "bucket", Map.of(), Map.of("AWS_SECRET_ACCESS_KEY", "")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not; set both");
    }

    @Test
    void takes_the_role_of_a_web_identity(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "web-identity-token");
        server.inject(
                S3CredentialsTest::isForRole,
                Fault.answer(
                        200,
                        Map.of(),
                        """
                <AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>key-of-role</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
                <SessionToken>session</SessionToken><Expiration>%s</Expiration>
                </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
                """
                                .formatted(Instant.now().plus(1, ChronoUnit.HOURS))));
        System.setProperty("aws.endpointUrlSts", server.endpoint().toString());
        System.setProperty("aws.region", "us-east-1");
        try (ObjectStore store = open(Map.of(
                "HOME",
                folder.toString(),
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                token.toString(),
                "AWS_ROLE_ARN",
                "arn:aws:iam::123456789012:role/backup"))) {
            store.head("key");
        } finally {
            System.clearProperty("aws.endpointUrlSts");
            System.clearProperty("aws.region");
        }

        RecordedRequest request = server.requests("HEAD").get(0);
        assertThat(request.header("authorization").orElseThrow()).contains("Credential=key-of-role/");
        assertThat(request.header("x-amz-security-token")).contains("session");
    }

    private static boolean isForRole(RecordedRequest request) {
        return request.method().equals("POST") && request.path().equals("/");
    }
}
