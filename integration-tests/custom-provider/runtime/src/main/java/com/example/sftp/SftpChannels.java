package com.example.sftp;

import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * One SSH connection, made when it is first needed, and the SFTP channels in it: one for each thread that is at work, as
 * many as OpenSSH allows in a connection at most.
 */
final class SftpChannels implements AutoCloseable {

    private static final int MAX_CHANNELS = 8;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int UNANSWERED_HEARTBEATS = 3;

    private final SftpAddress address;
    private final Optional<Path> identity;
    private final Path knownHosts;
    private final Semaphore permits = new Semaphore(MAX_CHANNELS);
    private final Queue<SftpClient> idle = new ConcurrentLinkedQueue<>();
    private SshClient ssh;
    private ClientSession session;

    SftpChannels(SftpAddress address, Optional<Path> identity, Path knownHosts) {
        this.address = address;
        this.identity = identity;
        this.knownHosts = knownHosts;
    }

    /** Something to do on a channel. */
    @FunctionalInterface
    interface Work<T> {
        T on(SftpClient channel) throws IOException;
    }

    /**
     * Does it.
     *
     * @param what for the message of a failure, for instance {@code cannot write 'a/b'}
     */
    <T> T call(String what, Work<T> work) throws StoreException {
        Channel channel = open(what);
        try {
            return work.on(channel.client());
        } catch (IOException | RuntimeException e) {
            throw channel.failure(what, e);
        } finally {
            channel.close();
        }
    }

    /** Takes a channel, to be closed. */
    Channel open(String what) throws StoreException {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreErrorException(what + ": interrupted", true, e);
        }
        try {
            SftpClient client = idle.poll();
            boolean usable = client != null && client.isOpen();
            return new Channel(usable ? client : SftpClientFactory.instance().createSftpClient(connected()));
        } catch (IOException | RuntimeException e) {
            permits.release();
            throw failure(what, e);
        }
    }

    /** A channel in use. */
    final class Channel implements AutoCloseable {

        private final SftpClient client;
        private final AtomicBoolean returned = new AtomicBoolean();
        private volatile boolean inStep = true;

        private Channel(SftpClient client) {
            this.client = client;
        }

        SftpClient client() {
            return client;
        }

        /** What a failure is to the caller. After one that is no answer of the server's, the channel is not used again. */
        StoreException failure(String what, Exception failure) {
            inStep = inStep && (failure instanceof SftpException || failure instanceof StoreException);
            return SftpChannels.this.failure(what, failure);
        }

        @Override
        public void close() {
            if (returned.compareAndSet(false, true)) {
                if (inStep) {
                    idle.add(client);
                } else {
                    drop();
                }
                permits.release();
            }
        }

        private void drop() {
            try {
                client.close();
            } catch (IOException e) {
                // It was of no use any more.
            }
        }
    }

    private synchronized ClientSession connected() throws StoreException {
        if (session != null && session.isOpen()) {
            return session;
        }
        if (ssh == null) {
            ssh = SshClient.setUpDefaultClient();
            ssh.setServerKeyVerifier(new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, knownHosts));
            identity.ifPresent(file -> ssh.setKeyIdentityProvider(new FileKeyPairProvider(file)));
            // Every request waits for its answer: a packet that is held back for company would hold all up.
            CoreModuleProperties.TCP_NODELAY.set(ssh, true);
            CoreModuleProperties.HEARTBEAT_INTERVAL.set(ssh, HEARTBEAT);
            CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(ssh, UNANSWERED_HEARTBEATS);
            ssh.start();
        }
        session = authenticated(connection());
        return session;
    }

    private ClientSession connection() throws StoreException {
        try {
            return ssh.connect(address.user(), address.host(), address.port())
                    .verify(CONNECT_LIMIT)
                    .getSession();
        } catch (IOException e) {
            throw new StoreUnreachableException(address + " cannot be reached: " + reason(e), e);
        }
    }

    private ClientSession authenticated(ClientSession opened) throws StoreException {
        try {
            opened.auth().verify(CONNECT_LIMIT);
            return opened;
        } catch (IOException e) {
            opened.close(true);
            if (e instanceof SshException && !(e.getCause() instanceof TimeoutException)) {
                throw new StoreAccessDeniedException(
                        address + " refuses the private key, or its own is not in '" + knownHosts + "': " + reason(e),
                        e);
            }
            throw new StoreUnreachableException(address + " does not answer: " + reason(e), e);
        }
    }

    private StoreException failure(String what, Exception failure) {
        if (failure instanceof StoreException known) {
            return known;
        }
        if (failure instanceof InterruptedIOException) {
            Thread.currentThread().interrupt();
        }
        String message = what + ": " + reason(failure);
        if (failure instanceof SftpException refused) {
            return refused.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED
                    ? new StoreAccessDeniedException(message, refused)
                    : new StoreErrorException(message, false, refused);
        }
        boolean lost;
        synchronized (this) {
            lost = session != null && !session.isOpen();
        }
        return lost
                ? new StoreUnreachableException(message, failure)
                : new StoreErrorException(message, true, failure);
    }

    private static String reason(Exception failure) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return text.lines().findFirst().orElse(text);
    }

    @Override
    public synchronized void close() {
        if (ssh != null) {
            ssh.stop();
        }
    }
}
