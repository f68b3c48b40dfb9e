package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.PagedObjectListing;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import dev.pgcellar.testing.Golden;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BackupCatalogTest {

    private final InMemoryObjectStore store = Golden.sampleStore("some/path/srv");

    @Test
    void lists_all_backups_of_whatever_status_by_ascending_id() throws Exception {
        CatalogListing listing = catalog(store).list();

        assertThat(listing.backups().stream().map(backup -> backup.id().text()))
                .containsExactlyElementsOf(Golden.sampleCatalog().keySet());
        assertThat(listing.backups()).anyMatch(backup -> backup.hasStatus(BackupStatus.FAILED));
        assertThat(listing.unreadable()).isEmpty();
    }

    @Test
    void finds_the_newest_complete_backup_without_reading_older_ones() throws Exception {
        BackupInfo newest = catalog(store).list().backups().stream()
                .filter(BackupInfo::isDone)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        store.with("some/path/srv/base/29990101T000000/backup.info", "nonsense")
                .with("some/path/srv/base/29990102T000000/data.tar", "");

        assertThat(catalog(store).newestDone()).contains(newest);
        assertThat(catalog(new InMemoryObjectStore()).newestDone()).isEmpty();
    }

    @Test
    void an_empty_prefix_has_no_backups() throws Exception {
        CatalogListing listing = catalog(new InMemoryObjectStore()).list();

        assertThat(listing.backups()).isEmpty();
        assertThat(listing.unreadable()).isEmpty();
    }

    @Test
    void a_folder_without_metadata_is_no_backup() throws Exception {
        store.with("some/path/srv/base/20260118T100000/data.tar", "")
                .with("some/path/srv/base/stray-file", "")
                .with("some/path/srv/base//backup.info", "status=DONE");

        CatalogListing listing = catalog(store).list();

        assertThat(listing.backups()).hasSize(7);
        assertThat(listing.unreadable()).isEmpty();
    }

    @Test
    void another_server_with_the_same_beginning_is_not_looked_at() throws Exception {
        store.with("some/path/srv2/base/20260118T100000/backup.info", "nonsense");

        assertThat(catalog(store).list().unreadable()).isEmpty();
    }

    @Test
    void damaged_metadata_is_reported_beside_the_readable_backups() throws Exception {
        store.with("some/path/srv/base/20260109T100000/backup.info", "nonsense")
                .with("some/path/srv/base/20260108T100000/backup.info", new byte[BackupInfoFormat.MAX_BYTES + 1]);

        CatalogListing listing = catalog(store).list();

        assertThat(listing.backups()).hasSize(7);
        assertThat(listing.unreadable().stream().map(backup -> backup.id().text()))
                .containsExactly("20260108T100000", "20260109T100000");
        assertThat(listing.unreadable().get(0).reason()).contains("16777217 bytes");
        assertThat(listing.unreadable().get(1).reason()).contains("'nonsense' has no '='");
    }

    @Test
    void an_unknown_field_fails_the_whole_listing() {
        store.with("some/path/srv/base/20260109T100000/backup.info", "later_field=1");

        assertThatThrownBy(() -> catalog(store).list())
                .isInstanceOfSatisfying(
                        UnknownFieldException.class, e -> assertThat(e.field()).isEqualTo("later_field"));
    }

    @Test
    void a_failure_of_the_store_fails_the_whole_listing() {
        ObjectStore failing = new InMemoryObjectStore() {
            @Override
            public Optional<ObjectContent> get(String key) throws StoreException {
                if (key.contains("20260113")) {
                    throw new StoreUnreachableException("the endpoint refused the connection", null);
                }
                return super.get(key);
            }
        }.with("some/path/srv/base/20260112T100000/backup.info", "status=DONE")
                .with("some/path/srv/base/20260113T100000/backup.info", "status=DONE");

        assertThatThrownBy(() -> catalog(failing).list())
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessage("the endpoint refused the connection");
    }

    @Test
    void an_absent_container_is_a_failure_and_not_an_empty_catalog() {
        ObjectStore absent = new InMemoryObjectStore() {
            @Override
            public ObjectListing listLevel(String prefix) {
                return new PagedObjectListing() {
                    @Override
                    protected Page fetch(Optional<String> continuation) throws StoreException {
                        throw new ContainerAbsentException("there is no bucket 'b'", null);
                    }
                };
            }
        };

        assertThatThrownBy(() -> catalog(absent).list()).isInstanceOf(ContainerAbsentException.class);
    }

    @Test
    @Timeout(30)
    void reads_several_backups_at_once_on_a_bounded_number_of_threads_that_end_with_the_call() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch two = new CountDownLatch(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostRunning = new AtomicInteger();
        InMemoryObjectStore observed = new InMemoryObjectStore() {
            @Override
            public Optional<ObjectContent> get(String key) throws StoreException {
                threads.add(Thread.currentThread());
                mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                two.countDown();
                awaitQuietly(two);
                running.decrementAndGet();
                return super.get(key);
            }
        };
        for (int i = 0; i < 100; i++) {
            observed.with("some/path/srv/base/2026011%dT1000%02d/backup.info".formatted(i / 60, i % 60), "status=DONE");
        }

        CatalogListing listing = catalog(observed).list();

        assertThat(listing.backups()).hasSize(100);
        assertThat(mostRunning.get()).isBetween(2, ParallelReads.THREADS);
        assertThat(threads).hasSizeLessThanOrEqualTo(ParallelReads.THREADS);
        for (Thread thread : threads) {
            // A pool counts as ended a moment before its threads do; one that went on would outlast the test's
            // time-out.
            thread.join();
        }
    }

    @Test
    @Timeout(30)
    void an_interrupted_caller_gets_a_store_failure_and_keeps_its_interrupt_status() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> catalog(store).list())
                .isInstanceOf(StoreErrorException.class)
                .hasMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void loads_one_backup() throws Exception {
        BackupInfo info = catalog(store).load(new BackupId("20260110T100000")).orElseThrow();

        assertThat(info.backupName()).contains("monthly full");
    }

    @Test
    void a_backup_that_does_not_exist_is_empty() throws Exception {
        assertThat(catalog(store).load(new BackupId("20300101T000000"))).isEmpty();
    }

    @Test
    void loading_one_damaged_backup_fails() {
        store.with("some/path/srv/base/20260109T100000/backup.info", "timeline=x");

        assertThatThrownBy(() -> catalog(store).load(new BackupId("20260109T100000")))
                .isInstanceOf(UnreadableBackupInfoException.class)
                .hasMessageContaining("timeline");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BackupCatalog catalog(ObjectStore store) {
        return new BackupCatalog(store, new ServerLayout("some/path", "srv"), new BackupInfoFormat(Clock.systemUTC()));
    }
}
