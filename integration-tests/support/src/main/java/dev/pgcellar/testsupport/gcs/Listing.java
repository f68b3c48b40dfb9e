package dev.pgcellar.testsupport.gcs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;

/** One page of a listing. */
final class Listing {

    private static final int LARGEST_PAGE = 1000;

    private final GcsRequest request;
    private final String prefix;
    private final String delimiter;

    Listing(GcsRequest request) {
        this.request = request;
        this.prefix = request.parameter("prefix").orElse("");
        this.delimiter = request.parameter("delimiter").orElse("");
    }

    JsonObject page(Buckets buckets, String bucket) {
        int room = Math.min(
                LARGEST_PAGE,
                request.parameter("maxResults").map(Integer::parseInt).orElse(LARGEST_PAGE));
        String after = request.parameter("pageToken").map(Listing::untoken).orElse("");
        Iterator<StoredObject> objects =
                buckets.from(bucket, after.isEmpty() ? prefix : after).values().iterator();
        JsonArray items = new JsonArray();
        JsonArray prefixes = new JsonArray();
        String last = after;
        while (objects.hasNext()) {
            StoredObject object = objects.next();
            if (!object.name().startsWith(prefix)) {
                break;
            }
            String entry = entry(object.name());
            if (entry.equals(last)) {
                continue;
            }
            if (items.size() + prefixes.size() == room) {
                return page(items, prefixes, last);
            }
            if (entry.equals(object.name())) {
                items.add(object.resource());
            } else {
                prefixes.add(entry);
            }
            last = entry;
        }
        return page(items, prefixes, null);
    }

    /** The name, or what stands for it and others. */
    private String entry(String name) {
        int end = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
        return end < 0 ? name : name.substring(0, end + delimiter.length());
    }

    private static JsonObject page(JsonArray items, JsonArray prefixes, String last) {
        JsonObject page = new JsonObject();
        page.addProperty("kind", "storage#objects");
        if (!items.isEmpty()) {
            page.add("items", items);
        }
        if (!prefixes.isEmpty()) {
            page.add("prefixes", prefixes);
        }
        if (last != null) {
            page.addProperty(
                    "nextPageToken", Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
        }
        return page;
    }

    private static String untoken(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }
}
