package dev.pgcellar.archive;

import java.time.Instant;
import java.util.Objects;

/**
 * What an archive records about a member besides its name and content.
 *
 * @param mode permission bits, within 07777
 * @param uid the owner's numeric id
 * @param gid the group's numeric id
 * @param userName the owner's name, empty if unknown to the local user database
 * @param groupName the group's name, empty if unknown
 * @param size bytes of content
 * @param modified time of the last change of the content
 */
public record MemberAttributes(
        int mode, long uid, long gid, String userName, String groupName, long size, Instant modified) {
    public MemberAttributes {
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(groupName, "groupName");
        Objects.requireNonNull(modified, "modified");
    }
}
