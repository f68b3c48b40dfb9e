package dev.pgcellar.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * One request of the SDK on a connection of the JDK. Unlike the SDK's own client for these connections, it does not send
 * the request again when the server refuses it before the body: after that the JDK knows only the status, and opens a new
 * connection when it is asked for headers or a body.
 */
final class UrlRequest {

    private static final Set<String> METHODS_WITH_BODY = Set.of("PUT", "POST");
    private static final String REFUSED_BEFORE_BODY = "Server rejected operation";
    private static final int BLOCK = 64 * 1024;

    private final HttpURLConnection connection;
    private final ContentStreamProvider body;

    /**
     * @param connection of the request's URI, not connected yet
     */
    UrlRequest(HttpURLConnection connection, HttpExecuteRequest request) throws ProtocolException {
        this.connection = connection;
        SdkHttpRequest http = request.httpRequest();
        String method = http.method().name();
        this.body = request.contentStreamProvider()
                .orElseGet(() -> METHODS_WITH_BODY.contains(method) ? InputStream::nullInputStream : null);
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "*/*");
        http.forEachHeader((name, values) -> connection.setRequestProperty(name, String.join(",", values)));
        if (body != null) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(http.firstMatchingHeader("Content-Length")
                    .map(Long::parseLong)
                    .orElse(0L));
        }
    }

    /**
     * Sends the request and waits for the head of the answer.
     *
     * @param progress called after each block that was sent
     */
    HttpExecuteResponse send(Runnable progress) throws IOException {
        connection.connect();
        if (body != null && !sendBody(progress)) {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(connection.getResponseCode())
                            .build())
                    .build();
        }
        progress.run();
        return answer();
    }

    /** False when the server refused the request before its body. */
    private boolean sendBody(Runnable progress) throws IOException {
        try (OutputStream out = connection.getOutputStream();
                InputStream in = body.newStream()) {
            byte[] block = new byte[BLOCK];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                out.write(block, 0, count);
                progress.run();
            }
            return true;
        } catch (ProtocolException e) {
            if (REFUSED_BEFORE_BODY.equals(e.getMessage())) {
                return false;
            }
            throw e;
        }
    }

    private HttpExecuteResponse answer() throws IOException {
        int status = connection.getResponseCode();
        InputStream content = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        boolean empty = content == null || connection.getContentLengthLong() == 0;
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .statusText(connection.getResponseMessage())
                        .headers(headers())
                        .build())
                .responseBody(empty ? null : AbortableInputStream.create(content))
                .build();
    }

    /** Without the status line, whose name is null. */
    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name, values);
            }
        });
        return headers;
    }

    /** Makes a call that another thread is blocked in fail. */
    void abort() {
        connection.disconnect();
    }
}
