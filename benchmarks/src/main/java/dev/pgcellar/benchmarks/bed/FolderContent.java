package dev.pgcellar.benchmarks.bed;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What lies in a folder and below.
 *
 * @param files regular ones
 * @param bytes their sizes together
 * @param diskBytes their sizes together when each is rounded up to whole pages, which is how writing them is counted
 */
public record FolderContent(long files, long bytes, long diskBytes) {

    private static final int PAGE = 4096;

    /** Counts; a folder that does not exist is empty. */
    public static FolderContent of(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return new FolderContent(0, 0, 0);
        }
        Count count = new Count();
        Files.walkFileTree(folder, count);
        return new FolderContent(count.files, count.bytes, count.diskBytes);
    }

    private static final class Count extends SimpleFileVisitor<Path> {
        private long files;
        private long bytes;
        private long diskBytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files++;
                bytes += attributes.size();
                diskBytes += (attributes.size() + PAGE - 1) / PAGE * PAGE;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
