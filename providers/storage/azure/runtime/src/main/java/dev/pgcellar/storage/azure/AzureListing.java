package dev.pgcellar.storage.azure;

import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.PagedObjectListing;
import dev.pgcellar.spi.StoreException;
import java.util.List;
import java.util.Optional;

/** List Blobs, page by page. */
final class AzureListing extends PagedObjectListing {

    private static final String DELIMITER = "/";

    private final AzureRequests requests;
    private final String prefix;
    private final Depth depth;

    /** How far down a listing goes. */
    enum Depth {
        ONE_LEVEL,
        ALL_LEVELS
    }

    AzureListing(AzureRequests requests, String prefix, Depth depth) {
        this.requests = requests;
        this.prefix = prefix;
        this.depth = depth;
    }

    @Override
    protected Page fetch(Optional<String> continuation) throws StoreException {
        PagedResponse<BlobItem> page =
                requests.about("list", prefix, () -> blobs().iterableByPage(continuation.orElse(null))
                        .iterator()
                        .next());
        List<ListEntry> entries =
                page.getValue().stream().map(AzureListing::entry).toList();
        return new Page(
                entries, Optional.ofNullable(page.getContinuationToken()).filter(token -> !token.isEmpty()));
    }

    private PagedIterable<BlobItem> blobs() {
        ListBlobsOptions options = new ListBlobsOptions().setPrefix(prefix);
        return depth == Depth.ALL_LEVELS
                ? requests.client().listBlobs(options, null)
                : requests.client().listBlobsByHierarchy(DELIMITER, options, null);
    }

    private static ListEntry entry(BlobItem item) {
        return Boolean.TRUE.equals(item.isPrefix())
                ? new CommonPrefix(item.getName())
                : new ObjectInfo(
                        item.getName(),
                        item.getProperties().getContentLength(),
                        item.getProperties().getLastModified().toInstant());
    }
}
