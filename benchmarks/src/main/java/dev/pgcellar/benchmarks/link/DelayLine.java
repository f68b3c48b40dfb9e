package dev.pgcellar.benchmarks.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** One direction of a connection: bytes leave one after the other at the link's rate, and arrive its latency later. */
final class DelayLine {

    private static final int PIECE = 32 * 1024;

    /** More than what is under way at any time: the sender is held back by the rate, not by this. */
    private static final int PIECES = 1024;

    private static final Piece END = new Piece(new byte[0], 0);

    private final Socket from;
    private final Socket to;
    private final LinkConditions conditions;
    private final Observer observer;
    private final BlockingQueue<Piece> underWay = new LinkedBlockingQueue<>(PIECES);
    private long free;

    /** Sees the bytes as they come in. */
    @FunctionalInterface
    interface Observer {
        void passed(byte[] bytes, int length);
    }

    private record Piece(byte[] bytes, long arrival) {}

    /** @param opened when the first byte may leave, on the clock of {@link System#nanoTime} */
    DelayLine(Socket from, Socket to, LinkConditions conditions, long opened, Observer observer) {
        this.from = from;
        this.to = to;
        this.conditions = conditions;
        this.free = opened;
        this.observer = observer;
    }

    /** @return the thread that ends when the last byte has arrived */
    Thread start(String name) {
        daemon(this::read, name + "-reader");
        return daemon(this::write, name + "-writer");
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read() {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[PIECE];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                observer.passed(buffer, length);
                byte[] bytes = Arrays.copyOf(buffer, length);
                free = Math.max(free, System.nanoTime()) + conditions.transmissionNanos(length);
                underWay.put(new Piece(bytes, free + conditions.latency().toNanos()));
                sleepUntil(free);
            }
        } catch (IOException | InterruptedException closed) {
            // What was read before still arrives.
        } finally {
            underWay.offer(END);
        }
    }

    private void write() {
        try {
            OutputStream out = to.getOutputStream();
            for (Piece piece = underWay.take(); piece != END; piece = underWay.take()) {
                sleepUntil(piece.arrival());
                out.write(piece.bytes());
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException closed) {
            // The reader of the other direction sees it too.
        }
    }

    private static void sleepUntil(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
