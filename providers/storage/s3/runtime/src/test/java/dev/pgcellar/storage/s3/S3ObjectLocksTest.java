package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Object locks as a server tells of them (contract 04 section 1). */
class S3ObjectLocksTest {

    private final FaultProxy server = FaultProxy.alone();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, -",
                "GOVERNANCE, 2999-12-31T23:59:59Z, -, a retention period until 2999-12-31T23:59:59Z",
                "COMPLIANCE, 2999-12-31T23:59:59Z, OFF, a retention period until 2999-12-31T23:59:59Z",
                "COMPLIANCE, 2001-01-01T00:00:00Z, -, -",
                "COMPLIANCE, 2001-01-01T00:00:00Z, ON, a legal hold",
                "-, -, ON, a legal hold",
                "-, -, OFF, -"
            })
    void tells_what_holds_an_object(String mode, String until, String hold, String lock) throws Exception {
        Map<String, String> headers = new HashMap<>(Map.of("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"));
        put(headers, "x-amz-object-lock-mode", mode);
        put(headers, "x-amz-object-lock-retain-until-date", until);
        put(headers, "x-amz-object-lock-legal-hold", hold);
        server.inject(request -> request.method().equals("HEAD"), Fault.answer(200, headers, ""));

        try (ObjectStore store = Stores.open(server.endpoint(), "bucket")) {
            assertThat(store.objectLocks().orElseThrow().lockOn("key").orElse(null))
                    .isEqualTo(lock);
        }
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    @Test
    void fails_when_it_cannot_tell() throws Exception {
        server.injectOnce(request -> request.method().equals("HEAD"), Fault.error(403, "AccessDenied"));

        try (ObjectStore store = Stores.open(server.endpoint(), "bucket")) {
            assertThatThrownBy(() -> store.objectLocks().orElseThrow().lockOn("key"))
                    .isInstanceOf(StoreAccessDeniedException.class)
                    .hasMessageContaining("cannot look up the lock of 's3://bucket/key'");
            assertThatThrownBy(() -> store.objectLocks().orElseThrow().lockOn("key"))
                    .isInstanceOf(StoreException.class);
        }
    }
}
