package com.example.sftp;

import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.WriteCondition;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpException;

/** An object on its way: a temporary file beside its place, which it takes when it is complete and durable. */
final class RemoteFile {

    private static final int PIECE_BYTES = 32 * 1024;
    private static final int ATTEMPTS = 20;

    private final RemoteFolders folders;
    private final String target;
    private final String temporary;

    private RemoteFile(RemoteFolders folders, String target, String temporary) {
        this.folders = folders;
        this.target = target;
        this.temporary = temporary;
    }

    /** An empty one. */
    static RemoteFile create(SftpClient channel, RemoteFolders folders, String target) throws IOException {
        RemoteFile file = new RemoteFile(folders, target, KeyPath.temporaryBeside(target));
        file.open(channel).close();
        return file;
    }

    /** One with all its content, durable; nothing is left behind when that fails. */
    static RemoteFile create(SftpClient channel, RemoteFolders folders, String target, Payload content)
            throws IOException {
        RemoteFile file = new RemoteFile(folders, target, KeyPath.temporaryBeside(target));
        try (CloseableHandle handle = file.open(channel)) {
            write(channel, handle, 0, content);
            sync(channel, handle);
            return file;
        } catch (IOException | RuntimeException e) {
            file.discard(channel);
            throw e;
        }
    }

    private CloseableHandle open(SftpClient channel) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return channel.open(temporary, OpenMode.Write, OpenMode.Create, OpenMode.Exclusive);
            } catch (SftpException e) {
                if (attempt == ATTEMPTS) {
                    folders.removeEmpty(channel, target);
                    throw e;
                }
                // Another client may find them empty, and remove them at once.
                folders.createFor(channel, target);
            }
        }
    }

    /** Writes a part of the content. */
    void write(SftpClient channel, long position, Payload part) throws IOException {
        try (CloseableHandle handle = channel.open(temporary, OpenMode.Write)) {
            write(channel, handle, position, part);
        }
    }

    private static void write(SftpClient channel, CloseableHandle handle, long position, Payload payload)
            throws IOException {
        byte[] buffer = new byte[PIECE_BYTES];
        try (InputStream source = payload.open()) {
            long written = 0;
            while (written < payload.length()) {
                int count = source.readNBytes(buffer, 0, (int) Math.min(PIECE_BYTES, payload.length() - written));
                if (count == 0) {
                    throw new EOFException("the content ended after " + written + " of " + payload.length() + " bytes");
                }
                channel.write(handle, position + written, buffer, 0, count);
                written += count;
            }
        }
    }

    /** Ends what was written in parts: a part may have been longer before it was written again. */
    void finish(SftpClient channel, long length) throws IOException {
        try (CloseableHandle handle = channel.open(temporary, OpenMode.Write)) {
            channel.setStat(handle, new Attributes().size(length));
            sync(channel, handle);
        }
    }

    private static void sync(SftpClient channel, CloseableHandle handle) throws IOException {
        OpenSSHFsyncExtension sync = channel.getExtension(OpenSSHFsyncExtension.class);
        if (sync != null && sync.isSupported()) {
            sync.fsync(handle);
        }
    }

    /** Takes the object's place. The server decides between several conditional writers. */
    PutOutcome publish(SftpClient channel, WriteCondition condition) throws IOException {
        return condition == WriteCondition.IF_ABSENT ? publishIfAbsent(channel) : replace(channel);
    }

    /** The rename of SFTP 3 does not replace. */
    private PutOutcome publishIfAbsent(SftpClient channel) throws IOException {
        try {
            channel.rename(temporary, target);
            return PutOutcome.WRITTEN;
        } catch (SftpException e) {
            if (RemoteFolders.at(channel, target).isEmpty()) {
                throw e;
            }
            discard(channel);
            return PutOutcome.ALREADY_EXISTS;
        }
    }

    private PutOutcome replace(SftpClient channel) throws IOException {
        OpenSSHPosixRenameExtension rename = channel.getExtension(OpenSSHPosixRenameExtension.class);
        if (rename == null || !rename.isSupported()) {
            throw new StoreErrorException(
                    "the server cannot replace a file: it lacks posix-rename@openssh.com", false, null);
        }
        try {
            rename.posixRename(temporary, target);
            return PutOutcome.WRITTEN;
        } catch (SftpException e) {
            if (RemoteFolders.at(channel, target).filter(Attributes::isDirectory).isPresent()) {
                throw new StoreConflictException(
                        "there are objects below '" + target + "', so it cannot be an object", e);
            }
            throw e;
        }
    }

    /** Leaves nothing behind. */
    void discard(SftpClient channel) {
        try {
            channel.remove(temporary);
        } catch (IOException e) {
            // Nothing can be done about it; the name tells what it is.
        }
        folders.removeEmpty(channel, target);
    }
}
