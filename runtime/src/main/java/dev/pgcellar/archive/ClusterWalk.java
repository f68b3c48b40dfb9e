package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The members of a data directory or tablespace, top-down: of each directory its own entry, then what it holds besides
 * directories, in the order of the file system, then its sub-directories (contract 01 section 2.3).
 *
 * <p>Memory is bounded by the sub-directories beside the way down to the present directory. Symbolic links to
 * directories are neither followed nor stored, sockets are left out, FIFOs and devices are members (section 2.4); each
 * name of a file with several hard links is a member of its own. What vanishes during the walk is left out; what exists
 * and cannot be read ends the walk (contract 07 no. 4).
 */
public final class ClusterWalk {

    private static final System.Logger LOG = System.getLogger(ClusterWalk.class.getName());

    private enum MissingRoot {
        FAILURE,
        EMPTY
    }

    private final Path root;
    private final ExclusionRules rules;
    private final MissingRoot missingRoot;
    private final MemberReader reader;

    private ClusterWalk(Path root, ExclusionRules rules, MissingRoot missingRoot, SourceFiles files) {
        this.root = root;
        this.rules = rules;
        this.missingRoot = missingRoot;
        this.reader = new MemberReader(files);
    }

    /**
     * The walk of a data directory. It leaves out {@code global/pg_control}, which is to be added last.
     *
     * @param pgdata may be a symbolic link
     * @param tablespaces all tablespaces of the cluster that have a location
     * @throws SourceUnreadableException if the name of a tablespace inside {@code pgdata} is not valid UTF-8
     */
    public static ClusterWalk ofDataDirectory(Path pgdata, List<TablespaceLocation> tablespaces)
            throws SourceUnreadableException {
        return ofDataDirectory(pgdata, tablespaces, new LocalSourceFiles());
    }

    /**
     * The walk of a copy of a data directory that a backup made. As {@link #ofDataDirectory(Path, List)}, but
     * {@code backup_label}, which belongs to the copy, is a member.
     *
     * @param copy may be a symbolic link
     * @param tablespaces all tablespaces of the cluster that have a location, by their locations in the cluster
     * @throws SourceUnreadableException if the name of a tablespace inside {@code copy} is not valid UTF-8
     */
    public static ClusterWalk ofCopiedDataDirectory(Path copy, List<TablespaceLocation> tablespaces)
            throws SourceUnreadableException {
        ExclusionRules rules = ExclusionRules.forCopiedDataDirectory(tablespaces, copy);
        return new ClusterWalk(copy, rules, MissingRoot.FAILURE, new LocalSourceFiles());
    }

    static ClusterWalk ofDataDirectory(Path pgdata, List<TablespaceLocation> tablespaces, SourceFiles files)
            throws SourceUnreadableException {
        ExclusionRules rules = ExclusionRules.forDataDirectory(tablespaces, pgdata);
        return new ClusterWalk(pgdata, rules, MissingRoot.FAILURE, files);
    }

    /**
     * The walk of a tablespace's location. When the location is missing there are no members, and a warning is logged.
     *
     * @param location may be a symbolic link
     * @param serverMajor the server's major version: {@code 15}, {@code 9.6}
     */
    public static ClusterWalk ofTablespace(Path location, String serverMajor) {
        return ofTablespace(location, serverMajor, new LocalSourceFiles());
    }

    static ClusterWalk ofTablespace(Path location, String serverMajor, SourceFiles files) {
        return new ClusterWalk(location, ExclusionRules.forTablespace(serverMajor), MissingRoot.EMPTY, files);
    }

    /**
     * Walks once from the beginning, on the caller's thread.
     *
     * @param consumer what it throws ends the walk and is passed on unchanged
     * @throws SourceUnreadableException naming the file or directory that exists but cannot be read, or a data
     *     directory that does not exist
     */
    public void forEach(MemberConsumer consumer) throws IOException, InterruptedException {
        Optional<Path> resolved = resolvedRoot();
        if (resolved.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "''{0}'' does not exist: its archive will hold no files", root);
            return;
        }
        FileStatus status = reader.status(resolved.get())
                .filter(FileStatus::isDirectory)
                .orElseThrow(() -> new SourceUnreadableException(root, new NotDirectoryException(root.toString())));
        walk(new Found(resolved.get(), "", status), consumer);
    }

    private Optional<Path> resolvedRoot() throws SourceUnreadableException {
        try {
            return Optional.of(root.toRealPath());
        } catch (NoSuchFileException e) {
            if (missingRoot == MissingRoot.EMPTY) {
                return Optional.empty();
            }
            throw new SourceUnreadableException(root, e);
        } catch (IOException e) {
            throw new SourceUnreadableException(root, e);
        }
    }

    private void walk(Found directory, MemberConsumer consumer) throws IOException, InterruptedException {
        Optional<DirectoryStream<Path>> listing = reader.list(directory.source());
        if (listing.isEmpty()) {
            return;
        }
        List<Found> subdirectories = new ArrayList<>();
        try (DirectoryStream<Path> entries = listing.get()) {
            if (!rules.dropDirectory(directory.ruledPath())) {
                consumer.accept(directory.member());
            }
            Iterator<Path> iterator = entries.iterator();
            while (hasNext(iterator, directory.source())) {
                visit(iterator.next(), directory, subdirectories, consumer);
            }
        }
        for (Found subdirectory : subdirectories) {
            walk(subdirectory, consumer);
        }
    }

    private void visit(Path entry, Found directory, List<Found> subdirectories, MemberConsumer consumer)
            throws IOException, InterruptedException {
        Optional<FileStatus> status = reader.status(entry);
        if (status.isEmpty()) {
            return;
        }
        String child = FileNames.text(entry.getFileName());
        String path = directory.path() + child;
        if (status.get().isDirectory()) {
            if (!rules.dropDirectory(path)) {
                subdirectories.add(new Found(entry, path + "/", status.get()));
            }
        } else if (!rules.dropFile(path)) {
            Optional<Member> member = reader.member(directory.nameOf(child), entry, status.get());
            if (member.isPresent()) {
                consumer.accept(member.get());
            }
        }
    }

    private static boolean hasNext(Iterator<Path> entries, Path directory) throws SourceUnreadableException {
        try {
            return entries.hasNext();
        } catch (DirectoryIteratorException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return false;
            }
            throw new SourceUnreadableException(directory, e.getCause());
        }
    }

    /**
     * A directory on the way.
     *
     * @param path from the root, ending in a slash; empty for the root itself
     */
    private record Found(Path source, String path, FileStatus status) {
        Member member() {
            return new Member.Directory(path.isEmpty() ? "./" : path, source, status.attributes());
        }

        String ruledPath() {
            return path.isEmpty() ? "." : path.substring(0, path.length() - 1);
        }

        String nameOf(String child) {
            return path.isEmpty() ? "./" + child : path + child;
        }
    }
}
