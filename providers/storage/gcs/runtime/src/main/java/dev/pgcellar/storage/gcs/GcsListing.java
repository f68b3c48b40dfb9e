package dev.pgcellar.storage.gcs;

import com.google.api.services.storage.model.Objects;
import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.PagedObjectListing;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A listing, page by page. */
final class GcsListing extends PagedObjectListing {

    private static final long PAGE_SIZE = 1000;

    private final GcsRequests requests;
    private final String prefix;
    private final String delimiter;

    /**
     * @param delimiter null to list all levels
     */
    GcsListing(GcsRequests requests, String prefix, String delimiter) {
        this.requests = requests;
        this.prefix = prefix;
        this.delimiter = delimiter;
    }

    @Override
    protected Page fetch(Optional<String> continuation) throws StoreException {
        Objects page = requests.send("list", prefix, () -> requests.api()
                .objects()
                .list(requests.bucket())
                .setPrefix(prefix.isEmpty() ? null : prefix)
                .setDelimiter(delimiter)
                .setMaxResults(PAGE_SIZE)
                .setPageToken(continuation.orElse(null))
                .setFields("items(name,size,timeCreated),prefixes,nextPageToken")
                .execute());
        List<ListEntry> entries = new ArrayList<>();
        if (page.getPrefixes() != null) {
            page.getPrefixes().forEach(each -> entries.add(new CommonPrefix(each)));
        }
        if (page.getItems() != null) {
            page.getItems().forEach(each -> entries.add(GcsReads.describe(each.getName(), each)));
        }
        return new Page(entries, Optional.ofNullable(page.getNextPageToken()));
    }
}
