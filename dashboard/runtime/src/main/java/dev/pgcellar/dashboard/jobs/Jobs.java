package dev.pgcellar.dashboard.jobs;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The jobs of this process: those that run, and the last that ended.
 */
@Singleton
public class Jobs {

    private static final int MOST_ENDED = 50;

    private final Clock clock = Clock.systemUTC();
    private final Deque<Job> jobs = new ArrayDeque<>();
    private long number;

    /**
     * Begins a job.
     *
     * @param kind for people, for instance {@code read the catalog}
     * @param server the server's name
     * @param unit what its progress counts
     */
    public synchronized Job start(String kind, String server, Job.Unit unit) {
        Job job = new Job(++number, kind, server, unit, clock);
        jobs.addLast(job);
        forgetOldest();
        return job;
    }

    private void forgetOldest() {
        long ended = jobs.stream().filter(Jobs::isEnded).count();
        Iterator<Job> oldestFirst = jobs.iterator();
        while (ended > MOST_ENDED) {
            if (isEnded(oldestFirst.next())) {
                oldestFirst.remove();
                ended--;
            }
        }
    }

    private static boolean isEnded(Job job) {
        return job.view().state() != Job.State.RUNNING;
    }

    /** The jobs, the latest first. */
    public synchronized List<Job.View> all() {
        List<Job.View> views = new ArrayList<>(jobs.stream().map(Job::view).toList());
        Collections.reverse(views);
        return views;
    }
}
