package dev.pgcellar.postgres;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of passwords, one {@code host:port:database:user:password} a line (PostgreSQL documentation, "The Password
 * File"). Like libpq, it is left unread when others than its owner may read it.
 */
record PasswordFile(Path path) {

    private static final Logger LOG = System.getLogger(PasswordFile.class.getName());
    private static final int FIELDS = 5;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** The password of the first matching line; empty when there is no line or no file that may be used. */
    Optional<String> lookup(ServerAddress address, String database, String user) {
        if (!usable()) {
            return Optional.empty();
        }
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(PasswordFile::fields)
                    .filter(fields -> fields.size() >= FIELDS)
                    .filter(fields -> address.passwordFileHosts().stream().anyMatch(host -> matches(fields, 0, host))
                            && matches(fields, 1, Integer.toString(address.port()))
                            && matches(fields, 2, database)
                            && matches(fields, 3, user))
                    .map(fields -> unescape(fields.get(4)))
                    .findFirst();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "password file \"" + path + "\" cannot be read: " + IoReason.of(e));
            return Optional.empty();
        }
    }

    private boolean usable() {
        if (!Files.exists(path)) {
            return false;
        }
        if (!Files.isRegularFile(path)) {
            LOG.log(Level.WARNING, "password file \"" + path + "\" is not a plain file and is ignored");
            return false;
        }
        if (!permissionsAreSafe()) {
            LOG.log(
                    Level.WARNING,
                    "password file \"" + path + "\" has group or world access and is ignored; "
                            + "its permissions should be 0600 or less");
            return false;
        }
        return true;
    }

    private boolean permissionsAreSafe() {
        try {
            return OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path));
        } catch (UnsupportedOperationException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean matches(List<String> fields, int index, String wanted) {
        return fields.get(index).equals("*") || unescape(fields.get(index)).equals(wanted);
    }

    /** The fields with their escapes, so that an escaped asterisk is no wildcard. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == ':') {
                fields.add(line.substring(start, i));
                start = i + 1;
            }
        }
        fields.add(line.substring(start));
        return fields;
    }

    private static String unescape(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == '\\' && i + 1 < field.length()) {
                i++;
            }
            text.append(field.charAt(i));
        }
        return text.toString();
    }
}
