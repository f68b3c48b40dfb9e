package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpContent;
import dev.pgcellar.spi.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An object's metadata and its payload in one body, {@code multipart/related} (RFC 2387). */
final class RelatedContent implements HttpContent {

    private final String boundary = UUID.randomUUID().toString();
    private final byte[] start;
    private final PayloadContent payload;
    private final byte[] end;

    /**
     * @param metadata as JSON
     */
    RelatedContent(String metadata, Payload payload) {
        this.start = utf8(
                "--" + boundary + "\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n",
                metadata,
                "\r\n--" + boundary + "\r\nContent-Type: " + PayloadContent.TYPE + "\r\n\r\n");
        this.payload = new PayloadContent(payload, 0);
        this.end = utf8("\r\n--" + boundary + "--\r\n");
    }

    private static byte[] utf8(String... texts) {
        return String.join("", texts).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long getLength() {
        return start.length + payload.getLength() + end.length;
    }

    @Override
    public String getType() {
        return "multipart/related; boundary=" + boundary;
    }

    @Override
    public boolean retrySupported() {
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(start);
        payload.writeTo(out);
        out.write(end);
        out.flush();
    }
}
