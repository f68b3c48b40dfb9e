package dev.pgcellar.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.StoreLocation;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of buckets (contract 00 section 7). */
class GcsUrlTest {

    private final GcsObjectStoreProvider provider =
            new GcsObjectStoreProvider(FixedConfig.NONE, Map.<String, String>of()::get);

    @ParameterizedTest
    @CsvSource({
        "gs://bucket, bucket, ''",
        "gs://bucket/, bucket, ''",
        "gs://bucket/path, bucket, path",
        "gs://bucket//path/below//, bucket, path/below",
        "gs://bucket/a//b, bucket, a//b",
        "gs://bucket/path?query#fragment, bucket, path",
        "gs://bucket?query, bucket, ''",
        "https://console.cloud.google.com/storage/browser/bucket/path/, bucket, path",
        "https://console.cloud.google.com/storage/browser/bucket, bucket, ''",
        "'https://console.cloud.google.com/storage/browser/bucket/path;tab=objects?project=p', bucket, path"
    })
    void splits_a_url(String url, String bucket, String prefix) {
        assertThat(provider.parse(url)).isEqualTo(new StoreLocation(url, bucket, prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gs://",
                "gs:///path",
                "gs:/bucket",
                "GS://bucket",
                "s3://bucket",
                "bucket",
                "https://storage.googleapis.com/bucket",
                "https://console.cloud.google.com/storage/browser/"
            })
    void refuses_a_url_without_a_bucket_and_any_other_form(String url) {
        assertThatThrownBy(() -> provider.parse(url))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("'" + url
                        + "' is not the URL of a Google Cloud Storage bucket; expected a form like gs://bucket/path");
    }
}
