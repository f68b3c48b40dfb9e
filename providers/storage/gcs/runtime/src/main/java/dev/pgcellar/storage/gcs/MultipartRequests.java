package dev.pgcellar.storage.gcs;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.EmptyContent;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import dev.pgcellar.spi.Payload;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of a multipart upload by the XML API (Cloud Storage documentation, "XML API multipart uploads"). */
final class MultipartRequests {

    /** The documentation says that joining the parts may take several minutes. */
    private static final Duration LEAST_TIME_TO_COMPLETE = Duration.ofMinutes(10);

    private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([^<]+)</UploadId>");

    private final GcsClient client;
    private final String url;

    MultipartRequests(GcsClient client, String bucket, String key) {
        this.client = client;
        this.url = client.settings().endpoint() + "/" + GcsClient.encode(bucket) + "/" + GcsClient.encode(key);
    }

    /**
     * What the server keeps of a part.
     *
     * @param tag the entity tag, by which the upload is completed
     * @param sum of its bytes
     * @param length in bytes
     */
    record Part(int number, String tag, int sum, long length) {}

    /**
     * Begins an upload.
     *
     * @param metadata of the object, all of it fit for headers
     * @return its id
     */
    String begin(Map<String, String> metadata) throws IOException {
        HttpRequest request = client.request("POST", url + "?uploads", new EmptyContent());
        HttpHeaders headers = request.getHeaders();
        headers.setContentType(PayloadContent.TYPE);
        metadata.forEach((name, value) -> headers.set("x-goog-meta-" + name, value));
        if (client.settings().kmsKeyName() != null) {
            headers.set("x-goog-encryption-kms-key-name", client.settings().kmsKeyName());
        }
        Matcher id = UPLOAD_ID.matcher(request.execute().parseAsString());
        if (!id.find()) {
            throw new IOException("the answer names no upload");
        }
        return id.group(1);
    }

    /** Sends a part; the server compares its checksum. */
    Part send(String id, int number, Payload part) throws IOException {
        int sum = Crc32c.of(part);
        HttpRequest request = client.request(
                "PUT",
                url + "?partNumber=" + number + "&uploadId=" + GcsClient.encode(id),
                new PayloadContent(part, 0));
        request.getHeaders().set(Crc32c.HEADER, Crc32c.header(sum));
        HttpResponse response = request.execute();
        try {
            return new Part(number, response.getHeaders().getETag(), sum, part.length());
        } finally {
            response.ignore();
        }
    }

    /**
     * Makes the object visible.
     *
     * @param parts in ascending order of their numbers
     * @return the written form of the object's checksum, if the server tells it
     */
    Optional<String> complete(String id, Collection<Part> parts) throws IOException {
        StringBuilder document = new StringBuilder("<CompleteMultipartUpload>");
        for (Part part : parts) {
            document.append("<Part><PartNumber>")
                    .append(part.number())
                    .append("</PartNumber><ETag>")
                    .append(part.tag().replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</ETag></Part>");
        }
        HttpContent content = ByteArrayContent.fromString(
                "application/xml", document.append("</CompleteMultipartUpload>").toString());
        HttpRequest request = client.request("POST", uploadUrl(id), content);
        request.setReadTimeout(Math.max(request.getReadTimeout(), (int) LEAST_TIME_TO_COMPLETE.toMillis()));
        HttpResponse response = request.execute();
        try {
            return Crc32c.in(response.getHeaders());
        } finally {
            response.ignore();
        }
    }

    void abort(String id) throws IOException {
        client.request("DELETE", uploadUrl(id), null).execute().ignore();
    }

    private String uploadUrl(String id) {
        return url + "?uploadId=" + GcsClient.encode(id);
    }
}
