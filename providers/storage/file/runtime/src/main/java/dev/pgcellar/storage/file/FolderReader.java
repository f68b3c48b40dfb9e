package dev.pgcellar.storage.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads folders one at a time. What is neither a file nor a folder, has a name that stands for no key, or vanishes
 * meanwhile is passed over.
 */
final class FolderReader {

    private final FolderTree tree;

    FolderReader(FolderTree tree) {
        this.tree = tree;
    }

    /**
     * The entries of the folder that a prefix leads to, whose keys start with the prefix.
     *
     * @return in the order of their keys
     */
    List<FolderEntry> entriesWithPrefix(String prefix) throws IOException {
        tree.requireRoot();
        int slash = prefix.lastIndexOf('/');
        if (slash < 0) {
            return entries(tree.root(), "", prefix);
        }
        Optional<Path> folder = tree.pathOf(prefix.substring(0, slash));
        if (folder.isEmpty()
                || tree.attributes(folder.get())
                        .filter(BasicFileAttributes::isDirectory)
                        .isEmpty()) {
            return List.of();
        }
        return entries(folder.get(), prefix.substring(0, slash + 1), prefix);
    }

    /** The entries of a folder in the order of their keys. */
    List<FolderEntry> entries(FolderEntry folder) throws IOException {
        return entries(folder.path(), folder.key(), folder.key());
    }

    private List<FolderEntry> entries(Path folder, String folderKey, String prefix) throws IOException {
        List<FolderEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
            for (Path path : names) {
                entry(path, folderKey)
                        .filter(entry -> entry.key().startsWith(prefix))
                        .ifPresent(entries::add);
            }
        } catch (NoSuchFileException e) {
            tree.requireRoot();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(entries);
        return entries;
    }

    /** Whether a folder holds an object, at whatever depth. */
    boolean holdsObject(FolderEntry folder) throws IOException {
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder.path())) {
            for (Path path : names) {
                Optional<FolderEntry> entry = entry(path, folder.key());
                if (entry.isPresent() && (!entry.get().folder() || holdsObject(entry.get()))) {
                    return true;
                }
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return false;
    }

    private static Optional<FolderEntry> entry(Path path, String folderKey) throws IOException {
        Optional<String> component = ComponentName.decode(path.getFileName().toString());
        if (component.isEmpty()) {
            return Optional.empty();
        }
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!found.isRegularFile() && !found.isDirectory()) {
            return Optional.empty();
        }
        String key = folderKey + component.get() + (found.isDirectory() ? "/" : "");
        return Optional.of(new FolderEntry(
                path,
                key,
                found.isDirectory(),
                found.size(),
                found.lastModifiedTime().toInstant()));
    }
}
