package dev.pgcellar.storage.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The blocks of one blob, as the service's block requests name and list them. */
final class BlockList {

    private static final String LIST = "?comp=blocklist";
    private static final Pattern BLOCK = Pattern.compile("<Block>\\s*<Name>([^<]+)</Name>\\s*<Size>(\\d+)</Size>");
    private static final HttpHeaderName IF_MATCH = HttpHeaderName.IF_MATCH;

    private final AzureRequests requests;
    private final AzureWrites writes;
    private final String key;

    BlockList(AzureRequests requests, AzureWrites writes, String key) {
        this.requests = requests;
        this.writes = writes;
        this.key = key;
    }

    /** Writes one block; it belongs to no blob yet. */
    void stage(int number, Payload block) throws StoreException {
        String query = "?comp=block&" + AzureRequests.query(Map.of("blockid", id(number)));
        HttpRequest request = AzureRequests.with(requests.blob(HttpMethod.PUT, key, query), writes.scope());
        requests.send(request, block, "write part " + number + " of", key);
    }

    /** The number in five digits (contract 04 section 2). */
    private static String id(int number) {
        return Base64.getEncoder().encodeToString("%05d".formatted(number).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Makes a blob of uncommitted blocks, and of these alone: committed ones may be another writer's.
     *
     * @return the blob's entity tag
     */
    String commit(List<Integer> numbers, WriteOptions options) throws StoreException {
        byte[] list = numbers.stream()
                .map(number -> "<Uncommitted>" + id(number) + "</Uncommitted>")
                .collect(
                        Collectors.joining("", "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>", "</BlockList>"))
                .getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = AzureRequests.with(requests.blob(HttpMethod.PUT, key, LIST), writes.scope());
        AzureRequests.with(request, writes.visible(options));
        return requests.send(request.setBody(list)).getHeaders().getValue(HttpHeaderName.ETAG);
    }

    /** Whether the blob consists of these blocks; their lengths by number, in order. */
    boolean areCommitted(List<Map.Entry<Integer, Long>> lengths) throws StoreException {
        HttpRequest request = requests.blob(HttpMethod.GET, key, LIST + "&blocklisttype=committed");
        List<Map.Entry<String, Long>> committed = new ArrayList<>();
        try (HttpResponse answer = requests.open(request)) {
            Matcher blocks = BLOCK.matcher(answer.getBodyAsString().block());
            while (blocks.find()) {
                committed.add(Map.entry(blocks.group(1), Long.parseLong(blocks.group(2))));
            }
        } catch (AzureAnswerException e) {
            return false;
        }
        return committed.equals(lengths.stream()
                .map(block -> Map.entry(id(block.getKey()), block.getValue()))
                .toList());
    }

    /** Drops the uncommitted blocks unless the key has a blob. */
    void discard() throws StoreException {
        try {
            String emptyBlob = commit(List.of(), WriteOptions.DEFAULT.ifAbsent());
            requests.send(requests.blob(HttpMethod.DELETE, key).setHeader(IF_MATCH, emptyBlob));
        } catch (AzureAnswerException e) {
            // Someone else's blob, or none any more.
            if (e.status() != 409 && e.status() != 412 && e.status() != 404) {
                throw e;
            }
        }
    }
}
