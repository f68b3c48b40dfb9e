package dev.pgcellar.api;

/** Is told what happens during the calls of a {@link ServerArchive}. */
@FunctionalInterface
public interface OperationListener {

    /** Called in a thread of the operation, which waits for it: must be quick. */
    void on(OperationEvent event);
}
