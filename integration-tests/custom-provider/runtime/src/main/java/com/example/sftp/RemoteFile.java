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

    static RemoteFile create(SftpClient channel, RemoteFolders folders, String target) throws IOException {
        String temporary = KeyPath.temporaryBeside(target);
        for (int attempt = 1; ; attempt++) {
            folders.createFor(channel, target);
            try {
                channel.open(temporary, OpenMode.Write, OpenMode.Create, OpenMode.Exclusive)
                        .close();
                return new RemoteFile(folders, target, temporary);
            } catch (SftpException e) {
                // Another client may have found a folder empty, and removed it.
                if (!RemoteFolders.isAbsent(e) || attempt == ATTEMPTS) {
                    folders.removeEmpty(channel, target);
                    throw e;
                }
            }
        }
    }

    void write(SftpClient channel, long position, Payload payload) throws IOException {
        byte[] buffer = new byte[PIECE_BYTES];
        try (InputStream source = payload.open();
                CloseableHandle file = channel.open(temporary, OpenMode.Write)) {
            long written = 0;
            while (written < payload.length()) {
                int count = source.readNBytes(buffer, 0, (int) Math.min(PIECE_BYTES, payload.length() - written));
                if (count == 0) {
                    throw new EOFException("the content ended after " + written + " of " + payload.length() + " bytes");
                }
                channel.write(file, position + written, buffer, 0, count);
                written += count;
            }
        }
    }

    /** Takes the object's place. The server decides between several conditional writers. */
    PutOutcome publish(SftpClient channel, long length, WriteCondition condition) throws IOException {
        try (CloseableHandle file = channel.open(temporary, OpenMode.Write)) {
            channel.setStat(file, new Attributes().size(length));
            OpenSSHFsyncExtension sync = channel.getExtension(OpenSSHFsyncExtension.class);
            if (sync != null && sync.isSupported()) {
                sync.fsync(file);
            }
        }
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
        if (RemoteFolders.at(channel, target).filter(Attributes::isDirectory).isPresent()) {
            throw new StoreConflictException(
                    "there are objects below '" + target + "', so it cannot be an object", null);
        }
        OpenSSHPosixRenameExtension rename = channel.getExtension(OpenSSHPosixRenameExtension.class);
        if (rename == null || !rename.isSupported()) {
            throw new StoreErrorException(
                    "the server cannot replace a file: it lacks posix-rename@openssh.com", false, null);
        }
        rename.posixRename(temporary, target);
        return PutOutcome.WRITTEN;
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
