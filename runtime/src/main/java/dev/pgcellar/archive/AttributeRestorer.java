package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives extracted files the time, owner and mode that the archive recorded (contract 03 section 4). Owners are set by
 * the superuser only: by name where the local databases have it, else by numeric id. Safe for use by many threads.
 */
final class AttributeRestorer {

    private static final System.Logger LOG = System.getLogger(AttributeRestorer.class.getName());

    private final boolean superuser;
    private final AtomicBoolean refusalReported = new AtomicBoolean();
    private final Map<String, Optional<UserPrincipal>> users = new ConcurrentHashMap<>();
    private final Map<String, Optional<GroupPrincipal>> groups = new ConcurrentHashMap<>();

    private AttributeRestorer(boolean superuser) {
        this.superuser = superuser;
    }

    /** Finds out by a file of its own in the directory whether this process writes as the superuser there. */
    static AttributeRestorer in(Path directory) throws IOException {
        Path probe = Files.createTempFile(directory, ".pgcellar-", ".tmp");
        try {
            return new AttributeRestorer(Files.getAttribute(probe, "unix:uid").equals(0));
        } finally {
            Files.delete(probe);
        }
    }

    /** Restores all attributes of a file or directory that is not a symbolic link. */
    void restore(Path path, MemberAttributes attributes) throws IOException {
        // the time first, as it needs read access, the mode last, as a change of owner clears bits of it
        Files.setLastModifiedTime(path, FileTime.from(attributes.modified()));
        restoreOwner(path, attributes);
        Files.setAttribute(path, "unix:mode", attributes.mode());
    }

    /** Restores the owner, of a symbolic link its own. */
    void restoreOwner(Path path, MemberAttributes attributes) {
        if (!superuser) {
            return;
        }
        try {
            setUser(path, attributes);
            setGroup(path, attributes);
        } catch (IOException e) {
            // in a user namespace even the superuser may not give files to users that are not mapped
            System.Logger.Level level = refusalReported.compareAndSet(false, true)
                    ? System.Logger.Level.WARNING
                    : System.Logger.Level.DEBUG;
            LOG.log(
                    level,
                    "cannot restore the owner of ''{0}'': {1}; files stay with the present user",
                    path,
                    ArchiveException.reason(e));
        }
    }

    private void setUser(Path path, MemberAttributes attributes) throws IOException {
        Optional<UserPrincipal> user = users.computeIfAbsent(
                attributes.userName(), name -> lookUp(name, UserPrincipalLookupService::lookupPrincipalByName, path));
        if (user.isPresent()) {
            view(path).setOwner(user.get());
        } else {
            Files.setAttribute(path, "unix:uid", (int) attributes.uid(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    private void setGroup(Path path, MemberAttributes attributes) throws IOException {
        Optional<GroupPrincipal> group = groups.computeIfAbsent(
                attributes.groupName(),
                name -> lookUp(name, UserPrincipalLookupService::lookupPrincipalByGroupName, path));
        if (group.isPresent()) {
            view(path).setGroup(group.get());
        } else {
            Files.setAttribute(path, "unix:gid", (int) attributes.gid(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private interface LookUp<T> {
        T find(UserPrincipalLookupService service, String name) throws IOException;
    }

    private static <T> Optional<T> lookUp(String name, LookUp<T> lookUp, Path path) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(lookUp.find(path.getFileSystem().getUserPrincipalLookupService(), name));
        } catch (UserPrincipalNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot look up ''{0}'': {1}", name, e.getMessage());
            return Optional.empty();
        }
    }
}
