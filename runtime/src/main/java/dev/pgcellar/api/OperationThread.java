package dev.pgcellar.api;

import dev.pgcellar.Cancellation;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Does the work of a call in a thread of its own. An interrupt ends work soon wherever it is but in a wait for
 * PostgreSQL; the caller's thread stays free to see that it was interrupted, and asks for the end in every way.
 */
final class OperationThread {

    private final String name;
    private final Cancellation cancellation;

    OperationThread(String name, Cancellation cancellation) {
        this.name = name;
        this.cancellation = cancellation;
    }

    /**
     * Does the work, and returns when it has ended.
     *
     * @param work asks for its end by what it registers with the cancellation
     * @throws OperationCancelledException when it was cancelled, or the calling thread interrupted, and could not be
     *     completed; the interrupt status of the calling thread is set in the second case
     */
    <T> T run(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try (Cancellation.Interest interest = cancellation.onRequest(thread::interrupt)) {
            return await(task);
        }
    }

    private <T> T await(FutureTask<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancellation.cancel();
                } catch (ExecutionException e) {
                    throw failure(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private PgCellarException failure(Throwable cause) {
        return cancellation.isRequested()
                ? new OperationCancelledException(name + " was cancelled", cause)
                : FailureTranslation.of(cause);
    }
}
