package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.ClockSkew;
import dev.pgcellar.spi.Finding;
import dev.pgcellar.spi.StoreException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockRule;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** What is particular to a bucket and its server: where they differ from Amazon S3, and what they are configured to do. */
final class S3Diagnosis {

    private static final String CHECKSUMS = "checksums";
    private static final String ENCRYPTION = "encryption";
    private static final String LOCK = "object lock";

    private final S3Requests requests;
    private final S3Settings settings;
    private final Clock clock;

    S3Diagnosis(S3Requests requests, S3Settings settings, Clock clock) {
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
    }

    /** Everything but what only the store knows. */
    List<Finding> run(String probeKey) throws StoreException {
        List<Finding> findings = new ArrayList<>();
        findings.add(addressing());
        findings.add(checksums(probeKey));
        findings.add(clock());
        findings.add(encryption());
        findings.add(lock());
        return findings;
    }

    private Finding addressing() {
        return Finding.ok(
                "addressing",
                (settings.pathStyle() ? "the bucket is named in the path, on " : "the bucket is a virtual host, on ")
                        + settings.server());
    }

    /** The SDK sends a checksum with every write unless it is told not to; not every server knows it. */
    private Finding checksums(String key) {
        try {
            PutObjectResponse answer = requests.client()
                    .putObject(
                            request -> request.bucket(requests.bucket())
                                    .key(key)
                                    .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                            RequestBody.fromString("Written by pgcellar doctor. Can be deleted.\n"));
            return Finding.ok(
                    CHECKSUMS,
                    answer.checksumCRC32() == null
                            ? "CRC32 is accepted; the server does not say that it checks it"
                            : "CRC32 is accepted and checked");
        } catch (AwsServiceException e) {
            if (e.statusCode() == 403 || e.statusCode() == 401) {
                return Finding.skipped(CHECKSUMS, "nothing may be written");
            }
            return Finding.warning(
                    CHECKSUMS,
                    "the server refuses CRC32 checksums: " + reason(e),
                    "Set AWS_REQUEST_CHECKSUM_CALCULATION=when_required and"
                            + " AWS_RESPONSE_CHECKSUM_VALIDATION=when_required.");
        } catch (RuntimeException e) {
            return Finding.skipped(CHECKSUMS, "no answer");
        }
    }

    private Finding clock() throws StoreException {
        SdkHttpResponse answer = requests.send("look up the bucket '" + requests.bucket() + "'", () -> requests.client()
                .listObjectsV2(request -> request.bucket(requests.bucket()).maxKeys(1))
                .sdkHttpResponse());
        return time(answer)
                .map(time -> ClockSkew.judge(time, clock.instant()))
                .orElseGet(() -> Finding.skipped(ClockSkew.CHECK, "the server does not tell its time"));
    }

    private static Optional<Instant> time(SdkHttpResponse answer) {
        try {
            return answer.firstMatchingHeader("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Finding encryption() {
        return asked(
                ENCRYPTION,
                () -> Finding.ok(
                        ENCRYPTION,
                        "the bucket encrypts by "
                                + requests
                                        .client()
                                        .getBucketEncryption(request -> request.bucket(requests.bucket()))
                                        .serverSideEncryptionConfiguration()
                                        .rules()
                                        .stream()
                                        .map(rule -> rule.applyServerSideEncryptionByDefault())
                                        .map(rule -> rule == null ? "keys of the writer" : rule.sseAlgorithmAsString())
                                        .collect(Collectors.joining(", "))));
    }

    private Finding lock() {
        return asked(LOCK, () -> {
            ObjectLockConfiguration configuration = requests.client()
                    .getObjectLockConfiguration(request -> request.bucket(requests.bucket()))
                    .objectLockConfiguration();
            Optional<DefaultRetention> retention = Optional.ofNullable(configuration)
                    .map(ObjectLockConfiguration::rule)
                    .map(ObjectLockRule::defaultRetention);
            return retention.isEmpty()
                    ? Finding.ok(LOCK, "objects are not locked by default")
                    : Finding.warning(
                            LOCK,
                            "new objects are locked in mode "
                                    + retention.get().modeAsString().toLowerCase(Locale.ROOT) + " for "
                                    + (retention.get().days() == null
                                            ? retention.get().years() + " years"
                                            : retention.get().days() + " days"),
                            "Let the retention policy keep backups at least as long; backup-delete cannot remove locked"
                                    + " ones earlier.");
        });
    }

    /** What a bucket is configured to do may be hidden, unknown to the server, or not be there. */
    private static Finding asked(String check, Question question) {
        try {
            return question.ask();
        } catch (AwsServiceException e) {
            return e.statusCode() == 404
                    ? Finding.ok(check, "none is configured")
                    : Finding.skipped(check, "cannot be asked for: " + reason(e));
        } catch (RuntimeException e) {
            return Finding.skipped(check, "no answer");
        }
    }

    private static String reason(AwsServiceException answer) {
        return "HTTP " + answer.statusCode()
                + S3Errors.code(answer).map(code -> " " + code).orElse("");
    }

    @FunctionalInterface
    private interface Question {
        Finding ask();
    }
}
