package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The directory that archives are extracted into. Remembers every directory below it, and nothing else that grows.
 *
 * <p>A member appears under its name by a rename, which replaces a file or link of that name but never a directory.
 * So a directory, once seen to be one and not a symbolic link, stays one, and no member is written through a link
 * (contract 07 no. 35).
 */
final class TargetDirectory {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final MemberName CONTROL_FILE = new MemberName("global/pg_control");

    private final Path root;
    private final AttributeRestorer restorer;
    private final Map<String, Optional<MemberAttributes>> directories = new ConcurrentHashMap<>();
    private final Map<String, Integer> topLevelParts = new HashMap<>();
    private final AtomicReference<Path> withheld = new AtomicReference<>();
    private final String temporaryPrefix = ".pgcellar-" + UUID.randomUUID() + "-";
    private final AtomicLong temporaryNumber = new AtomicLong();

    /** @param root an existing directory, not a symbolic link */
    TargetDirectory(Path root, AttributeRestorer restorer) {
        this.root = root;
        this.restorer = restorer;
        directories.put("", Optional.empty());
    }

    Path root() {
        return root;
    }

    /** Creates a directory unless it exists, and its parents. */
    Path makeDirectory(MemberName name) throws IOException {
        Path path = name.below(root);
        if (directories.containsKey(name.path())) {
            return path;
        }
        makeDirectory(name.parent());
        try {
            Files.createDirectory(path, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new UnsafeMemberException(
                        name.path(), "it would have to be a directory, but is a file or a symbolic link");
            }
        } catch (IOException e) {
            throw new TargetWriteException(path, e);
        }
        directories.putIfAbsent(name.path(), Optional.empty());
        return path;
    }

    /** Creates a directory unless it exists, and notes the attributes that {@link #seal} gives it. */
    void makeDirectory(MemberName name, MemberAttributes attributes) throws IOException {
        makeDirectory(name);
        directories.put(name.path(), Optional.of(attributes));
    }

    /** A free name in the directory of a member, which is created if needed. */
    Path temporaryFor(MemberName name) throws IOException {
        if (name.isRoot()) {
            throw new UnsafeMemberException(name.toString(), "it would replace the target directory");
        }
        return makeDirectory(name.parent()).resolve(temporaryPrefix + temporaryNumber.incrementAndGet() + ".tmp");
    }

    /**
     * Gives a complete file or link its name. Of members directly in the target directory that several archives hold,
     * the one of the highest part stays, in whatever order they arrive: files appended to the last part replace those
     * that the data directory held. The control file keeps its temporary name until {@link #publishControlFile}.
     */
    void publish(Path temporary, MemberName name, int part) throws IOException {
        if (name.equals(CONTROL_FILE)) {
            withhold(temporary);
            return;
        }
        if (!name.isTopLevel()) {
            rename(temporary, name);
            return;
        }
        synchronized (topLevelParts) {
            if (topLevelParts.getOrDefault(name.path(), part) > part) {
                Files.delete(temporary);
            } else {
                rename(temporary, name);
                topLevelParts.put(name.path(), part);
            }
        }
    }

    private void withhold(Path temporary) throws IOException {
        Path earlier = withheld.getAndSet(temporary);
        if (earlier != null) {
            Files.deleteIfExists(earlier);
        }
    }

    /** Gives the control file its name, durably, if there was one: from then on a server can be started here. */
    void publishControlFile() throws IOException {
        Path temporary = withheld.getAndSet(null);
        if (temporary == null) {
            return;
        }
        rename(temporary, CONTROL_FILE);
        String folder = CONTROL_FILE.parent().path();
        seal(CONTROL_FILE.parent().below(root), directories.getOrDefault(folder, Optional.empty()));
    }

    /** Removes a control file that did not get its name. */
    void discardControlFile() throws IOException {
        Path temporary = withheld.getAndSet(null);
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }

    private void rename(Path temporary, MemberName name) throws IOException {
        Path path = name.below(root);
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            // renaming one name of a file to another of the same file does nothing
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new TargetWriteException(path, e);
        }
    }

    /** Gives all directories their attributes, innermost first, and syncs them. */
    void seal() throws IOException {
        List<String> innermostFirst =
                directories.keySet().stream().sorted(Comparator.reverseOrder()).toList();
        for (String name : innermostFirst) {
            seal(new MemberName(name).below(root), directories.get(name));
        }
    }

    private void seal(Path directory, Optional<MemberAttributes> attributes) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            if (attributes.isPresent()) {
                restorer.restore(directory, attributes.get());
            }
            channel.force(true);
        } catch (IOException e) {
            throw new TargetWriteException(directory, e);
        }
    }
}
