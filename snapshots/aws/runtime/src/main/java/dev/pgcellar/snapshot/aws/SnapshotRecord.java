package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.Optional;

/** What is recorded of a snapshot, and of the volume it is of (contract 05 section 7). */
final class SnapshotRecord {

    static final String ACCOUNT = "account_id";
    static final String REGION = "region";

    private static final String DEVICE_NAME = "device_name";
    private static final String SNAPSHOT_ID = "snapshot_id";
    private static final String SNAPSHOT_NAME = "snapshot_name";
    private static final String LOCK_MODE = "snapshot_lock_mode";
    private static final String VOLUME_ID = "volume_id";
    private static final String VIRTUALIZATION = "virtualization_type";

    private SnapshotRecord() {}

    static ProviderRecord attachment(String volumeId, String deviceName, String virtualization) {
        return ProviderRecord.EMPTY
                .with(VOLUME_ID, volumeId)
                .with(DEVICE_NAME, deviceName)
                .with(VIRTUALIZATION, virtualization);
    }

    static String volumeId(AttachedVolume volume) {
        return volume.attachment().text(VOLUME_ID).orElseThrow();
    }

    static String deviceName(AttachedVolume volume) {
        return volume.attachment().text(DEVICE_NAME).orElse("");
    }

    static boolean isParavirtual(AttachedVolume volume) {
        return volume.attachment()
                .text(VIRTUALIZATION)
                .filter("paravirtual"::equals)
                .isPresent();
    }

    /**
     * @param account null when it is not known
     * @param lockMode null when it is not locked
     */
    static TakenSnapshot taken(
            AttachedVolume volume, String name, String snapshotId, String account, String region, String lockMode) {
        return new TakenSnapshot(
                volume,
                name,
                ProviderRecord.EMPTY.with(ACCOUNT, account).with(REGION, region),
                ProviderRecord.EMPTY
                        .with(DEVICE_NAME, deviceName(volume))
                        .with(SNAPSHOT_ID, snapshotId)
                        .with(SNAPSHOT_NAME, name)
                        .with(LOCK_MODE, lockMode));
    }

    static Optional<String> snapshotId(ProviderRecord snapshot) {
        return snapshot.text(SNAPSHOT_ID);
    }
}
