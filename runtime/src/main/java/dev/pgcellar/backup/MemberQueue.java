package dev.pgcellar.backup;

import dev.pgcellar.archive.Member;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands the members of a backup from the one thread that walks the cluster to the threads that write archives, in the
 * order of the walk, so that the archives balance themselves. Bounded: walking waits for writing.
 *
 * <p>A second writer joins an archive only after enough of it was handed out; small archives stay whole.
 */
final class MemberQueue {

    private static final int CAPACITY = 512;
    private static final long SHARING_THRESHOLD = 32L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<QueuedMember> queue = new ArrayDeque<>();
    private String activeArchive;
    private long handedOut;
    private boolean finished;
    private boolean cancelled;

    /**
     * A member and the archive it belongs to.
     *
     * @param archive {@code data}, or the OID of a tablespace
     */
    record QueuedMember(String archive, Member member) {}

    /**
     * Adds a member; waits while the queue is full.
     *
     * @throws CancellationException when the queue was cancelled
     */
    void put(QueuedMember member) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.size() == CAPACITY && !cancelled) {
                changed.await();
            }
            ensureNotCancelled();
            queue.add(member);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that no further member follows. */
    void finish() {
        lock.lock();
        try {
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Makes every present and later call of {@link #put} and {@link #take} fail. */
    void cancel() {
        lock.lock();
        try {
            cancelled = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next member; waits for one.
     *
     * @param current the archive that the calling writer is writing, or null
     * @return empty when all members have been taken
     * @throws CancellationException when the queue was cancelled
     */
    Optional<QueuedMember> take(String current) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!cancelled && !finishedAndEmpty() && !mayTake(current)) {
                changed.await();
            }
            ensureNotCancelled();
            return finishedAndEmpty() ? Optional.empty() : Optional.of(remove());
        } finally {
            lock.unlock();
        }
    }

    private boolean finishedAndEmpty() {
        return finished && queue.isEmpty();
    }

    private boolean mayTake(String current) {
        QueuedMember head = queue.peek();
        return head != null
                && (head.archive().equals(current)
                        || !Objects.equals(head.archive(), activeArchive)
                        || handedOut >= SHARING_THRESHOLD);
    }

    private QueuedMember remove() {
        QueuedMember head = queue.remove();
        if (!head.archive().equals(activeArchive)) {
            activeArchive = head.archive();
            handedOut = 0;
        }
        handedOut += head.member().attributes().size();
        changed.signalAll();
        return head;
    }

    private void ensureNotCancelled() {
        if (cancelled) {
            throw new CancellationException("the copy was cancelled");
        }
    }
}
