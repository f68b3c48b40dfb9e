package com.example.sftp;

import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** The folders below the container's, which come and go with the objects in them. */
final class RemoteFolders {

    private static final Set<Integer> ABSENT = Set.of(
            SftpConstants.SSH_FX_NO_SUCH_FILE,
            SftpConstants.SSH_FX_NO_SUCH_PATH,
            SftpConstants.SSH_FX_NOT_A_DIRECTORY);

    private final String root;

    RemoteFolders(String root) {
        this.root = root;
    }

    String root() {
        return root;
    }

    static boolean isAbsent(IOException failure) {
        return failure instanceof SftpException refused && ABSENT.contains(refused.getStatus());
    }

    /** What is at a path; empty when nothing is. */
    static Optional<Attributes> at(SftpClient channel, String path) throws IOException {
        try {
            return Optional.of(channel.lstat(path));
        } catch (SftpException e) {
            if (isAbsent(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    boolean rootExists(SftpClient channel) throws IOException {
        return isFolder(at(channel, root));
    }

    void requireRoot(SftpClient channel) throws IOException {
        if (!rootExists(channel)) {
            throw new ContainerAbsentException("there is no folder '" + root + "'", null);
        }
    }

    private static boolean isFolder(Optional<Attributes> found) {
        return found.filter(Attributes::isDirectory).isPresent();
    }

    /** Makes the folders that a path needs. Another client may remove them again as long as they are empty. */
    void createFor(SftpClient channel, String path) throws IOException {
        requireRoot(channel);
        for (String folder : KeyPath.folders(root, path)) {
            create(channel, folder);
        }
    }

    private static void create(SftpClient channel, String folder) throws IOException {
        Optional<Attributes> found = at(channel, folder);
        if (isFolder(found)) {
            return;
        }
        if (found.isPresent()) {
            throw conflict(folder);
        }
        try {
            channel.mkdir(folder);
        } catch (SftpException e) {
            if (!isFolder(at(channel, folder))) {
                throw e;
            }
        }
    }

    private static StoreException conflict(String folder) {
        return new StoreConflictException("'" + folder + "' is an object, so no object can be written below it", null);
    }

    /** Removes the folders of a path as far as they are empty; SFTP removes no others. */
    void removeEmpty(SftpClient channel, String path) {
        for (String folder = KeyPath.parent(path); folder.length() > root.length(); folder = KeyPath.parent(folder)) {
            try {
                channel.rmdir(folder);
            } catch (IOException e) {
                if (!isAbsent(e)) {
                    return;
                }
            }
        }
    }

    /** Makes the container's folder with its parents. */
    void createRoot(SftpClient channel) throws IOException {
        for (int slash = root.indexOf('/', 1); slash > 0; slash = root.indexOf('/', slash + 1)) {
            create(channel, root.substring(0, slash));
        }
        create(channel, root);
    }
}
