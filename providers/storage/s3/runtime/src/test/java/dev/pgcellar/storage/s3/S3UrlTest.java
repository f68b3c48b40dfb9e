package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.StoreLocation;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3UrlTest {

    private final S3ObjectStoreProvider provider = Stores.provider(FixedConfig.NONE, Map.of());

    @ParameterizedTest
    @CsvSource({
        "s3://bucket, bucket, ''",
        "s3://bucket/, bucket, ''",
        "s3://bucket/path, bucket, path",
        "s3://bucket/path/, bucket, path/",
        "s3://bucket//x/y, bucket, x/y",
        "s3://bucket///x//y//, bucket, x//y//",
        "s3://bucket/a b+c%20d, bucket, a b+c%20d",
        "s3://bucket/path?query, bucket, path",
        "s3://bucket/path#fragment, bucket, path",
        "s3://bucket?query/path, bucket, ''",
        "s3://my.bucket_1/path, my.bucket_1, path",
        "S3://bucket/path, bucket, path"
    })
    void splits_a_url_into_bucket_and_prefix(String url, String bucket, String prefix) {
        StoreLocation location = provider.parse(url);

        assertThat(location).isEqualTo(new StoreLocation(url, bucket, prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3",
                "s3:",
                "s3:/bucket/path",
                "s3://",
                "s3:///path",
                "gs://bucket/path",
                "bucket/path",
                "s3://?x"
            })
    void refuses_what_is_not_a_bucket_url(String url) {
        assertThatThrownBy(() -> provider.parse(url))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("'" + url + "' is not the URL of an S3 bucket; expected a form like s3://bucket/path");
    }
}
