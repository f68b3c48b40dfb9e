package dev.pgcellar.expire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalCleanupPreviewTest {

    private static final ServerLayout LAYOUT = new ServerLayout("p", "srv");
    private static final List<WalCleanupRule> RULES =
            List.of(before("000000010000000000000003"), before("000000010000000100000002"));

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    private static WalCleanupRule before(String segment) {
        return new WalCleanupRule(segment, Set.of(), List.of());
    }

    @BeforeEach
    void archive() throws StoreException {
        for (int log = 0; log < 2; log++) {
            for (int segment = 0; segment < 5; segment++) {
                store.put(key(log, segment), Payload.of(new byte[1]), WriteOptions.DEFAULT);
            }
        }
    }

    private static String key(int log, int segment) {
        return "p/srv/wals/00000001%08X/00000001%08X%08X".formatted(log, log, segment);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 1000})
    void says_the_same_however_few_keys_it_may_hold(int mostHeld) throws StoreException {
        WalCleanupPreview preview = new WalCleanupPreview(store, LAYOUT, RULES, mostHeld);
        CollectedPreview first = new CollectedPreview();
        CollectedPreview second = new CollectedPreview();

        preview.survey();
        preview.show(0, first);
        preview.show(1, second);

        assertThat(first.keys()).containsExactly(key(0, 0), key(0, 1), key(0, 2));
        assertThat(second.keys()).containsExactly(key(0, 3), key(0, 4), key(1, 0), key(1, 1));
    }
}
