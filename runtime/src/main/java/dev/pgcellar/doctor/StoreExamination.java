package dev.pgcellar.doctor;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.ClockSkew;
import dev.pgcellar.spi.Finding;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Tries everything that PgCellar does with a store, on objects of its own below the server's prefix, which it removes
 * again.
 */
final class StoreExamination {

    private static final String STORE = "store";
    private static final byte[] CONTENT =
            "Written by pgcellar doctor. Can be deleted.\n".getBytes(StandardCharsets.UTF_8);
    private static final String GRANT = "Grant the credentials %s on the objects below the server's prefix.";

    private final OpenedStore opened;
    private final ObjectStore store;
    private final Clock clock;
    private final String prefix;
    private final String probe;
    private final String otherProbe;

    StoreExamination(OpenedStore opened, ServerLayout layout, Clock clock) {
        this.opened = opened;
        this.store = opened.store();
        this.clock = clock;
        String id = UUID.randomUUID().toString();
        this.prefix = layout.backupsPrefix();
        this.probe = layout.probe(id);
        this.otherProbe = layout.probe(id + "-2");
    }

    /** Reports each finding; returns whether objects can be listed, so that it makes sense to look at the backups. */
    boolean run(Consumer<Finding> report) {
        Finding container = container();
        report.accept(container);
        if (container.state() == Finding.State.FAILED) {
            return false;
        }
        Finding list = attempt(
                "list", GRANT.formatted("the right to list") + " It may need the bucket itself as resource.", () -> {
                    store.listLevel(prefix).hasNext();
                    return Finding.ok("list", "allowed");
                });
        report.accept(list);
        probe(report);
        return list.state() == Finding.State.OK;
    }

    private Finding container() {
        String name = "'" + opened.location().container() + "'";
        long began = System.nanoTime();
        try {
            boolean exists = store.containerExists();
            long millis = (System.nanoTime() - began) / 1_000_000;
            return exists
                    ? Finding.ok(STORE, name + " answers in " + millis + " ms")
                    : Finding.failed(
                            STORE,
                            name + " does not exist",
                            "Create it, or let pgcellar check-wal-archive create it; or correct the URL.");
        } catch (StoreAccessDeniedException e) {
            // Objects may be allowed all the same; the next checks tell.
            return Finding.warning(
                    STORE,
                    e.getMessage(),
                    "Check the credentials; if the next checks are ok, grant them to look up the bucket or container.");
        } catch (StoreException e) {
            return Findings.failure(
                    STORE,
                    e,
                    "Check the URL, the endpoint, the network, and where the credentials come from; -vv tells more.");
        }
    }

    private void probe(Consumer<Finding> report) {
        boolean isRemoved = false;
        try {
            Finding write = attempt("write", GRANT.formatted("the right to write"), this::write);
            report.accept(write);
            if (write.state() == Finding.State.OK) {
                report.accept(attempt("read", GRANT.formatted("the right to read"), this::read));
                report.accept(attempt("write once", GRANT.formatted("the right to write"), this::writeOnce));
            }
            report.accept(attempt(
                    "multipart upload",
                    GRANT.formatted("the rights to write, and to abort multipart uploads,"),
                    this::multipartUpload));
            List<Finding> own = ownFindings();
            own.forEach(report);
            if (own.stream().noneMatch(finding -> finding.check().equals(ClockSkew.CHECK))) {
                report.accept(attempt(ClockSkew.CHECK, "Grant the right to read.", this::clockByProbe));
            }
            isRemoved = true;
            report.accept(attempt(
                    "delete",
                    GRANT.formatted("the right to delete")
                            + " Without it nothing can expire; backups and WAL archiving work.",
                    this::delete));
        } finally {
            if (!isRemoved) {
                removeQuietly();
            }
        }
    }

    private Finding write() throws StoreException {
        store.put(probe, Payload.of(CONTENT), WriteOptions.DEFAULT);
        return Finding.ok("write", "allowed");
    }

    private Finding read() throws Exception {
        try (var content = store.get(probe).orElse(null)) {
            boolean isSame =
                    content != null && Arrays.equals(CONTENT, content.stream().readAllBytes());
            return isSame
                    ? Finding.ok("read", "allowed; what was written is read")
                    : Finding.failed(
                            "read",
                            content == null
                                    ? "'" + probe + "' was written, but is not there"
                                    : "'" + probe + "' has another content than was written",
                            "Use a store that shows a write at once and unchanged, and no cache or gateway that does"
                                    + " not.");
        }
    }

    private Finding writeOnce() throws StoreException {
        PutOutcome first = store.put(otherProbe, Payload.of(CONTENT), WriteOptions.DEFAULT.ifAbsent());
        PutOutcome second = store.put(otherProbe, Payload.of(CONTENT), WriteOptions.DEFAULT.ifAbsent());
        return first == PutOutcome.WRITTEN && second == PutOutcome.ALREADY_EXISTS
                ? Finding.ok("write once", "an object that exists is not replaced")
                : Finding.failed(
                        "write once",
                        "the store replaced an object although it was asked not to",
                        "Let no two servers archive to this place: WAL of one could replace that of the other.");
    }

    private Finding multipartUpload() throws StoreException {
        MultipartUpload upload =
                store.startMultipartUpload(otherProbe, store.limits().minPartSize(), WriteOptions.DEFAULT);
        try {
            upload.uploadPart(1, Payload.of(CONTENT));
        } finally {
            upload.abort();
        }
        return Finding.ok("multipart upload", "can be begun, fed and aborted");
    }

    private List<Finding> ownFindings() {
        try {
            return store.diagnose(otherProbe);
        } catch (StoreException e) {
            return List.of(Finding.failed(STORE, e.getMessage(), "Try again; the store answered before."));
        }
    }

    private Finding clockByProbe() throws StoreException {
        store.put(probe, Payload.of(CONTENT), WriteOptions.DEFAULT);
        Optional<ObjectInfo> written = store.head(probe);
        return written.map(object -> ClockSkew.judge(object.lastModified(), clock.instant()))
                .orElseGet(() -> Finding.skipped(ClockSkew.CHECK, "nothing could be written that has a time"));
    }

    private Finding delete() throws StoreException {
        List<String> keys = List.of(probe, otherProbe);
        String failures = store.delete(keys).stream()
                .map(failure -> "'" + failure.key() + "': " + failure.reason())
                .reduce((first, second) -> first + "; " + second)
                .orElse("");
        if (failures.isEmpty()) {
            return Finding.ok("delete", "allowed");
        }
        return Finding.failed(
                "delete",
                "refused, so that a probe may be left: " + failures,
                GRANT.formatted("the right to delete")
                        + " Without it nothing can expire; then delete the objects named pgcellar-doctor-probe-*.");
    }

    private void removeQuietly() {
        try {
            store.delete(List.of(probe, otherProbe));
        } catch (StoreException e) {
            // Whatever ended the examination says more.
        }
    }

    private static Finding attempt(String check, String fix, Check work) {
        try {
            return work.run();
        } catch (Exception e) {
            return Findings.failure(check, e, fix);
        }
    }

    @FunctionalInterface
    private interface Check {
        Finding run() throws Exception;
    }
}
