package dev.pgcellar.google;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The answer that arrived on a connection of the JDK. */
final class UrlResponse extends LowLevelHttpResponse {

    private final HttpURLConnection connection;
    private final int status;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    UrlResponse(HttpURLConnection connection, int status) {
        this.connection = connection;
        this.status = status;
        connection.getHeaderFields().forEach((name, values) -> {
            // The status line has no name.
            if (name != null) {
                values.forEach(value -> headers.add(Map.entry(name, value == null ? "" : value)));
            }
        });
    }

    @Override
    public InputStream getContent() throws IOException {
        return status < 400 ? connection.getInputStream() : connection.getErrorStream();
    }

    @Override
    public String getContentEncoding() {
        return connection.getContentEncoding();
    }

    @Override
    public long getContentLength() {
        return connection.getContentLengthLong();
    }

    @Override
    public String getContentType() {
        return connection.getContentType();
    }

    @Override
    public String getStatusLine() {
        return connection.getHeaderField(0);
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public String getReasonPhrase() throws IOException {
        return connection.getResponseMessage();
    }

    @Override
    public int getHeaderCount() {
        return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
        return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
        return headers.get(index).getValue();
    }

    @Override
    public void disconnect() {
        connection.disconnect();
    }
}
