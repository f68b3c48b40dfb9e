package dev.pgcellar.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.StoreLimits;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PartSizingTest {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final StoreLimits S3 = new StoreLimits(10_000, 5 * MIB, 5 * GIB, 5L << 40, 1000);

    @Test
    void small_clusters_get_small_parts() {
        PartSizing sizing = PartSizing.choose(S3, 100 * GIB, OptionalLong.empty(), OptionalLong.of(2 * GIB));

        assertThat(sizing.partSize()).isEqualTo(8 * MIB);
    }

    @Test
    void a_cluster_of_unknown_size_gets_the_parts_that_the_archive_size_asks_for() {
        PartSizing sizing = PartSizing.choose(S3, 100 * GIB, OptionalLong.empty(), OptionalLong.empty());

        assertThat(sizing).isEqualTo(new PartSizing(100 * GIB, 2 * (100 * GIB / 10_000)));
    }

    @Test
    void a_requested_part_size_is_a_lower_bound() {
        PartSizing sizing = PartSizing.choose(S3, GIB, OptionalLong.of(64 * MIB), OptionalLong.of(GIB));

        assertThat(sizing.partSize()).isEqualTo(64 * MIB);
    }

    @Property
    void an_archive_at_its_limit_always_fits_into_the_parts(
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 4) long archiveSize,
            @ForAll @LongRange(min = 1, max = 1L << 50) long clusterSize) {
        PartSizing sizing = PartSizing.choose(S3, archiveSize, OptionalLong.empty(), OptionalLong.of(clusterSize));

        assertThat(sizing.partSize()).isBetween(S3.minPartSize(), S3.maxPartSize());
        // Half of the parts remain for the one member that may exceed the limit.
        assertThat(sizing.archiveLimit() / sizing.partSize()).isLessThanOrEqualTo(S3.maxParts() / 2);
        assertThat(sizing.archiveLimit()).isLessThanOrEqualTo(Math.max(archiveSize, 1));
    }
}
