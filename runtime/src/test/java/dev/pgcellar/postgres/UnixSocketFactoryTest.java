package dev.pgcellar.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class UnixSocketFactoryTest {

    @TempDir
    Path folder;

    private ServerSocketChannel server;
    private Path path;

    @BeforeEach
    void listen() throws IOException {
        path = folder.resolve("socket");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
    }

    @AfterEach
    void stopListening() throws IOException {
        server.close();
    }

    @Test
    void carries_bytes_both_ways() throws Exception {
        byte[] sent = new byte[3 << 20];
        new Random(1).nextBytes(sent);

        try (Socket socket = connect();
                SocketChannel peer = server.accept()) {
            CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(peer, sent.length));
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(socket, sent));
            byte[] received = socket.getInputStream().readNBytes(sent.length);

            assertThat(received).isEqualTo(sent);
            writer.get(10, TimeUnit.SECONDS);
            echo.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void writes_while_another_thread_is_blocked_in_a_read() throws Exception {
        try (Socket socket = connect();
                SocketChannel peer = server.accept()) {
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> read(socket));

            socket.getOutputStream().write(7);
            ByteBuffer received = ByteBuffer.allocate(1);
            peer.read(received);
            peer.write(received.flip());

            assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void ends_a_read_after_the_time_out() throws Exception {
        try (Socket socket = connect();
                SocketChannel peer = server.accept()) {
            socket.setSoTimeout(50);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            peer.write(ByteBuffer.wrap(new byte[] {5}));
            assertThat(socket.getInputStream().read()).isEqualTo(5);
        }
    }

    @Test
    void unblocks_a_reader_when_closed() throws Exception {
        try (Socket socket = connect();
                SocketChannel peer = server.accept()) {
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> read(socket));

            assertThatThrownBy(() -> reader.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            socket.close();

            assertThatThrownBy(() -> reader.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(SocketException.class);
            assertThat(socket.isClosed()).isTrue();
            assertThat(peer.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void sees_the_end_when_the_peer_closes() throws Exception {
        try (Socket socket = connect()) {
            server.accept().close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void survives_an_interrupt_and_keeps_it_pending() throws Exception {
        try (Socket socket = connect();
                SocketChannel peer = server.accept()) {
            peer.write(ByteBuffer.wrap(new byte[] {1}));
            InputStream input = socket.getInputStream();
            assertThat(input.read()).isEqualTo(1);
            socket.setSoTimeout(50);

            Thread.currentThread().interrupt();

            assertThatThrownBy(input::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(Thread.interrupted()).isTrue();
            peer.write(ByteBuffer.wrap(new byte[] {2}));
            assertThat(input.read()).isEqualTo(2);
        }
    }

    @Test
    void refuses_a_server_of_another_user() {
        String argument = UnixSocketFactory.argument(path, "nobody-of-that-name");

        assertThatThrownBy(() -> new UnixSocketFactory(argument).createSocket("localhost", 5432))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("requirepeer specifies \"nobody-of-that-name\"");
    }

    @Test
    void accepts_a_server_of_the_required_user() throws IOException {
        String argument = UnixSocketFactory.argument(path, System.getProperty("user.name"));

        try (Socket socket = new UnixSocketFactory(argument).createSocket("localhost", 5432)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private Socket connect() throws IOException {
        return new UnixSocketFactory(path.toString()).createSocket("localhost", 5432);
    }

    private static int read(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void echo(SocketChannel peer, int length) {
        try {
            byte[] bytes = Channels.newInputStream(peer).readNBytes(length);
            Channels.newOutputStream(peer).write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
