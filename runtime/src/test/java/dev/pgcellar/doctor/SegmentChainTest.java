package dev.pgcellar.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testing.InMemoryObjectStore;
import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.WalName;
import org.junit.jupiter.api.Test;

class SegmentChainTest {

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final ServerLayout layout = new ServerLayout("p", "srv");

    private static WalName wal(String name) {
        return WalName.parse(name).orElseThrow();
    }

    private void archive(String... names) throws StoreException {
        for (String name : names) {
            String key = layout.wal(WalName.parseArchived(name).orElseThrow());
            String suffix = name.endsWith(".gz") ? ".gz" : "";
            store.put(key + suffix, Payload.of(new byte[] {1}), WriteOptions.DEFAULT);
        }
    }

    private SegmentChain from(String first) throws StoreException {
        return SegmentChain.follow(store, layout, wal(first), SegmentSize.DEFAULT);
    }

    @Test
    void follows_segments_across_folders_whatever_their_compression() throws Exception {
        archive(
                "0000000100000000000000FC",
                "0000000100000000000000FE",
                "0000000100000000000000FE.00000028.backup",
                "0000000100000000000000FF",
                "0000000100000000000000FF.gz",
                "000000010000000100000000.gz",
                "000000010000000100000001.partial",
                "000000020000000100000001",
                "00000002.history");

        SegmentChain chain = from("0000000100000000000000FE");

        assertThat(chain.count()).isEqualTo(3);
        assertThat(chain.firstMissing()).isEmpty();
        assertThat(chain.lastBeforeGap()).contains(wal("000000010000000100000000"));
        assertThat(chain.hasAll(wal("0000000100000000000000FF"))).isTrue();
        assertThat(chain.hasAll(wal("000000010000000100000001"))).isFalse();
    }

    @Test
    void names_the_first_segment_that_is_missing() throws Exception {
        archive("000000010000000000000002", "000000010000000000000003", "000000010000000000000005");

        assertThat(from("000000010000000000000002").firstMissing()).contains(wal("000000010000000000000004"));
        assertThat(from("000000010000000000000001").firstMissing()).contains(wal("000000010000000000000001"));
        assertThat(from("000000010000000000000006").firstMissing()).contains(wal("000000010000000000000006"));
    }
}
