package dev.pgcellar.backup;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which tags go together on the objects of a backup.
 */
public final class BackupTags {

    private static final int MOST = 10;

    private BackupTags() {}

    /**
     * Returns tags that objects may have.
     *
     * @throws InvalidConfigurationException when there are too many, or two of one key
     */
    public static List<Tag> require(List<Tag> tags) {
        if (tags.size() > MOST) {
            throw new InvalidConfigurationException("an object has at most " + MOST + " tags, not " + tags.size());
        }
        Set<String> keys = new HashSet<>();
        for (Tag tag : tags) {
            if (!keys.add(tag.key())) {
                throw new InvalidConfigurationException("tag '" + tag.key() + "' is given twice");
            }
        }
        return tags;
    }
}
