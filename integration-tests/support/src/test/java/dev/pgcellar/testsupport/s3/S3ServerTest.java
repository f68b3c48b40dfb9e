package dev.pgcellar.testsupport.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ServerTest {

    @Test
    void two_servers_run_beside_each_other() {
        try (S3Server one = S3Server.start();
                S3Server other = S3Server.start()) {
            one.createBucket("bucket");

            assertThat(one.endpoint()).isNotEqualTo(other.endpoint());
            assertThat(one.keys("bucket")).isEmpty();
            assertThat(one.openMultipartUploads("bucket")).isZero();
        }
    }

    @Test
    void keeps_buckets_as_folders_of_the_given_one(@TempDir Path folder) {
        try (S3Server server = S3Server.startOn(folder)) {
            server.createBucket("bucket");

            assertThat(Files.isDirectory(folder.resolve("bucket"))).isTrue();
        }
    }

    @Test
    void refuses_an_unsigned_request() throws Exception {
        try (S3Server server = S3Server.start();
                FaultProxy proxy = FaultProxy.before(server.endpoint())) {
            server.createBucket("bucket");
            HttpURLConnection connection = (HttpURLConnection)
                    proxy.endpoint().resolve("/bucket").toURL().openConnection();

            assertThat(connection.getResponseCode()).isEqualTo(403);
            assertThat(proxy.requests()).singleElement().satisfies(request -> assertThat(request.path())
                    .isEqualTo("/bucket"));
        }
    }
}
