package dev.pgcellar.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * Proves an {@link ObjectStore} against its Javadoc. Extend it once per server and implement the hooks of
 * {@link StoreUnderTest}; each test runs in a fresh container and ends with the proof that nothing was left behind.
 *
 * <p>A test that a <em>test server</em> cannot support is switched off in the subclass by overriding its method with
 * {@code @Test @Disabled("the server's reason")}.
 */
@Timeout(180)
public abstract class ObjectStoreConformanceTest
        implements ObjectKeyTests,
                WholeObjectTests,
                RangeTests,
                ConditionalWriteTests,
                ListingTests,
                LevelListingTests,
                MultipartUploadTests,
                DeleteTests,
                ContainerTests {

    private ObjectStore store;

    @BeforeEach
    final void openStoreOfThisTest() throws Exception {
        store = openStore();
    }

    @AfterEach
    final void nothingWasLeftBehind() throws Exception {
        long leftovers = countLeftovers();
        store.close();
        assertThat(leftovers)
                .as("uploads, temporary objects or empty folders left behind")
                .isZero();
    }

    @Override
    public final ObjectStore store() {
        return store;
    }
}
