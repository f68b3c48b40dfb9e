package dev.pgcellar.storage.s3;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.Finding;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectLocks;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreLimits;
import dev.pgcellar.spi.WriteOptions;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One bucket. */
final class S3ObjectStore implements ObjectStore {

    private static final int MEBI = 1 << 20;
    private static final long GIBI = 1L << 30;
    private static final long MAX_OBJECT_SIZE = 5 * 1024 * GIBI;

    /** Amazon S3 User Guide, multipart upload limits. */
    private static final StoreLimits LIMITS = new StoreLimits(10_000, 5 * MEBI, 5 * GIBI, MAX_OBJECT_SIZE, 1000);

    private final S3Client client;
    private final GuardedHttpClient http;
    private final String bucket;
    private final S3Settings settings;
    private final S3Requests requests;
    private final S3Writes writes;
    private final S3Deletion deletion;

    /**
     * @param client closed with this store
     * @param http what the client sends its requests by; closed with this store
     */
    S3ObjectStore(S3Client client, GuardedHttpClient http, String bucket, S3Settings settings) {
        this.client = client;
        this.http = http;
        this.bucket = bucket;
        this.settings = settings;
        this.requests = new S3Requests(client, bucket, settings);
        this.writes = new S3Writes(requests, settings.encryption());
        this.deletion = new S3Deletion(requests, LIMITS.maxDeleteBatch());
    }

    /**
     * Opens a bucket; makes no request.
     *
     * @throws dev.pgcellar.spi.InvalidConfigurationException when options, configuration or environment contradict
     *     each other
     */
    static ObjectStore open(String bucket, OptionValues options, S3Config config, Environment environment) {
        Optional<String> requestedProfile = S3SettingsResolver.requestedProfile(options, config);
        AwsProfile profile = AwsProfile.select(environment, requestedProfile);
        S3Settings settings = new S3SettingsResolver(options, config, environment, profile).resolve();
        GuardedHttpClient http = S3ClientFactory.http(settings, environment);
        return new S3ObjectStore(
                S3ClientFactory.client(
                        settings, profile, Credentials.provider(environment, profile, requestedProfile), http),
                http,
                bucket,
                settings);
    }

    @Override
    public StoreLimits limits() {
        return LIMITS;
    }

    @Override
    public Optional<ObjectInfo> head(String key) throws StoreException {
        return requests.send("look up", key, () -> {
            try {
                HeadObjectResponse head =
                        client.headObject(request -> request.bucket(bucket).key(key));
                return Optional.of(new ObjectInfo(key, head.contentLength(), head.lastModified()));
            } catch (S3Exception e) {
                return emptyIfAbsent(e);
            }
        });
    }

    @Override
    public Optional<ObjectContent> get(String key) throws StoreException {
        return get(key, null, null);
    }

    @Override
    public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        return get(key, range, header(range));
    }

    private Optional<ObjectContent> get(String key, ByteRange range, String header) throws StoreException {
        return requests.send("read", key, () -> {
            GetObjectRequest request = GetObjectRequest.builder()
                    .bucket(bucket)
                    .key(key)
                    .range(header)
                    .build();
            try {
                // The SDK would cut off a reader who waits longer than a minute before the first read.
                return Optional.of(content(
                        key, range, client.getObject(request, ResponseTransformer.toInputStream(Duration.ZERO))));
            } catch (S3Exception e) {
                return e.statusCode() == 416
                        ? Optional.of(new ObjectContent(key, InputStream.nullInputStream(), 0))
                        : emptyIfAbsent(e);
            }
        });
    }

    private static String header(ByteRange range) {
        boolean toTheEnd = range.length() > MAX_OBJECT_SIZE;
        return "bytes=" + range.offset() + "-" + (toTheEnd ? "" : range.last());
    }

    private ObjectContent content(String key, ByteRange range, ResponseInputStream<GetObjectResponse> body)
            throws StoreException {
        GetObjectResponse response = body.response();
        boolean ignoredRange = range != null
                && response.contentRange() == null
                && (range.offset() > 0
                        || response.contentLength() != null && response.contentLength() > range.length());
        if (response.contentLength() == null || ignoredRange) {
            body.abort();
            throw new StoreErrorException(
                    "cannot read '" + requests.url(key) + "': the server "
                            + (ignoredRange ? "ignores ranges" : "does not say how long it is"),
                    false,
                    null);
        }
        return new ObjectContent(key, new S3Body(body, requests.url(key)), response.contentLength());
    }

    private static <T> Optional<T> emptyIfAbsent(S3Exception answer) {
        if (answer.statusCode() == 404 && !S3Errors.hasCode(answer, "NoSuchBucket")) {
            return Optional.empty();
        }
        throw answer;
    }

    @Override
    public PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        return writes.put(key, payload, options);
    }

    @Override
    public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) throws StoreException {
        return writes.startMultipartUpload(key, options);
    }

    @Override
    public ObjectListing list(String prefix) {
        return new S3Listing(requests, prefix, null);
    }

    @Override
    public ObjectListing listLevel(String prefix) {
        return new S3Listing(requests, prefix, "/");
    }

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        return deletion.delete(keys);
    }

    @Override
    public void discardUnfinishedUploads(List<String> prefixes) throws StoreException {
        new S3UnfinishedUploads(requests).abort(prefixes);
    }

    @Override
    public Optional<ObjectLocks> objectLocks() {
        return Optional.of(new S3ObjectLocks(requests, Clock.systemUTC()));
    }

    @Override
    public List<Finding> diagnose(String probeKey) throws StoreException {
        List<Finding> findings = new ArrayList<>(writes.diagnose());
        findings.addAll(new S3Diagnosis(requests, settings, Clock.systemUTC()).run(probeKey));
        return findings;
    }

    @Override
    public boolean clearsWholePrefixes() {
        return true;
    }

    @Override
    public boolean containerExists() throws StoreException {
        return requests.send("look up the bucket '" + bucket + "'", this::bucketExists);
    }

    private boolean bucketExists() {
        try {
            client.headBucket(request -> request.bucket(bucket));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw e;
        }
    }

    /** The SDK adds the region's location constraint (contract 04 section 1). */
    @Override
    public void createContainer() throws StoreException {
        requests.send("create the bucket '" + bucket + "'", () -> {
            try {
                return client.createBucket(request -> request.bucket(bucket));
            } catch (S3Exception e) {
                // Some servers say of an own bucket too that it exists.
                if (S3Errors.hasCode(e, "BucketAlreadyOwnedByYou")
                        || S3Errors.hasCode(e, "BucketAlreadyExists") && bucketExists()) {
                    return null;
                }
                throw e;
            }
        });
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }
}
