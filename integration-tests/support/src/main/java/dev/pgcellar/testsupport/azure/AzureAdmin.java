package dev.pgcellar.testsupport.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests ask of a server behind the back of the code under test, by plain requests with a token. */
final class AzureAdmin {

    private static final Pattern NAME = Pattern.compile("<Name>([^<]*)</Name>");
    private static final Pattern TAG = Pattern.compile("<Key>([^<]*)</Key>\\s*<Value>([^<]*)</Value>");

    private final URI account;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param account for instance {@code http://127.0.0.1:10000/devstoreaccount1}
     * @param token of the whole account
     */
    AzureAdmin(URI account, String token) {
        this.account = account;
        this.token = token;
    }

    void createContainer(String name) {
        send("PUT", name + "?restype=container", BodyPublishers.noBody());
    }

    boolean hasContainer(String name) {
        return answer("GET", name + "?restype=container", BodyPublishers.noBody())
                        .statusCode()
                == 200;
    }

    void put(String container, String key, byte[] content) {
        send("PUT", blob(container, key) + "?", BodyPublishers.ofByteArray(content));
    }

    byte[] get(String container, String key) {
        return send("GET", blob(container, key) + "?", BodyPublishers.noBody());
    }

    List<String> keys(String container) {
        return names(container, "");
    }

    int uncommittedBlobs(String container) {
        List<String> names = new ArrayList<>(names(container, "&include=uncommittedblobs"));
        names.removeAll(keys(container));
        return names.size();
    }

    Map<String, String> tags(String container, String key) {
        Map<String, String> tags = new LinkedHashMap<>();
        Matcher found = TAG.matcher(text(send("GET", blob(container, key) + "?comp=tags", BodyPublishers.noBody())));
        while (found.find()) {
            tags.put(found.group(1), found.group(2));
        }
        return tags;
    }

    /** The ids of the blocks that a blob consists of. */
    List<String> blocks(String container, String key) {
        return matches(send("GET", blob(container, key) + "?comp=blocklist", BodyPublishers.noBody()));
    }

    /** Of at most 5000 blobs, which fit into one page. */
    private List<String> names(String container, String include) {
        return matches(send("GET", container + "?restype=container&comp=list" + include, BodyPublishers.noBody()));
    }

    private static List<String> matches(byte[] document) {
        List<String> names = new ArrayList<>();
        Matcher found = NAME.matcher(text(document));
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    private static String blob(String container, String key) {
        return container + "/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] send(String method, String resource, BodyPublisher body) {
        HttpResponse<byte[]> answer = answer(method, resource, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + resource + ": " + answer.statusCode() + " " + text(answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> answer(String method, String resource, BodyPublisher body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(account + "/" + resource + "&" + token))
                            .header("x-ms-version", "2021-12-02")
                            .header("x-ms-blob-type", "BlockBlob")
                            .method(method, body)
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
