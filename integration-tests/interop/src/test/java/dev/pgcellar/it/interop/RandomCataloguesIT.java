package dev.pgcellar.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code backup-delete} of both tools on the same random catalogues. */
@ExtendWith(SharedBucket.class)
class RandomCataloguesIT {

    private static final int ALL = 40;
    private static final int DRY = 4;

    /** Every so many catalogues, backups are really deleted. */
    private static final int REAL_EVERY = 6;

    static IntStream few() {
        return IntStream.range(0, DRY);
    }

    static IntStream many() {
        return IntStream.range(DRY, ALL);
    }

    static IntStream someOfMany() {
        return many().filter(seed -> seed % REAL_EVERY == 0);
    }

    @ParameterizedTest
    @MethodSource("few")
    void a_dry_run_prints_the_same_lines(int seed, Bucket bucket) {
        assertSameDryRun(seed, bucket);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("many")
    void dry_runs_of_many_catalogues_print_the_same_lines(int seed, Bucket bucket) {
        assertSameDryRun(seed, bucket);
    }

    private static void assertSameDryRun(int seed, Bucket bucket) {
        Archive archive = bucket.archive("dry " + seed);
        String[] policy = RandomCatalogue.fill(archive, seed).policy();
        List<String> before = archive.keys();

        Comparison comparison = Comparison.of(tool -> archive.command(tool, "backup-delete", "--dry-run")
                .arguments(policy)
                .run(Archive.LIMIT));

        String all = describe(policy, comparison, before);
        assertThat(DryRun.inOlderForm(comparison.pgcellar().stdout(), archive.keysOfBucket()))
                .as(all)
                .isEqualTo(comparison.peer().stdout().lines().toList());
        assertThat(comparison.pgcellar().exitCode())
                .as(all)
                .isEqualTo(comparison.peer().exitCode());
        assertThat(archive.keys()).isEqualTo(before);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("someOfMany")
    void deletions_leave_the_same_objects(int seed, Bucket bucket) {
        Archive original = bucket.archive("real " + seed);
        String[] policy = RandomCatalogue.fill(original, seed).policy();
        List<Archive> copies = new ArrayList<>();
        Stream.of(Tool.values()).forEach(tool -> copies.add(original.copyAs("real " + seed + " " + tool)));

        Comparison comparison = Comparison.of(tool -> deleteFrom(copies.get(tool.ordinal()), tool, policy));

        String all = describe(policy, comparison, original.keys());
        assertThat(ownKeys(copies.get(Tool.PGCELLAR.ordinal())))
                .as(all)
                .isEqualTo(ownKeys(copies.get(Tool.PEER.ordinal())));
        assertThat(comparison.pgcellar().exitCode())
                .as(all)
                .isEqualTo(comparison.peer().exitCode());
    }

    private static ProcessOutcome deleteFrom(Archive archive, Tool tool, String[] policy) {
        return archive.run(tool, "backup-delete", policy);
    }

    /** Later releases than the peer delete folders of WAL with what else lies there (contract 03 section 8.3). */
    private static List<String> ownKeys(Archive archive) {
        return archive.keys().stream()
                .filter(key -> !key.endsWith(RandomCatalogue.FOREIGN))
                .toList();
    }

    private static String describe(String[] policy, Comparison comparison, List<String> keys) {
        return String.join(" ", policy) + "\n" + comparison + String.join("\n", keys);
    }
}
