package dev.pgcellar.spi;

import java.util.List;
import java.util.Objects;

/**
 * How an object is to be written.
 *
 * @param condition whether an existing object may be replaced
 * @param tags object tags (S3), blob index tags (Azure), custom metadata (GCS); stores without such a notion ignore
 *     them
 */
public record WriteOptions(WriteCondition condition, List<Tag> tags) {

    /** Replaces an existing object, no tags. */
    public static final WriteOptions DEFAULT = new WriteOptions(WriteCondition.NONE, List.of());

    public WriteOptions {
        Objects.requireNonNull(condition, "condition");
        tags = List.copyOf(tags);
    }

    /** The same options, refusing to replace an existing object. */
    public WriteOptions ifAbsent() {
        return new WriteOptions(WriteCondition.IF_ABSENT, tags);
    }

    /** The same options with these tags instead of the present ones. */
    public WriteOptions withTags(List<Tag> newTags) {
        return new WriteOptions(condition, newTags);
    }
}
