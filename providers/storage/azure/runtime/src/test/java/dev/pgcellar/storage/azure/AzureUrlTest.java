package dev.pgcellar.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.InvalidConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://acct.blob.core.windows.net/container, container, ''",
        "https://acct.blob.core.windows.net/container/, container, ''",
        "https://acct.blob.core.windows.net/container/path/below, container, path/below",
        "https://acct.blob.core.windows.net/container/path/, container, path/",
        "http://acct.blob.core.windows.net/container/path, container, path",
        "https://acct.blob.core.windows.net/container//path, container, path",
        "https://acct.blob.core.windows.net/container/path?timeout=3, container, path"
    })
    void reads_the_form_of_the_service(String text, String container, String prefix) {
        AzureUrl url = AzureUrl.parse(text);

        assertThat(url.container()).isEqualTo(container);
        assertThat(url.prefix()).isEqualTo(prefix);
        assertThat(url.endpoint()).isEqualTo(URI.create("https://acct.blob.core.windows.net"));
        assertThat(url.account()).isEqualTo("acct");
        assertThat(url.needsConnectionString()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:10000/account/container, container, ''",
        "http://localhost:10000/account/container/path/below, container, path/below",
        "https://acct.blob.core.chinacloudapi.cn/account/container/path, container, path"
    })
    void reads_the_form_that_needs_a_connection_string(String text, String container, String prefix) {
        AzureUrl url = AzureUrl.parse(text);

        assertThat(url.container()).isEqualTo(container);
        assertThat(url.prefix()).isEqualTo(prefix);
        assertThat(url.needsConnectionString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acct.blob.core.windows.net",
                "https://acct.blob.core.windows.net/",
                "http://127.0.0.1:10000",
                "http://127.0.0.1:10000/account",
                "http://127.0.0.1:10000/account/",
                "https:///container",
                "s3://bucket/path",
                "container/path"
            })
    void refuses_what_names_no_container(String text) {
        assertThatThrownBy(() -> AzureUrl.parse(text))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("'" + text + "' is not the URL of an Azure container");
    }

    @Test
    void does_not_repeat_a_signature_that_was_put_into_the_url() {
        assertThatThrownBy(() -> AzureUrl.parse("https://a.blob.core.windows.net/c?sv=1&sig=SECRET"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("AZURE_STORAGE_SAS_TOKEN")
                .hasMessageNotContaining("SECRET");
    }
}
