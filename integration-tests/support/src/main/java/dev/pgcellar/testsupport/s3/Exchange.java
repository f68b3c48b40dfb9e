package dev.pgcellar.testsupport.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * One request that arrived at a {@link FaultProxy}, and the means to answer it.
 */
public final class Exchange {

    private final RequestHead head;
    private final Socket client;
    private final URI server;
    private final CountDownLatch ended;

    /**
     * @param server where requests are passed on to; null when there is none
     * @param ended counts down when the proxy ends
     */
    Exchange(RequestHead head, Socket client, URI server, CountDownLatch ended) {
        this.ended = ended;
        this.head = head;
        this.client = client;
        this.server = server;
    }

    /** The request without its body. */
    public RecordedRequest request() {
        return head.request();
    }

    /** The body as the client sends it; a client that waits for {@code 100 Continue} must get it first. */
    public InputStream body() throws IOException {
        return client.getInputStream();
    }

    /** Tells the client to send the body, if it waits to be told. */
    public void sendContinue() throws IOException {
        if (request().header("expect").isPresent()) {
            write("HTTP/1.1 100 Continue\r\n\r\n");
        }
    }

    /** Reads the body to its end. */
    public void discardBody() throws IOException {
        sendContinue();
        body().skipNBytes(request().contentLength());
    }

    /** Answers; the body is left out for {@code HEAD}. */
    public void respond(int status, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Injected\r\n");
        headers.forEach(
                (name, value) -> answer.append(name).append(": ").append(value).append("\r\n"));
        write(answer + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n");
        if (!request().method().equals("HEAD")) {
            client.getOutputStream().write(body);
        }
        client.getOutputStream().flush();
        client.shutdownOutput();
    }

    /** Waits until the proxy ends, reading nothing and answering nothing. */
    public void awaitEnd() throws IOException {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /**
     * Passes the request on and the answer back.
     *
     * @param maxBodyBytes after how many bytes of the answer's body the connection is closed
     */
    public void forward(long maxBodyBytes) throws IOException {
        if (server == null) {
            discardBody();
            respond(404, Map.of(), new byte[0]);
            return;
        }
        try (Socket upstream = sendOn()) {
            relayAnswer(upstream.getInputStream(), maxBodyBytes);
        }
    }

    /** Passes the request on and waits until it was answered, but tells the client nothing. */
    public void forwardWithoutAnswer() throws IOException {
        sendContinue();
        try (Socket upstream = sendOn()) {
            upstream.getInputStream().readAllBytes();
        }
    }

    /**
     * Passes on only the beginning of the request's body, and answers nothing. Returns when the client gives up; then the
     * server sees the connection end.
     *
     * @param reached counts down when the beginning has been passed on
     */
    public void forwardBeginning(int bodyBytes, CountDownLatch reached) throws IOException {
        sendContinue();
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = upstream.getOutputStream();
            out.write(head.closingConnection());
            out.write(body().readNBytes(bodyBytes));
            out.flush();
            reached.countDown();
            body().transferTo(OutputStream.nullOutputStream());
        }
    }

    private Socket sendOn() throws IOException {
        Socket upstream = new Socket(server.getHost(), server.getPort());
        upstream.getOutputStream().write(head.closingConnection());
        upstream.getOutputStream().flush();
        Thread sender = new Thread(() -> copyQuietly(upstream), "fault-proxy-sender");
        sender.setDaemon(true);
        sender.start();
        return upstream;
    }

    private void copyQuietly(Socket upstream) {
        try {
            client.getInputStream().transferTo(upstream.getOutputStream());
        } catch (IOException closedByEitherSide) {
            close(upstream);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void relayAnswer(InputStream answer, long maxBodyBytes) throws IOException {
        OutputStream out = client.getOutputStream();
        while (true) {
            byte[] block = RequestHead.readBlock(answer);
            if (block.length == 0) {
                return;
            }
            String head = new String(block, StandardCharsets.ISO_8859_1);
            if (!head.startsWith("HTTP/1.1 100")) {
                out.write(closing(head).getBytes(StandardCharsets.ISO_8859_1));
                break;
            }
            out.write(block);
        }
        byte[] buffer = new byte[65536];
        long remaining = maxBodyBytes;
        while (remaining > 0) {
            int count = answer.read(buffer, 0, (int) Math.min(buffer.length, remaining));
            if (count < 0) {
                return;
            }
            out.write(buffer, 0, count);
            remaining -= count;
        }
    }

    /** The head of an answer with {@code Connection: close}, which not every server adds when it was asked to. */
    private static String closing(String head) {
        return head.replaceAll("(?im)^connection:.*\r\n", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
    }

    /** Sends text as it is; for answers that no other method makes. */
    public void write(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }
}
