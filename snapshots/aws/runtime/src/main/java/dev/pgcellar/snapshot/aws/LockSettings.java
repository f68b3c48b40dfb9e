package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import java.time.Instant;
import java.util.Optional;

/**
 * How snapshots are locked against deletion.
 *
 * @param mode {@code governance} or {@code compliance}
 * @param days how long, or null
 * @param coolOffHours how long the lock can still be changed, or null
 * @param expiration until when, or null; either this or {@code days}
 */
record LockSettings(String mode, Integer days, Integer coolOffHours, Instant expiration) {

    /**
     * What the options say, or empty when snapshots are not to be locked.
     *
     * @throws InvalidConfigurationException when they contradict each other or do not say how long
     */
    static Optional<LockSettings> of(OptionValues options) {
        Optional<String> mode = options.get(AwsSnapshotOptions.LOCK_MODE);
        Integer coolOff = integer(options, AwsSnapshotOptions.LOCK_COOL_OFF);
        if (coolOff != null
                && mode.filter(AwsSnapshotOptions.GOVERNANCE::equals).isPresent()) {
            throw new InvalidConfigurationException(
                    AwsSnapshotOptions.LOCK_COOL_OFF + " cannot be used with the lock mode governance");
        }
        Integer days = integer(options, AwsSnapshotOptions.LOCK_DURATION);
        Instant expiration = options.get(AwsSnapshotOptions.LOCK_EXPIRATION)
                .map(Instant::parse)
                .orElse(null);
        if (mode.isPresent() && days == null && expiration == null) {
            throw new InvalidConfigurationException(AwsSnapshotOptions.LOCK_MODE + " also needs "
                    + AwsSnapshotOptions.LOCK_DURATION + " or " + AwsSnapshotOptions.LOCK_EXPIRATION);
        }
        return mode.map(chosen -> new LockSettings(chosen, days, coolOff, expiration));
    }

    private static Integer integer(OptionValues options, String name) {
        return options.get(name).map(Integer::valueOf).orElse(null);
    }
}
