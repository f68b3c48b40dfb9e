package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Makes requests in threads of their own, because the JDK's sockets notice no interrupt: one that was broken off may go
 * on until its deadline, which is the client's, and does not hold up the next.
 */
final class Ec2Calls implements AutoCloseable {

    private final Ec2Client client;
    private final Ec2Client singleAttempts;
    private final Ec2Failures failures;
    private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "pgcellar-ec2");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param client closed with this
     * @param singleAttempts a client that sends a request once, unless it was throttled; closed with this
     */
    Ec2Calls(Ec2Client client, Ec2Client singleAttempts, Ec2Failures failures) {
        this.client = client;
        this.singleAttempts = singleAttempts;
        this.failures = failures;
    }

    /**
     * Makes a request that may be repeated and broken off.
     *
     * @param action for messages, for instance {@code find instance 'i-0123'}
     * @param permission what the request needs
     */
    <T> T call(String action, String permission, Function<Ec2Client, T> request)
            throws SnapshotException, InterruptedException {
        Future<T> answer = executor.submit(() -> request.apply(client));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw failure(e, action, permission);
        }
    }

    /**
     * Makes a request that creates something: it is sent once and its answer awaited, whoever interrupts. The interrupt
     * is kept for later.
     */
    <T> T create(String action, String permission, Function<Ec2Client, T> request) throws SnapshotException {
        Future<T> answer = executor.submit(() -> request.apply(singleAttempts));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(e, action, permission);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private SnapshotException failure(ExecutionException failure, String action, String permission) {
        return failure.getCause() instanceof RuntimeException cause
                ? failures.translate(cause, action, permission)
                : new SnapshotErrorException("cannot " + action + ": " + failure.getCause(), failure);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        client.close();
        singleAttempts.close();
    }
}
