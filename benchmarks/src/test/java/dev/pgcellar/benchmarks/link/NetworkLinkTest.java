package dev.pgcellar.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkLinkTest {

    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final int BYTES = 500_000;

    @Test
    void an_answer_takes_two_round_trips_and_the_time_of_its_bytes() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                NetworkLink link = NetworkLink.to(
                        URI.create("http://127.0.0.1:" + server.getLocalPort()),
                        new LinkConditions(LATENCY, 10 * BYTES))) {
            Thread answering = new Thread(() -> answer(server));
            answering.start();
            long start = System.nanoTime();

            byte[] received;
            try (Socket client = new Socket("127.0.0.1", link.endpoint().getPort())) {
                client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                received = client.getInputStream().readAllBytes();
            }

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(LATENCY.multipliedBy(4).plusMillis(100), Duration.ofSeconds(5));
            assertThat(received).hasSize(BYTES).containsOnly('x');
            assertThat(link.requests()).isOne();
            assertThat(link.connections()).isOne();
            answering.join();
        }
    }

    private static void answer(ServerSocket server) {
        try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            in.readNBytes("GET / HTTP/1.1\r\n\r\n".length());
            client.getOutputStream().write("x".repeat(BYTES).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
