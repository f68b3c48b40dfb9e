package dev.pgcellar.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The file that tells PostgreSQL where recovery begins. It is replaced whole or not touched. */
final class LabelFile {

    private static final String NAME = "backup_label";

    private final Path dataDirectory;

    LabelFile(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /** Writes the file; it is durable on return. */
    void write(InputStream content) throws IOException {
        Path temporary = dataDirectory.resolve(
                "." + NAME + ".pgcellar-" + ProcessHandle.current().pid());
        try {
            try (FileChannel file = FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(file)) {
                content.transferTo(out);
                giveToOwner(temporary);
                file.force(true);
            }
            Files.move(
                    temporary,
                    dataDirectory.resolve(NAME),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (FileChannel folder = FileChannel.open(dataDirectory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Who restores as root restores for the server's user. Who is neither cannot give files away. */
    private void giveToOwner(Path file) throws IOException {
        for (String attribute : new String[] {"unix:gid", "unix:uid"}) {
            Object owner = Files.getAttribute(dataDirectory, attribute);
            if (!owner.equals(Files.getAttribute(file, attribute)) && "root".equals(System.getProperty("user.name"))) {
                Files.setAttribute(file, attribute, owner);
            }
        }
    }
}
