package com.example.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Collection;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** An SFTP server on a free port, with the files of this machine, for one user with one key. */
final class SftpServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey = keyPair();
    private final KeyPair userKey = keyPair();

    SftpServer() throws IOException {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, userKey.getPublic()));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.setFileSystemAccessor(new FilesOfTheTest());
        server.setSubsystemFactories(List.of(sftp));
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.start();
    }

    private static final class FilesOfTheTest implements SftpFileSystemAccessor {

        /** Nothing is to outlive the test. */
        @Override
        public void syncFileData(
                SftpSubsystemProxy subsystem, FileHandle fileHandle, Path file, String handle, Channel channel) {}

        /** OpenSSH renames by a link when it must not replace, so that one of several writers wins. */
        @Override
        public void renameFile(
                SftpSubsystemProxy subsystem, Path oldPath, Path newPath, Collection<CopyOption> options)
                throws IOException {
            if (options.contains(StandardCopyOption.REPLACE_EXISTING)) {
                Files.move(oldPath, newPath, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.createLink(newPath, oldPath);
                Files.delete(oldPath);
            }
        }
    }

    int port() {
        return ((InetSocketAddress) server.getBoundAddresses().iterator().next()).getPort();
    }

    Path writeUserKey(Path file) throws IOException, GeneralSecurityException {
        return write(file, userKey);
    }

    static Path writeOtherKey(Path file) throws IOException, GeneralSecurityException {
        return write(file, keyPair());
    }

    private static Path write(Path file, KeyPair keys) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, null, null, out);
        }
        return file;
    }

    Path writeKnownHosts(Path file) throws IOException {
        return Files.writeString(
                file, "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n");
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
