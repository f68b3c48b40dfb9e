package dev.pgcellar.storage.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.StoreConflictException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders and files below the container's folder. Follows no symbolic link below it.
 */
final class FolderTree {

    private final Path root;
    private final Permissions permissions;

    FolderTree(Path root, Permissions permissions) {
        this.root = root;
        this.permissions = permissions;
    }

    Path root() {
        return root;
    }

    /**
     * The path of a key, or of a folder's key without its last slash.
     *
     * @return empty when a component cannot be a file name; then there is no such object
     */
    Optional<Path> pathOf(String key) {
        Path path = root;
        for (String component : key.split("/", -1)) {
            Optional<String> name = ComponentName.encode(component);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            path = path.resolve(name.get());
        }
        return Optional.of(path);
    }

    /**
     * Fails unless the container's folder exists.
     */
    void requireRoot() throws IOException {
        if (!rootExists()) {
            throw new ContainerAbsentException("there is no folder '" + root + "'", null);
        }
    }

    boolean rootExists() throws IOException {
        try {
            return Files.readAttributes(root, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * What a path below the root is, provided that all its parents are folders and not links.
     *
     * @return empty when there is nothing
     */
    Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        Path current = root;
        for (Path name : root.relativize(path)) {
            if (!current.equals(root) && !isFolder(current)) {
                requireRoot();
                return Optional.empty();
            }
            current = current.resolve(name);
        }
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            requireRoot();
            return Optional.empty();
        } catch (FileSystemException e) {
            requireRoot();
            throw e;
        }
    }

    private static boolean isFolder(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS)
                    .isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Creates a folder and its parents below the root where they are missing, durably.
     *
     * @throws NoSuchFileException when another process removed one of them meanwhile
     */
    void createFolder(Path folder) throws IOException {
        requireRoot();
        Path current = root;
        for (Path name : root.relativize(folder)) {
            if (name.toString().isEmpty()) {
                return;
            }
            Path parent = current;
            current = current.resolve(name);
            if (!isFolder(current)) {
                createMissing(current);
                sync(parent);
            }
        }
    }

    private void createMissing(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, permissions.ofFolders());
        } catch (FileAlreadyExistsException e) {
            BasicFileAttributes found = Files.readAttributes(folder, BasicFileAttributes.class, NOFOLLOW_LINKS);
            if (found.isSymbolicLink()) {
                throw new StoreConflictException(
                        "'" + folder + "' is a symbolic link; links below the container are not followed", e);
            }
            if (!found.isDirectory()) {
                throw new StoreConflictException(
                        "'" + folder + "' is an object, so no object can be written below it", e);
            }
        }
    }

    /** Removes a folder and its parents below the root as far as they are empty. Never fails: empty folders do no harm. */
    void removeEmptyFolders(Path folder) {
        Path current = folder;
        while (!current.equals(root) && removeIfEmpty(current)) {
            current = current.getParent();
        }
    }

    /**
     * Removes a folder if it is empty, and nothing else: {@link Files#delete} would also remove a file that took the
     * folder's place meanwhile.
     */
    private static boolean removeIfEmpty(Path folder) {
        try (var parent = Files.newDirectoryStream(folder.getParent())) {
            if (parent instanceof SecureDirectoryStream<Path> secure) {
                secure.deleteDirectory(folder.getFileName());
                return true;
            }
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Creates the container's folder with its parents, durably; does nothing when it exists. */
    void createRoot() throws IOException {
        if (rootExists()) {
            return;
        }
        List<Path> missing = new ArrayList<>();
        for (Path folder = root; folder != null && !Files.isDirectory(folder); folder = folder.getParent()) {
            missing.add(0, folder);
        }
        for (Path folder : missing) {
            createOutside(folder);
            sync(folder.getParent());
        }
    }

    private void createOutside(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, permissions.ofFolders());
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder.toString());
            }
        }
    }

    /** Makes the names in a folder durable. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
