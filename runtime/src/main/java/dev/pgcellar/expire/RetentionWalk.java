package dev.pgcellar.expire;

import dev.pgcellar.catalog.BackupInfo;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A policy applied to complete backups one by one, from the newest to the oldest, whether or not they are kept.
 */
interface RetentionWalk {

    /** Judges the next backup: VALID, OBSOLETE or PROTECTED. */
    RetentionStatus judge(BackupInfo backup);

    static RetentionWalk of(RetentionPolicy policy, Instant now, int minimumRedundancy) {
        return policy instanceof RetentionPolicy.RecoveryWindow window
                ? new Window(begin(window, now), minimumRedundancy)
                : new Redundancy(Math.max(((RetentionPolicy.Redundancy) policy).backups(), minimumRedundancy));
    }

    private static Instant begin(RetentionPolicy.RecoveryWindow window, Instant now) {
        try {
            return now.minus(window.length());
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MIN;
        }
    }

    /** Kept backups take their slots too (contract 07 no. 41). */
    final class Redundancy implements RetentionWalk {

        private final long slots;
        private long taken;

        private Redundancy(long slots) {
            this.slots = slots;
        }

        @Override
        public RetentionStatus judge(BackupInfo backup) {
            return taken++ < slots ? RetentionStatus.VALID : RetentionStatus.OBSOLETE;
        }
    }

    /** The first backup that ended before the window is still needed to recover to the window's begin. */
    final class Window implements RetentionWalk {

        private final Instant begin;
        private final int minimumRedundancy;
        private boolean reached;
        private int retained;

        private Window(Instant begin, int minimumRedundancy) {
            this.begin = begin;
            this.minimumRedundancy = minimumRedundancy;
        }

        @Override
        public RetentionStatus judge(BackupInfo backup) {
            if (reached) {
                return retained++ < minimumRedundancy ? RetentionStatus.PROTECTED : RetentionStatus.OBSOLETE;
            }
            retained++;
            reached = backup.endTime()
                    .filter(end -> end.toInstant().isBefore(begin))
                    .isPresent();
            return RetentionStatus.VALID;
        }
    }
}
