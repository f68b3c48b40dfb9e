package dev.pgcellar.storage.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * A file or folder as one folder lists it.
 *
 * @param path of the file or folder
 * @param key of the object; for a folder the start of its objects' keys, with the slash at its end
 * @param folder whether it is a folder
 * @param size of a file, in bytes
 * @param lastModified of a file
 */
record FolderEntry(Path path, String key, boolean folder, long size, Instant lastModified)
        implements Comparable<FolderEntry> {

    /**
     * The order of the UTF-8 bytes of the keys. Because a folder's key ends in a slash, visiting folders in their place
     * gives all keys of the tree in order.
     */
    @Override
    public int compareTo(FolderEntry other) {
        return Arrays.compareUnsigned(key.getBytes(StandardCharsets.UTF_8), other.key.getBytes(StandardCharsets.UTF_8));
    }
}
