package dev.pgcellar.testsupport.postgres;

import dev.pgcellar.testsupport.files.Folder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks the jars of {@code io.zonky.test.postgres} once. A folder appears under its final name only when it is
 * complete, so that test runs side by side may share the cache.
 */
record BinariesCache(Path folder) {

    private static final int OWNER_EXECUTE = 0100;

    /** The cache that all tests of this user share. */
    static BinariesCache ofThisUser() {
        Path home = Path.of(System.getProperty("user.home"));
        return new BinariesCache(
                Files.isWritable(home)
                        ? home.resolve(".cache/pgcellar/postgres")
                        : Path.of(System.getProperty("java.io.tmpdir"), "pgcellar-postgres"));
    }

    /** The folder that holds {@code bin}, {@code lib} and {@code share} of the version in the jar. */
    Path unpacked(int major, URL jar) {
        try {
            Path target = folder.resolve(major + "-" + jar.openConnection().getContentLengthLong());
            if (!Files.isDirectory(target)) {
                Files.createDirectories(folder);
                Path incomplete = Files.createTempDirectory(folder, "unpacking-");
                unpack(jar, incomplete);
                publish(incomplete, target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL " + major + " cannot be unpacked into " + folder, e);
        }
    }

    private static void publish(Path incomplete, Path target) throws IOException {
        Files.setPosixFilePermissions(incomplete, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(incomplete, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            new Folder(incomplete).delete();
        }
    }

    private static void unpack(URL jar, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(jar.openStream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    untar(new XZCompressorInputStream(zip), target);
                    return;
                }
            }
        }
        throw new IOException(jar + " holds no .txz");
    }

    private static void untar(InputStream stream, Path target) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(stream);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("member outside the target: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                boolean executable = (entry.getMode() & OWNER_EXECUTE) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
