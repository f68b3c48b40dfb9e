package dev.pgcellar.api;

import dev.pgcellar.Cancellation;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.transfer.ObservedStore;
import java.util.UUID;

/** One call: opens the store, does the work, tells the listener, and translates the failure. */
final class OperationCall {

    private final Extensions extensions;
    private final ServerTarget target;
    private final OperationListener listener;

    OperationCall(Extensions extensions, ServerTarget target, OperationListener listener) {
        this.extensions = extensions;
        this.target = target;
        this.listener = listener;
    }

    <T> T run(Operation operation, StoreWork<T> work, Cancellation caller) {
        OperationRun run = new OperationRun(UUID.randomUUID(), operation, target.url(), target.serverName());
        OperationProgress progress = new OperationProgress(run, listener);
        // The caller's wish may outlive this call, and an interrupt of this call is not the caller's wish for others.
        Cancellation call = new Cancellation();
        progress.started();
        try (Cancellation.Interest interest = caller.onRequest(call::cancel)) {
            T result = new OperationThread(operation.command() + " of " + target, call).run(() -> {
                try (OpenedStore opened = extensions.open(target, operation)) {
                    return work.on(
                            new OpenedStore(opened.location(), new ObservedStore(opened.store(), progress)),
                            call,
                            progress);
                }
            });
            progress.succeeded();
            return result;
        } catch (PgCellarException e) {
            progress.failed(e);
            throw e;
        }
    }
}
