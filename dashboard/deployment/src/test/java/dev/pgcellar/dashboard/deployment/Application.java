package dev.pgcellar.dashboard.deployment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;

/** The application under test, asked by a plain socket: each test class would load an HTTP client's classes anew. */
final class Application {

    private static final int LIMIT_MILLIS = 30_000;

    private Application() {}

    /** The status line, the headers and the body of an answer. */
    static String get(String path) throws IOException {
        return get("localhost", path);
    }

    static String get(String host, String path) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LIMIT_MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
