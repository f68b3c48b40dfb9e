package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Turns files of a running server into members. Whatever is no longer there is empty; whatever is there and cannot be
 * read is a {@link SourceUnreadableException} (contract 07 no. 4).
 */
final class MemberReader {

    private final SourceFiles files;

    MemberReader(SourceFiles files) {
        this.files = files;
    }

    Optional<FileStatus> status(Path path) throws IOException {
        try {
            return Optional.of(files.status(path, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SourceUnreadableException(path, e);
        }
    }

    Optional<DirectoryStream<Path>> list(Path directory) throws IOException {
        try {
            return Optional.of(files.list(directory));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SourceUnreadableException(directory, e);
        }
    }

    /** The member that something other than a directory is; empty also for what archives do not store. */
    Optional<Member> member(String name, Path source, FileStatus status) throws IOException {
        MemberAttributes attributes = status.attributes();
        return switch (status.type()) {
            case FileStatus.REGULAR_FILE -> Optional.of(new Member.RegularFile(name, source, attributes));
            case FileStatus.SYMBOLIC_LINK -> symbolicLink(name, source, attributes);
            case FileStatus.FIFO ->
                Optional.of(new Member.SpecialFile(name, source, attributes, Member.SpecialFile.Type.FIFO, 0, 0));
            case FileStatus.CHARACTER_DEVICE -> device(name, source, status, Member.SpecialFile.Type.CHARACTER_DEVICE);
            case FileStatus.BLOCK_DEVICE -> device(name, source, status, Member.SpecialFile.Type.BLOCK_DEVICE);
            default -> Optional.empty();
        };
    }

    private static Optional<Member> device(String name, Path source, FileStatus status, Member.SpecialFile.Type type) {
        return Optional.of(new Member.SpecialFile(
                name, source, status.attributes(), type, status.deviceMajor(), status.deviceMinor()));
    }

    private Optional<Member> symbolicLink(String name, Path source, MemberAttributes attributes) throws IOException {
        if (leadsToDirectory(source)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Member.SymbolicLink(name, source, attributes, FileNames.text(files.readLink(source))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (SourceUnreadableException e) {
            throw e;
        } catch (IOException e) {
            throw new SourceUnreadableException(source, e);
        }
    }

    private boolean leadsToDirectory(Path link) throws IOException {
        try {
            return files.status(link).isDirectory();
        } catch (AccessDeniedException e) {
            throw new SourceUnreadableException(link, e);
        } catch (IOException e) {
            // dangling, circular or through a file: such a link leads nowhere, and is stored
            return false;
        }
    }
}
