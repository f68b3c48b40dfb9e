package dev.pgcellar.benchmarks.bed;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What lies in a folder and below.
 *
 * @param files regular ones
 * @param bytes their sizes together
 * @param diskBytes their sizes together when each is rounded up to whole pages, which is how writing them is counted
 */
public record FolderContent(long files, long bytes, long diskBytes) {

    private static final int PAGE = 4096;

    private static final Pattern RELATION = Pattern.compile("\\d+(_fsm|_vm|_init)?(\\.\\d+)?");

    /** Counts all; a folder that does not exist is empty. */
    public static FolderContent of(Path folder) throws IOException {
        return count(folder, name -> true);
    }

    /** Counts the files of relations in a data folder; the server makes and removes others as it likes. */
    public static FolderContent ofRelations(Path dataFolder) throws IOException {
        return count(dataFolder.resolve("base"), RELATION.asMatchPredicate());
    }

    private static FolderContent count(Path folder, Predicate<String> names) throws IOException {
        if (!Files.exists(folder)) {
            return new FolderContent(0, 0, 0);
        }
        Count count = new Count(names);
        Files.walkFileTree(folder, count);
        return new FolderContent(count.files, count.bytes, count.diskBytes);
    }

    private static final class Count extends SimpleFileVisitor<Path> {
        private final Predicate<String> names;
        private long files;
        private long bytes;
        private long diskBytes;

        Count(Predicate<String> names) {
            this.names = names;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && names.test(file.getFileName().toString())) {
                files++;
                bytes += attributes.size();
                diskBytes += (attributes.size() + PAGE - 1) / PAGE * PAGE;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
