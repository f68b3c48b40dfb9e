package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that misbehaves while {@code wal-restore} asks it. Exit status 1 would tell PostgreSQL that the archive ends
 * here, so it must not appear, and the destination must stay as it is.
 */
@ExtendWith(SharedServers.class)
class WalRestoreFaultsIT {

    private static final Predicate<RecordedRequest> LISTING = request -> request.hasParameter("list-type");
    private static final Predicate<RecordedRequest> READING =
            request -> request.method().equals("GET") && request.path().contains("/" + WalSegment.NAME);

    private final Archive archive;
    private final WalDestination destination;
    private final FaultProxy proxy;

    WalRestoreFaultsIT(Archives archives, @TempDir Path folder) {
        this.archive = archives.create(ArchiveKind.S3);
        this.destination = new WalDestination(folder);
        archive.put(WalSegment.KEY, WalSegment.content(1));
        this.proxy = FaultProxy.before(archives.server().endpoint());
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalError, 4",
        "503, SlowDown, 4",
        "403, AccessDenied, 4",
        "404, NoSuchBucket, 4",
        "400, ExpiredToken, 4",
        "429, TooManyRequests, 4"
    })
    void a_refused_listing_is_no_proof_of_absence(int status, String code, int exitCode) {
        proxy.inject(LISTING, Fault.error(status, code));

        ProcessOutcome outcome = fetch();

        ReportedFailure.of(outcome).withExitCode(exitCode).naming(archive.container());
        destination.assertUntouched();
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "503, ServiceUnavailable", "403, AccessDenied", "404, NoSuchKey"})
    void a_refused_object_is_no_proof_of_absence(int status, String code) {
        proxy.inject(READING, Fault.error(status, code));

        ProcessOutcome outcome = fetch();

        ReportedFailure.of(outcome).withExitCode(4).naming(WalSegment.KEY);
        destination.assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, (1 << 20) - 1})
    void a_truncated_answer_is_a_failure(int bytes) {
        proxy.inject(READING, Fault.truncateAnswer(bytes));

        ProcessOutcome outcome = fetch();

        ReportedFailure.of(outcome).withExitCode(4).naming(WalSegment.KEY);
        destination.assertUntouched();
    }

    @Test
    void a_server_that_recovers_is_asked_again() {
        proxy.injectOnce(LISTING, Fault.error(503, "SlowDown"));
        proxy.injectOnce(READING, Fault.dropConnection());

        ProcessOutcome outcome = fetch();

        assertThat(outcome).isEqualTo(new ProcessOutcome(0, "", ""));
        destination.assertHolds(WalSegment.content(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300})
    void a_truncated_listing_is_no_proof_of_absence(int bytes) {
        proxy.inject(LISTING, Fault.truncateAnswer(bytes));

        assertCouldNotTell(fetch());
    }

    @Test
    void a_dropped_connection_is_no_proof_of_absence() {
        proxy.inject(LISTING, Fault.dropConnection());

        assertCouldNotTell(fetch());
    }

    @Test
    void a_truncated_answer_with_a_compressed_segment_is_a_failure() {
        archive.put(WalSegment.KEY + ".gz", WalSegment.gzipped(WalSegment.content(1)));
        proxy.inject(READING, Fault.truncateAnswer(1 << 19));

        assertCouldNotTell(fetch());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz"})
    void a_segment_that_stops_coming_is_a_failure(String suffix) {
        byte[] segment = WalSegment.content(1);
        archive.put(WalSegment.KEY + suffix, suffix.isEmpty() ? segment : WalSegment.gzipped(segment));
        proxy.inject(READING, Fault.stallAnswer(1 << 19));

        assertCouldNotTell(fetchWithoutPatience());
    }

    @Test
    void a_page_in_place_of_the_segment_is_a_failure() {
        proxy.inject(
                READING, Fault.answer(200, Map.of("Content-Type", "text/html"), "<html><body>Welcome</body></html>"));

        ProcessOutcome outcome = fetch();

        ReportedFailure.of(outcome).withExitCode(4).naming(WalSegment.KEY);
        destination.assertUntouched();
    }

    @Test
    void a_server_that_does_not_answer_is_unreachable() {
        proxy.inject(LISTING, Fault.neverAnswer());

        ProcessOutcome outcome = fetchWithoutPatience();

        ReportedFailure.of(outcome).withExitCode(2).naming(proxy.endpoint().toString(), archive.container());
        destination.assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"this is no XML", "<?xml version=\"1.0\"?><html><body>Welcome</body></html>"})
    void an_answer_of_something_else_than_a_store_is_no_proof_of_absence(String page) {
        proxy.inject(LISTING, Fault.answer(200, Map.of("Content-Type", "text/html"), page));

        ProcessOutcome outcome = fetch();

        ReportedFailure.of(outcome).withExitCode(4).naming(archive.container());
        destination.assertUntouched();
    }

    private void assertCouldNotTell(ProcessOutcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.stderr()).isIn(2, 4);
        destination.assertUntouched();
    }

    private ProcessOutcome fetch() {
        return command().run(Archive.LIMIT);
    }

    private ProcessOutcome fetchWithoutPatience() {
        return command().arguments("--read-timeout", "2").run(Archive.LIMIT);
    }

    private CommandLineProcess.Builder command() {
        return archive.at(proxy.endpoint())
                .command("wal-restore", WalSegment.NAME, destination.file())
                .environment("AWS_MAX_ATTEMPTS", "2");
    }
}
