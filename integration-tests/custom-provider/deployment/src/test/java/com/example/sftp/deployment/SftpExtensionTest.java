package com.example.sftp.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.sftp.ZlibCodec;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.OptionValues;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that has this extension. */
class SftpExtensionTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = new QuarkusUnitTest().withEmptyApplication();

    @Inject
    ObjectStoreProviders providers;

    @Inject
    Codecs codecs;

    @Test
    void opens_the_storage_by_its_scheme() {
        try (OpenedStore opened = providers.open("sftp://backup@nas/srv/backups", null, OptionValues.NONE)) {
            assertThat(opened.location().container()).isEqualTo("/srv/backups");
        }
    }

    @Test
    void finds_the_compression_by_its_suffix() {
        assertThat(codecs.forName("data.tar.zz"))
                .hasValueSatisfying(codec -> assertThat(codecs.instantiate(codec)).isInstanceOf(ZlibCodec.class));
    }
}
