package dev.pgcellar.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCounterTest {

    private static final String CONVERSATION = "PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n"
            + "GET / HTTP/1.1\r\n\r\n!!" + "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"
            + "POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64, 4096})
    void counts_heads_and_no_bodies_however_the_bytes_arrive(int piece) {
        AtomicInteger requests = new AtomicInteger();
        RequestCounter counter = new RequestCounter(requests::incrementAndGet);
        byte[] bytes = CONVERSATION.getBytes(StandardCharsets.ISO_8859_1);

        for (int start = 0; start < bytes.length; start += piece) {
            int length = Math.min(piece, bytes.length - start);
            byte[] part = new byte[length];
            System.arraycopy(bytes, start, part, 0, length);
            counter.count(part, length);
        }

        assertThat(requests).hasValue(3);
    }
}
