package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** The files of this machine. Safe for use by many threads. */
final class LocalSourceFiles implements SourceFiles {

    private static final int PERMISSIONS = 07777;

    private final OwnerNames names = new OwnerNames();

    @Override
    public FileStatus status(Path path, LinkOption... options) throws IOException {
        Map<String, Object> values =
                Files.readAttributes(path, "unix:mode,uid,gid,size,lastModifiedTime,rdev", options);
        int mode = (Integer) values.get("mode");
        long uid = Integer.toUnsignedLong((Integer) values.get("uid"));
        long gid = Integer.toUnsignedLong((Integer) values.get("gid"));
        MemberAttributes attributes = new MemberAttributes(
                mode & PERMISSIONS,
                uid,
                gid,
                names.userName(uid, path, options),
                names.groupName(gid, path, options),
                (Long) values.get("size"),
                ((FileTime) values.get("lastModifiedTime")).toInstant());
        return new FileStatus(mode & FileStatus.TYPE_MASK, attributes, (Long) values.get("rdev"));
    }

    @Override
    public DirectoryStream<Path> list(Path directory) throws IOException {
        return Files.newDirectoryStream(directory);
    }

    @Override
    public Path readLink(Path link) throws IOException {
        return Files.readSymbolicLink(link);
    }

    @Override
    public ReadableByteChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }
}
