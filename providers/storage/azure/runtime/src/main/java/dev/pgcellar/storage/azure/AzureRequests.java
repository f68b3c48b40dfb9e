package dev.pgcellar.storage.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobStorageException;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Sends requests on one container; each failure leaves as one of the SPI's. */
final class AzureRequests {

    private static final HttpHeaderName VERSION = HttpHeaderName.fromString("x-ms-version");

    private final BlobContainerClient client;
    private final String container;
    private final AzureErrors errors;
    private final AzureFailures failures;

    AzureRequests(AzureClient client, AzureSettings settings) {
        this.client = client.container();
        this.container = client.container().getBlobContainerUrl();
        this.errors = new AzureErrors(client.container().getBlobContainerName(), client.server());
        this.failures = new AzureFailures(client.server(), settings);
    }

    /** One or more requests for one purpose. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws StoreException;
    }

    BlobContainerClient client() {
        return client;
    }

    AzureErrors errors() {
        return errors;
    }

    /** Does something about an object. */
    <T> T about(String verb, String key, Request<T> request) throws StoreException {
        return about(action(verb, key), request);
    }

    /** Does something about the container. */
    <T> T about(String action, Request<T> request) throws StoreException {
        try {
            return request.send();
        } catch (AzureAnswerException e) {
            throw errors.translate(e, action);
        } catch (BlobStorageException e) {
            throw errors.translate(AzureAnswerException.of(e), action);
        } catch (RuntimeException e) {
            throw failures.translate(e, action);
        }
    }

    private String action(String verb, String key) {
        return verb + " '" + url(key) + "'";
    }

    /** A request about a blob. */
    HttpRequest blob(HttpMethod method, String key) throws StoreErrorException {
        return blob(method, key, "");
    }

    /**
     * A request about a part of a blob.
     *
     * @param query with its question mark; empty for none
     */
    HttpRequest blob(HttpMethod method, String key, String query) throws StoreErrorException {
        if (Arrays.stream(key.split("/", -1)).anyMatch(part -> part.equals(".") || part.equals(".."))) {
            throw new StoreErrorException(
                    "'" + url(key) + "' is no name of a blob: '.' and '..' are resolved on the way to the server",
                    false,
                    null);
        }
        return request(method, blobUrl(key) + query);
    }

    /** A request about the container itself. */
    HttpRequest container(HttpMethod method) {
        return request(method, container + "?restype=container");
    }

    /** The length is what is signed, also of no body. */
    private HttpRequest request(HttpMethod method, String url) {
        return new HttpRequest(method, url)
                .setHeader(HttpHeaderName.CONTENT_LENGTH, "0")
                .setHeader(VERSION, client.getServiceVersion().getVersion());
    }

    /** Sets headers, of which those without a value are left out. */
    static HttpRequest with(HttpRequest request, Map<String, String> headers) {
        headers.forEach((name, value) -> request.setHeader(HttpHeaderName.fromString(name), value));
        return request;
    }

    /**
     * Sends a request whose answer is in its headers.
     *
     * @throws AzureAnswerException when the answer is not success
     */
    HttpResponse send(HttpRequest request) {
        HttpResponse answer = open(request);
        // To its end, or the connection could not be used again.
        answer.getBodyAsByteArray().block();
        return answer;
    }

    /**
     * Sends a request.
     *
     * @return the answer, to be closed by the caller
     * @throws AzureAnswerException when the answer is not success
     */
    HttpResponse open(HttpRequest request) {
        HttpResponse answer = client.getHttpPipeline().sendSync(request, Context.NONE);
        if (answer.getStatusCode() / 100 != 2) {
            throw AzureAnswerException.of(answer);
        }
        return answer;
    }

    /** Sends a request with a body. */
    void send(HttpRequest request, Payload body, String verb, String key) throws StoreException {
        try (PayloadStream stream = PayloadStream.open(body)) {
            send(request.setBody(stream.toBinaryData()));
        } catch (IOException e) {
            throw failures.unreadable(e, action(verb, key));
        }
    }

    /** The URL of a blob, encoded. */
    String blobUrl(String key) {
        return container + "/" + encode(key);
    }

    /** The name of a blob, in messages. */
    String url(String key) {
        return container + "/" + key;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Pairs as in a query. */
    static String query(Map<String, String> pairs) {
        StringBuilder query = new StringBuilder();
        pairs.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return query.toString();
    }
}
