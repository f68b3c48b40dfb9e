package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What lies inside a data directory and what outside, decided by path components rather than by text, so that
 * {@code /pg/data-conf} is not inside {@code /pg/data} (contract 07 no. 29).
 *
 * @param path the data directory, absolute
 */
public record DataDirectory(Path path) {
    public DataDirectory {
        Objects.requireNonNull(path, "path");
    }

    /**
     * Whether a file belongs to the data directory, as written or after symbolic links in the names of its parent
     * directories are resolved. The file itself may be a symbolic link; its own target does not count.
     */
    public boolean contains(Path file) {
        Path absolute = path.resolve(file).normalize();
        if (absolute.startsWith(path.normalize())) {
            return true;
        }
        Path parent = absolute.getParent();
        return parent != null && real(parent).startsWith(real(path));
    }

    /**
     * The archive name of a directory that lies inside the data directory, without a trailing slash. Empty when it lies
     * outside, or is the data directory itself.
     */
    Optional<String> nameOf(Path directory) throws SourceUnreadableException {
        Path real = real(path.resolve(directory));
        Path root = real(path);
        if (!real.startsWith(root) || real.equals(root)) {
            return Optional.empty();
        }
        return Optional.of(FileNames.text(root.relativize(real)));
    }

    /** A path that cannot be resolved is compared as written: whoever reads it reports why. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
