package dev.pgcellar.restore;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.Tablespace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The folders that a restore fills: the data directory and one for each tablespace.
 */
final class RestoreTargets {

    private final Path dataDirectory;
    private final Map<Tablespace, Path> tablespaces = new LinkedHashMap<>();

    RestoreTargets(RestoreRequest request) throws IOException {
        this.dataDirectory = request.recoveryDirectory().toAbsolutePath().normalize();
        for (Tablespace tablespace : request.backup().tablespaces()) {
            Path relocated = request.relocations().get(tablespace.name());
            tablespaces.put(
                    tablespace, relocated == null ? dataDirectory.resolve(tablespace.location()) : resolved(relocated));
        }
    }

    /** Absolute, with the symbolic links of the part that exists resolved. */
    private static Path resolved(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path existing = absolute;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing == null ? absolute : existing.toRealPath().resolve(existing.relativize(absolute));
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    /** Where an archive is extracted to. */
    Path of(String archive) {
        return tablespaces.entrySet().stream()
                .filter(entry -> Long.toString(entry.getKey().oid()).equals(archive))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(dataDirectory);
    }

    /**
     * Refuses to restore over anything.
     *
     * @throws OperationFailedException when a target exists and is not an empty folder
     */
    void requireEmpty() throws IOException, OperationFailedException {
        requireEmpty(dataDirectory, "the recovery directory");
        for (Map.Entry<Tablespace, Path> entry : tablespaces.entrySet()) {
            requireEmpty(
                    entry.getValue(),
                    "the location of tablespace '" + entry.getKey().name() + "'");
        }
    }

    private static void requireEmpty(Path folder, String what) throws IOException, OperationFailedException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new OperationFailedException(what + " '" + folder + "' is not a folder");
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                throw new OperationFailedException(what + " '" + folder + "' is not empty; nothing was changed");
            }
        }
    }

    /** Makes the links from the data directory to the tablespaces. */
    void linkTablespaces() throws IOException {
        Path links = dataDirectory.resolve("pg_tblspc");
        for (Map.Entry<Tablespace, Path> entry : tablespaces.entrySet()) {
            if (entry.getValue().startsWith(links)) {
                continue;
            }
            Files.createDirectories(links);
            Path link = links.resolve(Long.toString(entry.getKey().oid()));
            try {
                Files.createSymbolicLink(link, entry.getValue());
            } catch (FileAlreadyExistsException e) {
                throw new FileAlreadyExistsException(link.toString(), null, "the tablespace link exists already");
            }
        }
    }
}
