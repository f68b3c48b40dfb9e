package dev.pgcellar.storage.file;

import java.nio.file.FileSystem;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The modes of new files and folders, before the umask: a backup holds all data of a cluster, so others get nothing.
 */
final class Permissions {

    private final FileAttribute<?>[] ofFiles;
    private final FileAttribute<?>[] ofFolders;

    Permissions(FileSystem fileSystem) {
        boolean posix = fileSystem.supportedFileAttributeViews().contains("posix");
        this.ofFiles = posix ? mode("rw-r-----") : new FileAttribute<?>[0];
        this.ofFolders = posix ? mode("rwxr-x---") : new FileAttribute<?>[0];
    }

    private static FileAttribute<?>[] mode(String text) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))};
    }

    FileAttribute<?>[] ofFiles() {
        return ofFiles.clone();
    }

    FileAttribute<?>[] ofFolders() {
        return ofFolders.clone();
    }
}
