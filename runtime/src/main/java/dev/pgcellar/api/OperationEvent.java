package dev.pgcellar.api;

import java.time.Duration;

/**
 * What happens during a call. Every call has one {@link Started}, any number of {@link Progressed} and {@link Copied} and, at the end, one
 * {@link Succeeded} or {@link Failed}. They reach the listener of the {@link ServerArchive}, and as synchronous CDI
 * events every observer of this type or of one of the five; one at a time for each call, but in threads of PgCellar's.
 * A failing listener or observer is logged and has no effect.
 */
public sealed interface OperationEvent {

    /** The call that this is about. */
    OperationRun run();

    /** The call has begun. */
    record Started(OperationRun run) implements OperationEvent {}

    /**
     * Bytes went to, or came from, the store, or objects were deleted.
     *
     * @param bytes transferred so far, as they are stored
     * @param deletions objects deleted so far; a folder that the store deletes as a whole counts as one
     */
    record Progressed(OperationRun run, long bytes, long deletions) implements OperationEvent {}

    /**
     * Content of a base backup went through: in a backup, before compression; in a restore, as it is stored.
     *
     * @param bytes so far
     * @param total bytes in all: exact in a restore, in a backup the size that PostgreSQL gives, which the files may
     *     exceed; null where it is unknown
     */
    record Copied(OperationRun run, long bytes, Long total) implements OperationEvent {}

    /**
     * The call has done what it was asked for.
     *
     * @param bytes transferred in all
     */
    record Succeeded(OperationRun run, long bytes, Duration elapsed) implements OperationEvent {}

    /**
     * The call is about to throw its failure.
     *
     * @param bytes transferred until then
     */
    record Failed(OperationRun run, long bytes, Duration elapsed, PgCellarException failure)
            implements OperationEvent {}
}
