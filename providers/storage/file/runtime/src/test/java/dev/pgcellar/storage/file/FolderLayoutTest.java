package dev.pgcellar.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the folder, seen from outside the store. */
class FolderLayoutTest {

    @TempDir
    private Path outside;

    private Path root;
    private ObjectStore store;

    @BeforeEach
    void openStore() throws IOException {
        root = Files.createDirectory(outside.resolve("root"));
        store = new FileObjectStore(root);
    }

    @Test
    void keeps_an_object_under_its_own_path() throws Exception {
        put("srv/base/20260101T000000/data.tar", "content");

        assertThat(root.resolve("srv/base/20260101T000000/data.tar")).hasContent("content");
    }

    @Test
    void gives_files_and_folders_no_rights_for_others() throws Exception {
        assumeTrue(
                root.getFileSystem().supportedFileAttributeViews().contains("posix"), "this file system has no modes");

        put("srv/object", "content");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("srv"))))
                .startsWith("rwx")
                .endsWith("---");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("srv/object"))))
                .startsWith("rw-")
                .endsWith("---");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../escaped", "a/../../escaped", "..", "/../../escaped", "a/../../../../escaped", "%2E%2E/x"})
    void writes_nothing_outside_its_root(String key) throws Exception {
        put(key, "inside");

        try (Stream<Path> names = Files.list(outside)) {
            assertThat(names).containsExactly(root);
        }
        assertThat(keys(store.list(""))).containsExactly(key);
    }

    @Test
    void reads_nothing_outside_its_root() throws Exception {
        Files.writeString(outside.resolve("secret"), "secret");

        assertThat(store.get("../secret")).isEmpty();
        assertThat(store.head("../secret")).isEmpty();
        assertThat(store.delete(List.of("../secret"))).isEmpty();
        assertThat(keys(store.list("../"))).isEmpty();
        assertThat(outside.resolve("secret")).exists();
    }

    @Test
    void follows_no_link_to_a_folder() throws Exception {
        Path elsewhere = Files.createDirectory(outside.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("link"), elsewhere);

        assertThat(store.get("link/secret")).isEmpty();
        assertThat(store.delete(List.of("link/secret"))).isEmpty();
        assertThat(keys(store.list(""))).isEmpty();
        assertThat(keys(store.list("link/"))).isEmpty();
        assertThat(store.listLevel("").hasNext()).isFalse();
        assertThatThrownBy(() -> put("link/new", "content"))
                .isInstanceOf(StoreConflictException.class)
                .hasMessageContaining("symbolic link");
        assertThat(elsewhere).isDirectoryContaining("glob:**/secret");
        assertThat(elsewhere.resolve("new")).doesNotExist();
    }

    @Test
    void follows_no_link_to_a_file() throws Exception {
        Path file = Files.writeString(outside.resolve("file"), "outside");
        Files.createSymbolicLink(root.resolve("link"), file);

        assertThat(store.head("link")).isEmpty();
        assertThat(store.get("link")).isEmpty();
        assertThatThrownBy(() -> put("link", "content")).isInstanceOf(StoreConflictException.class);
        assertThatThrownBy(() -> store.put("link", payload("content"), WriteOptions.DEFAULT.ifAbsent()))
                .isInstanceOf(StoreConflictException.class);
        assertThat(file).hasContent("outside");
        assertThat(Leftovers.count(root)).isZero();
    }

    @Test
    void may_be_reached_through_a_link() throws Exception {
        Path link = Files.createSymbolicLink(outside.resolve("link"), root);
        ObjectStore linked = new FileObjectStore(link);

        linked.createContainer();
        linked.put("a/b", payload("content"), WriteOptions.DEFAULT);

        assertThat(keys(linked.list(""))).containsExactly("a/b");
        linked.delete(List.of("a/b"));
        assertThat(link).isSymbolicLink();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void leaves_names_alone_that_stand_for_no_key() throws Exception {
        for (String name : List.of("%41", "lost+found/x", "a%", "x/.pgcellar-tmp-1")) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), "foreign");
        }

        assertThat(keys(store.list(""))).isEmpty();
        assertThat(store.listLevel("").hasNext()).isFalse();
        assertThat(store.head("A")).isEmpty();
        assertThat(store.head(".pgcellar-tmp-1")).isEmpty();
        assertThat(store.head("x/.pgcellar-tmp-1")).isEmpty();
    }

    @Test
    void refuses_a_component_that_is_too_long_for_a_file_name() throws Exception {
        String key = "a/" + "x".repeat(256);

        assertThatThrownBy(() -> put(key, "content"))
                .isInstanceOf(StoreErrorException.class)
                .hasMessageContaining("255 bytes");
        assertThat(store.head(key)).isEmpty();
        assertThat(store.delete(List.of(key))).isEmpty();
        assertThat(keys(store.list(key + "/"))).isEmpty();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void refuses_an_object_below_an_object() throws Exception {
        put("a", "content");

        assertThatThrownBy(() -> put("a/b/c", "below"))
                .isInstanceOf(StoreConflictException.class)
                .hasMessageContaining("is an object");
        assertThat(root.resolve("a")).hasContent("content");
    }

    @Test
    void refuses_an_object_in_the_place_of_a_folder_with_objects() throws Exception {
        put("a/b", "content");

        assertThatThrownBy(() -> put("a", "above"))
                .isInstanceOf(StoreConflictException.class)
                .hasMessageContaining("holds objects");
        assertThatThrownBy(() -> store.put("a", payload("above"), WriteOptions.DEFAULT.ifAbsent()))
                .isInstanceOf(StoreConflictException.class);
        assertThat(keys(store.list(""))).containsExactly("a/b");
        assertThat(Leftovers.count(root)).isZero();
    }

    @Test
    void writes_an_object_in_the_place_of_an_empty_folder() throws Exception {
        Files.createDirectory(root.resolve("a"));

        put("a", "content");

        assertThat(root.resolve("a")).hasContent("content");
    }

    @Test
    void removes_the_folders_that_a_deletion_leaves_empty() throws Exception {
        put("a/b/c/1", "1");
        put("a/2", "2");

        store.delete(List.of("a/b/c/1"));
        assertThat(root.resolve("a")).isDirectoryNotContaining("glob:**/b");

        store.delete(List.of("a/2"));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void does_not_create_a_container_that_vanished() throws Exception {
        put("a", "1");
        ObjectListing listing = store.list("");
        Files.delete(root.resolve("a"));
        Files.delete(root);

        assertThatThrownBy(() -> put("a/b", "1")).isInstanceOf(ContainerAbsentException.class);
        assertThatThrownBy(listing::hasNext).isInstanceOf(ContainerAbsentException.class);
        assertThat(root).doesNotExist();
    }

    @Test
    void takes_a_file_for_no_container() throws Exception {
        ObjectStore onFile = new FileObjectStore(Files.writeString(outside.resolve("file"), ""));

        assertThat(onFile.containerExists()).isFalse();
        assertThatThrownBy(() -> onFile.get("a")).isInstanceOf(ContainerAbsentException.class);
        assertThatThrownBy(() -> onFile.list("").hasNext()).isInstanceOf(ContainerAbsentException.class);
        assertThatThrownBy(onFile::createContainer)
                .isInstanceOf(StoreErrorException.class)
                .hasMessageContaining("is not a folder");
    }

    private void put(String key, String content) throws StoreException {
        store.put(key, payload(content), WriteOptions.DEFAULT);
    }

    private static Payload payload(String content) {
        return Payload.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> keys(ObjectListing listing) throws StoreException {
        return Listed.keys(listing);
    }
}
