package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.model.Bucket;
import dev.pgcellar.google.CredentialChain;
import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreLimits;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** One bucket. */
final class GcsObjectStore implements ObjectStore {

    private static final Logger LOG = Logger.getLogger(GcsObjectStore.class);
    private static final int MEBI = 1 << 20;
    private static final long GIBI = 1L << 30;

    /** Cloud Storage documentation, "Quotas and limits"; contract 01 section 2.10 for the deletions of a request. */
    private static final StoreLimits LIMITS = new StoreLimits(10_000, 5 * MEBI, 5 * GIBI, 5 * 1024 * GIBI, 100);

    private final GcsClient client;
    private final String bucket;
    private final GcsRequests requests;
    private final GcsReads reads;
    private final GcsWrites writes;
    private final GcsDeletion deletion;
    private final AtomicBoolean conditionAnnounced = new AtomicBoolean();

    /**
     * @param client closed with this store
     */
    GcsObjectStore(GcsClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
        this.requests = new GcsRequests(client, bucket);
        this.reads = new GcsReads(requests);
        this.writes = new GcsWrites(requests);
        this.deletion = new GcsDeletion(requests, LIMITS.maxDeleteBatch());
    }

    /**
     * Opens a bucket; makes no request.
     *
     * @throws dev.pgcellar.spi.InvalidConfigurationException when a setting is none of its kind
     */
    static ObjectStore open(String bucket, OptionValues options, GcsConfig config, Environment environment) {
        GcsSettings settings = new GcsSettingsResolver(options, config, environment).resolve();
        return new GcsObjectStore(
                new GcsClient(settings, environment, CredentialChain.Source.APPLICATION_DEFAULT), bucket);
    }

    @Override
    public StoreLimits limits() {
        return LIMITS;
    }

    @Override
    public Optional<ObjectInfo> head(String key) throws StoreException {
        return reads.head(key);
    }

    @Override
    public Optional<ObjectContent> get(String key) throws StoreException {
        return reads.get(key, null);
    }

    @Override
    public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        return reads.get(key, range);
    }

    @Override
    public PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        return writes.put(key, payload, options);
    }

    @Override
    public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) throws StoreException {
        return GcsMultipartUpload.begin(requests, key, options, conditionAnnounced);
    }

    @Override
    public ObjectListing list(String prefix) {
        return new GcsListing(requests, prefix, null);
    }

    @Override
    public ObjectListing listLevel(String prefix) {
        return new GcsListing(requests, prefix, "/");
    }

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        return deletion.delete(keys);
    }

    /** Credentials that may only use the objects of a bucket may not look at the bucket, but can list it. */
    @Override
    public boolean containerExists() throws StoreException {
        return requests.send("look up the bucket '" + bucket + "'", () -> {
            try {
                client.api().buckets().get(bucket).setFields("name").execute();
                return true;
            } catch (HttpResponseException e) {
                return e.getStatusCode() != 404 && isListable(e);
            }
        });
    }

    private boolean isListable(HttpResponseException denial) throws IOException {
        if (denial.getStatusCode() != 403) {
            throw denial;
        }
        try {
            client.api()
                    .objects()
                    .list(bucket)
                    .setMaxResults(1L)
                    .setFields("kind")
                    .execute();
            return true;
        } catch (HttpResponseException e) {
            if (e.getStatusCode() == 404) {
                return false;
            }
            throw denial;
        }
    }

    @Override
    public void createContainer() throws StoreException {
        String action = "create the bucket '" + bucket + "'";
        requests.send(action, () -> {
            String project = client.project();
            if (project == null && client.settings().access() == GcsSettings.Access.CREDENTIALS) {
                throw new StoreErrorException(
                        "cannot " + action + ": no project is known; set GOOGLE_CLOUD_PROJECT", false, null);
            }
            try {
                return client.api()
                        .buckets()
                        .insert(project == null ? "emulator" : project, new Bucket().setName(bucket))
                        .setFields("name")
                        .execute();
            } catch (HttpResponseException e) {
                if (e.getStatusCode() == 409) {
                    LOG.warnf("the bucket '%s' exists already", bucket);
                    return null;
                }
                throw e;
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
