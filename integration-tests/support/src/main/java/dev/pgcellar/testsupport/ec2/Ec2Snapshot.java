package dev.pgcellar.testsupport.ec2;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A snapshot.
 *
 * @param id for instance {@code snap-00000000000000001}
 * @param tags by key
 * @param polls how often it still shows itself pending
 * @param lockMode null when it is not locked
 * @param content the copy of the volume's folder, or null
 */
public record Ec2Snapshot(
        String id, String volume, Map<String, String> tags, int polls, String lockMode, Path content) {

    Ec2Snapshot withTags(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(tags);
        all.putAll(more);
        return new Ec2Snapshot(id, volume, all, polls, lockMode, content);
    }

    Ec2Snapshot polled() {
        return new Ec2Snapshot(id, volume, tags, polls > 0 ? polls - 1 : polls, lockMode, content);
    }

    Ec2Snapshot locked(String mode) {
        return new Ec2Snapshot(id, volume, tags, polls, mode, content);
    }
}
