package dev.pgcellar.tck;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a storage extension tells the conformance tests about itself and its test server.
 */
public interface StoreUnderTest {

    /**
     * Opens a store on a container that exists, is empty and is used by no other test. Called once before each test;
     * the test closes the store.
     */
    ObjectStore openStore() throws Exception;

    /**
     * Opens a store on a container that does not exist but may be created with {@link ObjectStore#createContainer}. The
     * test closes the store.
     */
    ObjectStore openStoreOnAbsentContainer() throws Exception;

    /**
     * Opens a store on an existing container with credentials that the server refuses. The test closes the store.
     *
     * @return empty when the store has no credentials, or its test server does not check them
     */
    Optional<ObjectStore> openStoreWithWrongCredentials() throws Exception;

    /**
     * Opens a store at an endpoint where nothing listens. The test closes the store.
     *
     * @return empty when the store has no endpoint
     */
    Optional<ObjectStore> openStoreAtUnreachableEndpoint() throws Exception;

    /**
     * How long a call may take to find out that the endpoint cannot be reached, all attempts included, with the options
     * that {@link #openStoreAtUnreachableEndpoint} sets.
     */
    default Duration unreachableWithin() {
        return Duration.ofSeconds(30);
    }

    /**
     * Counts what unfinished or failed writes left behind in the container of this test, asking the server and not the
     * store under test: open multipart uploads, uncommitted blocks, temporary objects or files, empty folders.
     */
    long countLeftovers() throws Exception;

    /**
     * The provider, to prove that it is an entry to this store.
     *
     * @return a provider that parses {@link #validUrl()}
     */
    ObjectStoreProvider provider();

    /** A URL in the provider's form, with a container and the longest form of path it supports. */
    String validUrl();

    /**
     * Sample keys that the <em>server used in this test</em> cannot hold although the service it stands for can. Their
     * tests are skipped with the reason.
     *
     * @return the reason by key; normally empty
     */
    default Map<String, String> keysBeyondTheTestServer() {
        return Map.of();
    }

    /** The store of the running test. */
    ObjectStore store();
}
