package dev.pgcellar.expire;

import static dev.pgcellar.expire.SampleArchive.LAYOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Deletions in random catalogs, against a model that knows only what a restore needs: its own archives, those of the
 * backups it builds on, and the WAL of its timeline from its first segment on, or to its last when it is kept
 * standalone.
 */
class ExpiryPropertyTest {

    private static final List<String> SUFFIXES =
            List.of("", ".gz", ".zst", ".partial", ".partial.gz", ".00000028.backup", ".00000028.backup.xz");

    /** A backup as the model sees it; the segments are of log number 0 to 2 and 1 to 4 within. */
    private record Model(int place, String status, int timeline, int begin, int length, String keep, Integer parent) {

        private String id() {
            return String.format("202601%02dT000000", place + 1);
        }

        private boolean isUsable() {
            return status.equals("DONE") || status.equals("WAITING_FOR_WALS");
        }

        private boolean needs(String segment) {
            String last = keep.equals("standalone") ? segment(timeline, begin + length) : "FFFFFFFF";
            return segment.startsWith(String.format("%08X", timeline))
                    && segment.compareTo(segment(timeline, begin)) >= 0
                    && (!keep.equals("standalone") || segment.compareTo(last) <= 0);
        }
    }

    private record Scenario(List<Model> backups, Set<String> wal, boolean likeS3) {

        private SampleArchive archive() {
            SampleArchive archive = likeS3 ? SampleArchive.likeS3() : SampleArchive.plain();
            for (Model model : backups) {
                archive.backup(SampleArchive.complete(model.id(), segment(model.timeline(), model.begin()))
                        .endWal(segment(model.timeline(), model.begin() + model.length()))
                        .status(model.status())
                        .parentBackupId(
                                model.parent() == null ? null : String.format("202601%02dT000000", model.parent() + 1))
                        .build());
                if (!model.keep().isEmpty()) {
                    archive.keep(model.id(), model.keep());
                }
            }
            wal.forEach(archive::wal);
            return archive.wal("00000002.history", "00000003.history.gz", "garbage/foo");
        }
    }

    private record Deletion(Integer backup, String policy, int minimum) {

        private Optional<Exception> run(SampleArchive archive, DeletionOptions options) throws Exception {
            try {
                if (backup == null) {
                    archive.apply(policy, options);
                } else {
                    archive.delete(String.format("202601%02dT000000", backup + 1), options);
                }
                return Optional.empty();
            } catch (OperationFailedException e) {
                return Optional.of(e);
            }
        }
    }

    private static String segment(int timeline, int number) {
        return String.format("%08X%08X%08X", timeline, number / 4, number % 4 + 1);
    }

    @Property(tries = 1500)
    void no_remaining_backup_loses_what_it_needs(
            @ForAll("scenarios") Scenario scenario, @ForAll("deletions") Deletion deletion) throws Exception {
        SampleArchive archive = scenario.archive();
        Collection<String> before = archive.keys();

        deletion.run(archive, SampleArchive.minimum(deletion.minimum()));

        assertNothingNeededIsLost(scenario, deletion, before, archive.keys());
    }

    @Property(tries = 700)
    void a_dry_run_names_exactly_what_the_real_run_deletes(
            @ForAll("scenarios") Scenario scenario, @ForAll("deletions") Deletion deletion) throws Exception {
        SampleArchive archive = scenario.archive();
        Collection<String> before = archive.keys();
        CollectedPreview preview = new CollectedPreview();

        Optional<Exception> previewed = deletion.run(archive, SampleArchive.previewed(deletion.minimum(), preview));
        assertThat(archive.keys()).isEqualTo(before);
        Optional<Exception> real = deletion.run(archive, SampleArchive.minimum(deletion.minimum()));

        Set<String> deleted = new TreeSet<>(before);
        deleted.removeAll(archive.keys());
        assertThat(preview.of(before)).isEqualTo(deleted);
        assertThat(preview.keys()).doesNotHaveDuplicates();
        assertThat(previewed.isPresent()).isEqualTo(real.isPresent());
    }

    @Property(tries = 700)
    void a_deletion_broken_off_anywhere_loses_nothing_and_can_be_repeated(
            @ForAll("scenarios") Scenario scenario, @ForAll("deletions") Deletion deletion, @ForAll("stops") int stop)
            throws Exception {
        SampleArchive broken = scenario.archive().breakAfterDeletions(stop);
        Collection<String> before = broken.keys();
        DeletionOptions options = new DeletionOptions(deletion.minimum(), 2, LockCheck.NONE, null);
        SampleArchive whole = scenario.archive();
        Optional<Exception> refused = deletion.run(whole, options);

        Optional<Exception> failure = runUntilItBreaks(deletion, broken, options);
        assertNothingNeededIsLost(scenario, deletion, before, broken.keys());
        if (refused.isEmpty() && (deletion.backup() == null || failure.isPresent())) {
            runUntilItBreaks(deletion, broken.breakAfterDeletions(Integer.MAX_VALUE), options);
            assertThat(infos(broken.keys())).isEqualTo(infos(whole.keys()));
        }
        assertNothingNeededIsLost(scenario, deletion, before, broken.keys());
    }

    private static Optional<Exception> runUntilItBreaks(
            Deletion deletion, SampleArchive archive, DeletionOptions options) throws Exception {
        try {
            return deletion.run(archive, options);
        } catch (StoreException e) {
            return Optional.of(e);
        }
    }

    private static Set<String> infos(Collection<String> keys) {
        return keys.stream().filter(key -> key.endsWith("/backup.info")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertNothingNeededIsLost(
            Scenario scenario, Deletion deletion, Collection<String> before, Collection<String> after) {
        Set<String> lost = new TreeSet<>(before);
        lost.removeAll(after);
        List<Model> remaining = scenario.backups().stream()
                .filter(model -> after.contains(LAYOUT.backupInfo(model.id())))
                .toList();
        assertThat(lost).noneMatch(key -> key.endsWith("keep") || key.endsWith(".history") || key.contains("garbage"));
        assertThat(lost).filteredOn(key -> key.contains("/wals/")).allSatisfy(key -> assertThat(remaining)
                .filteredOn(Model::isUsable)
                .noneMatch(model -> model.needs(fileName(key).substring(0, 24))));
        if (deletion.backup() == null) {
            assertThePolicyRetainsEnough(scenario, deletion, remaining);
        }
    }

    private static void assertThePolicyRetainsEnough(Scenario scenario, Deletion deletion, List<Model> remaining) {
        List<Model> gone = new ArrayList<>(scenario.backups());
        gone.removeAll(remaining);
        assertThat(gone)
                .allMatch(model -> model.status().equals("DONE") && model.keep().isEmpty());
        assertThat(remaining)
                .filteredOn(model -> !model.status().equals("FAILED") && model.parent() != null)
                .allSatisfy(model -> assertThat(gone).noneMatch(other -> other.place() == model.parent()));
        List<Model> full = scenario.backups().stream()
                .filter(model -> model.status().equals("DONE") && model.parent() == null)
                .toList();
        int slots = deletion.policy().startsWith("REDUNDANCY")
                ? Math.max(
                        deletion.minimum(), Integer.parseInt(deletion.policy().split(" ")[1]))
                : Math.max(deletion.minimum(), 1);
        assertThat(remaining).containsAll(full.subList(Math.max(0, full.size() - slots), full.size()));
    }

    private static String fileName(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Provide
    Arbitrary<Integer> stops() {
        return Arbitraries.integers().between(0, 12);
    }

    @Provide
    Arbitrary<Deletion> deletions() {
        Arbitrary<String> policies = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3).map(count -> "REDUNDANCY " + count),
                Arbitraries.integers().between(22, 32).map(days -> "RECOVERY WINDOW OF " + days + " DAYS"));
        Arbitrary<Integer> minimum = Arbitraries.integers().between(0, 3);
        return Arbitraries.oneOf(
                Combinators.combine(policies, minimum).as((policy, least) -> new Deletion(null, policy, least)),
                Combinators.combine(Arbitraries.integers().between(0, 7), minimum)
                        .as((backup, least) -> new Deletion(backup, null, least)));
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        Arbitrary<Set<String>> wal = Combinators.combine(
                        Arbitraries.of(1, 1, 1, 2, 3), Arbitraries.integers().between(0, 12), Arbitraries.of(SUFFIXES))
                .as((timeline, number, suffix) ->
                        segment(timeline, number).substring(0, 16) + "/" + segment(timeline, number) + suffix)
                .set()
                .ofMinSize(10)
                .ofMaxSize(60);
        return Combinators.combine(
                        models().list().ofMinSize(1).ofMaxSize(7),
                        wal,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((drafts, files, likeS3, inOrder) -> new Scenario(placed(drafts, inOrder), files, likeS3));
    }

    private static Arbitrary<Model> models() {
        return Combinators.combine(
                        Arbitraries.of(
                                "DONE",
                                "DONE",
                                "DONE",
                                "DONE",
                                "DONE",
                                "DONE",
                                "DONE",
                                "DONE",
                                "FAILED",
                                "WAITING_FOR_WALS",
                                "STARTED"),
                        Arbitraries.of(1, 1, 1, 1, 1, 1, 2, 3),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(
                                "", "", "", "", "", "", "full", "standalone", "standalone", "standalone", "other"),
                        Arbitraries.of(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 1, 2, 7))
                .as((status, timeline, begin, length, keep, parent) ->
                        new Model(0, status, timeline, begin, length, keep, parent < 0 ? null : parent));
    }

    /** Gives each backup its id; in order, the WAL follows the ids as it does on a well-kept server. */
    private static List<Model> placed(List<Model> drafts, boolean inOrder) {
        List<Model> ordered = new ArrayList<>(drafts);
        if (inOrder) {
            ordered.sort(Comparator.comparingInt(Model::timeline).thenComparingInt(Model::begin));
        }
        List<Model> placed = new ArrayList<>();
        for (Model draft : ordered) {
            placed.add(new Model(
                    placed.size(),
                    draft.status(),
                    draft.timeline(),
                    draft.begin(),
                    draft.length(),
                    draft.keep(),
                    draft.parent()));
        }
        return placed;
    }
}
