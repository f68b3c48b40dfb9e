package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of users and groups by numeric id, looked up once each. The JDK offers such names only as attributes of a
 * file that has the owner in question.
 */
final class OwnerNames {

    private final Map<Long, String> users = new ConcurrentHashMap<>();
    private final Map<Long, String> groups = new ConcurrentHashMap<>();

    /** The name of a user who owns the file, or empty if the local user database has none. */
    String userName(long uid, Path file, LinkOption... options) throws IOException {
        String known = users.get(uid);
        return known != null ? known : lookUp(users, uid, "uid", "owner", file, options);
    }

    /** The name of a group that the file belongs to, or empty if the local group database has none. */
    String groupName(long gid, Path file, LinkOption... options) throws IOException {
        String known = groups.get(gid);
        return known != null ? known : lookUp(groups, gid, "gid", "group", file, options);
    }

    private static String lookUp(
            Map<Long, String> names, long id, String idKey, String nameKey, Path file, LinkOption... options)
            throws IOException {
        Map<String, Object> values = Files.readAttributes(file, "unix:" + idKey + "," + nameKey, options);
        if (Integer.toUnsignedLong((Integer) values.get(idKey)) != id) {
            // the owner changed since the caller looked
            return "";
        }
        String name = ((Principal) values.get(nameKey)).getName();
        // an unknown id is reported as its own digits, signed in the JDK's rendering
        String found = name.equals(Long.toString(id)) || name.equals(Integer.toString((int) id)) ? "" : name;
        names.put(id, found);
        return found;
    }
}
