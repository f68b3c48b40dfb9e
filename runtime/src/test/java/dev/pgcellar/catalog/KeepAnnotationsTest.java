package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.testing.Golden;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeepAnnotationsTest {

    private static final BackupId FIRST = new BackupId("20260110T100000");
    private static final BackupId SECOND = new BackupId("20260111T100000");
    private static final BackupId UNKEPT = new BackupId("20260112T100000");

    @Test
    void reads_the_target_of_a_kept_backup() throws Exception {
        KeepAnnotations keeps = new KeepAnnotations(Golden.sampleStore("p/srv"), new ServerLayout("p", "srv"));

        assertThat(keeps.read(FIRST)).contains(KeepTarget.FULL);
        assertThat(keeps.read(SECOND)).contains(KeepTarget.STANDALONE);
        assertThat(keeps.read(UNKEPT)).isEmpty();
    }

    @Test
    void reads_all_annotations_of_the_asked_backups() throws Exception {
        KeepAnnotations keeps = new KeepAnnotations(Golden.sampleStore("p/srv"), new ServerLayout("p", "srv"));

        Map<BackupId, KeepTarget> targets = keeps.readAll(List.of(UNKEPT, SECOND, FIRST));

        assertThat(targets)
                .containsExactly(Map.entry(SECOND, KeepTarget.STANDALONE), Map.entry(FIRST, KeepTarget.FULL));
        assertThat(keeps.readAll(List.of(FIRST))).containsOnlyKeys(FIRST);
        assertThat(keeps.readAll(List.of())).isEmpty();
    }

    @Test
    void sees_annotations_under_the_doubled_slash_when_the_url_ends_in_a_slash() throws Exception {
        InMemoryObjectStore store = new InMemoryObjectStore()
                .with("tr/p//srv/base/20260110T100000/annotations/keep", "full")
                .with("tr/p/srv/base/20260111T100000/annotations/keep", "standalone");
        KeepAnnotations withSlash = new KeepAnnotations(store, new ServerLayout("tr/p/", "srv"));
        KeepAnnotations withoutSlash = new KeepAnnotations(store, new ServerLayout("tr/p", "srv"));

        assertThat(withSlash.read(FIRST)).contains(KeepTarget.FULL);
        assertThat(withSlash.readAll(List.of(FIRST, SECOND, UNKEPT))).containsOnlyKeys(FIRST, SECOND);
        assertThat(withoutSlash.readAll(List.of(FIRST, SECOND))).containsOnlyKeys(SECOND);
    }

    @Test
    void the_canonical_annotation_goes_before_the_doubled_one() throws Exception {
        InMemoryObjectStore store = new InMemoryObjectStore()
                .with("p//srv/base/20260110T100000/annotations/keep", "full")
                .with("p/srv/base/20260110T100000/annotations/keep", "standalone");

        assertThat(new KeepAnnotations(store, new ServerLayout("p/", "srv")).read(FIRST))
                .contains(KeepTarget.STANDALONE);
    }

    @Test
    void writes_under_the_canonical_key_and_releases_under_both() throws Exception {
        InMemoryObjectStore store =
                new InMemoryObjectStore().with("p//srv/base/20260110T100000/annotations/keep", "full");
        KeepAnnotations keeps = new KeepAnnotations(store, new ServerLayout("p/", "srv"));

        keeps.write(FIRST, KeepTarget.STANDALONE);

        assertThat(keeps.read(FIRST)).contains(KeepTarget.STANDALONE);
        assertThat(store.keys())
                .containsExactly(
                        "p//srv/base/20260110T100000/annotations/keep", "p/srv/base/20260110T100000/annotations/keep");
        keeps.release(FIRST);
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void releases_a_backup_that_is_not_kept() throws Exception {
        InMemoryObjectStore store = new InMemoryObjectStore();

        new KeepAnnotations(store, new ServerLayout("p", "srv")).release(FIRST);

        assertThat(store.keys()).isEmpty();
    }

    @Test
    void writes_the_bare_word() throws Exception {
        InMemoryObjectStore store = new InMemoryObjectStore();

        new KeepAnnotations(store, new ServerLayout("", "srv")).write(FIRST, KeepTarget.FULL);

        try (var content =
                store.get("srv/base/20260110T100000/annotations/keep").orElseThrow()) {
            assertThat(new String(content.stream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("full");
        }
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of("full\nmore", "full"),
                Arguments.of("Full", "Full"),
                Arguments.of(" other ", " other "),
                Arguments.of("", ""),
                Arguments.of("\nfull", ""));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void the_target_is_the_first_line_as_it_stands(String content, String expected) throws Exception {
        InMemoryObjectStore store =
                new InMemoryObjectStore().with("p/srv/base/20260110T100000/annotations/keep", content);

        assertThat(new KeepAnnotations(store, new ServerLayout("p", "srv")).read(FIRST))
                .contains(new KeepTarget(expected));
    }

    @Test
    void a_huge_annotation_is_not_read_whole() throws Exception {
        InMemoryObjectStore store =
                new InMemoryObjectStore().with("p/srv/base/20260110T100000/annotations/keep", "x".repeat(10_000_000));

        KeepTarget target = new KeepAnnotations(store, new ServerLayout("p", "srv"))
                .read(FIRST)
                .orElseThrow();

        assertThat(target.text()).hasSize(4096);
    }
}
