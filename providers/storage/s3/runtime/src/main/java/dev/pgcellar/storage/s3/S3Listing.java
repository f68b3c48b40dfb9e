package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.PagedObjectListing;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** ListObjectsV2, page by page. */
final class S3Listing extends PagedObjectListing {

    private final S3Requests requests;
    private final String prefix;
    private final String delimiter;

    /**
     * @param delimiter null to list all levels
     */
    S3Listing(S3Requests requests, String prefix, String delimiter) {
        this.requests = requests;
        this.prefix = prefix;
        this.delimiter = delimiter;
    }

    @Override
    protected Page fetch(Optional<String> continuation) throws StoreException {
        // Keys travel encoded: XML cannot hold every character of a key.
        ListObjectsV2Response page = requests.send(
                "list", prefix, () -> requests.client().listObjectsV2(request -> request.bucket(requests.bucket())
                        .prefix(prefix)
                        .delimiter(delimiter)
                        .encodingType(EncodingType.URL)
                        .continuationToken(continuation.orElse(null))));
        requireListing(page);
        List<ListEntry> entries = new ArrayList<>();
        page.commonPrefixes().forEach(common -> entries.add(new CommonPrefix(common.prefix())));
        page.contents().forEach(object -> entries.add(info(object)));
        return new Page(
                entries,
                Boolean.TRUE.equals(page.isTruncated())
                        ? Optional.ofNullable(page.nextContinuationToken())
                        : Optional.empty());
    }

    /**
     * The SDK reads any XML as a listing, for instance the page of a captive portal, and would find it empty: objects
     * that exist would count as absent.
     */
    private void requireListing(ListObjectsV2Response page) throws StoreErrorException {
        if (page.name() == null && page.isTruncated() == null && page.keyCount() == null && !page.hasContents()) {
            throw new StoreErrorException(
                    "cannot list 's3://" + requests.bucket() + "/" + prefix
                            + "': the answer is no listing; is the endpoint URL that of an S3 server?",
                    false,
                    null);
        }
    }

    private static ObjectInfo info(S3Object object) {
        return new ObjectInfo(object.key(), object.size(), object.lastModified());
    }
}
