package dev.pgcellar.embedded;

import java.util.function.Supplier;

/** The answer to a question that is asked again only after a while. Whoever asks meanwhile gets the same one. */
final class HeldAnswer<T> {

    private final long heldNanos;
    private final Supplier<T> question;
    private Supplier<T> answer;
    private long answeredAt;

    /**
     * @param heldNanos how long an answer holds
     * @param question may fail; the failure is an answer
     */
    HeldAnswer(long heldNanos, Supplier<T> question) {
        this.heldNanos = heldNanos;
        this.question = question;
    }

    synchronized T get() {
        if (answer == null || System.nanoTime() - answeredAt >= heldNanos) {
            answer = ask();
            answeredAt = System.nanoTime();
        }
        return answer.get();
    }

    private Supplier<T> ask() {
        try {
            T given = question.get();
            return () -> given;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }
}
