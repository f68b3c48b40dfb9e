package dev.pgcellar.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.StoreLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileStorageProviderTest {

    private final FileStorageProvider provider = new FileStorageProvider();

    @ParameterizedTest
    @CsvSource({
        "file:///var/backups, /var/backups",
        "file:///var/backups/, /var/backups",
        "file:///var//backups///, /var/backups",
        "file://localhost/var/backups, /var/backups",
        "file:///with space, /with space",
        "file:///with%20percent, /with%20percent",
        "file:///query?and#fragment, /query?and#fragment"
    })
    void takes_the_text_after_the_scheme_as_the_path(String url, String container) {
        StoreLocation location = provider.parse(url);

        assertThat(location).isEqualTo(new StoreLocation(url, container, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file://",
                "file:///",
                "file:////",
                "file://localhost",
                "file://localhost/",
                "file://relative/path",
                "file://./relative",
                "file://host.example/path",
                "file:/var/backups",
                "/var/backups",
                "FILE:///var/backups",
                "file:///nul\0character"
            })
    void refuses_what_is_no_absolute_path(String url) {
        assertThatThrownBy(() -> provider.parse(url))
                .isInstanceOf(InvalidConfigurationException.class)
                .message()
                .contains(url)
                .contains("expected file:///absolute/path")
                .hasLineCount(1);
    }

    @Test
    void keeps_the_url_for_messages() {
        assertThat(provider.parse("file:///var/backups/").url()).isEqualTo("file:///var/backups/");
    }
}
