package dev.pgcellar.wal.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * Tells a file from every other one, and from itself after any change of its content, name or attributes: the inode's
 * time of change cannot be set back by a program.
 *
 * @param text device, inode, size in bytes, time of modification and time of change, as the launcher has {@code stat}
 *     print them: {@code %d %i %s %.9Y %.9Z}
 * @param size in bytes
 */
record FileIdentity(String text, long size) {

    /**
     * The identity of a file, of its target where it is a link.
     *
     * @throws IOException when there is no such file, or its file system has no inodes
     */
    static FileIdentity of(Path file) throws IOException {
        try {
            Map<String, Object> found = Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
            long size = (Long) found.get("size");
            String text = String.join(
                    " ",
                    found.get("dev").toString(),
                    found.get("ino").toString(),
                    Long.toString(size),
                    seconds((FileTime) found.get("lastModifiedTime")),
                    seconds((FileTime) found.get("ctime")));
            return new FileIdentity(text, size);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw new IOException("the file system of '" + file + "' does not tell inodes", e);
        }
    }

    private static String seconds(FileTime time) {
        Instant instant = time.toInstant();
        return String.format("%d.%09d", instant.getEpochSecond(), instant.getNano());
    }
}
