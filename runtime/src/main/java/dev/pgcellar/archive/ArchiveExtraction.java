package dev.pgcellar.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The extraction of one archive, by one thread. */
final class ArchiveExtraction {

    private static final System.Logger LOG = System.getLogger(ArchiveExtraction.class.getName());
    private static final int BUFFER = 256 * 1024;
    private static final int PERMISSIONS = 07777;
    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final TargetDirectory target;
    private final AttributeRestorer restorer;
    private final FileSync sync;
    private final InputStream source;
    private final VerifiedTarInputStream tar;
    private final int part;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long files;
    private long bytes;

    ArchiveExtraction(TargetDirectory target, AttributeRestorer restorer, FileSync sync, InputStream source, int part) {
        this.target = target;
        this.restorer = restorer;
        this.sync = sync;
        this.source = source;
        this.tar = new VerifiedTarInputStream(source);
        this.part = part;
    }

    ExtractionReport run() throws IOException, InterruptedException {
        TarArchiveEntry entry = tar.next();
        while (entry != null) {
            extract(entry);
            entry = tar.next();
        }
        readToTheEnd();
        return new ExtractionReport(files, bytes);
    }

    /** A codec reports a damaged trailer only to those who read that far. */
    private void readToTheEnd() throws IOException {
        int read = 0;
        while (read >= 0) {
            read = source.read(buffer.array());
        }
    }

    private void extract(TarArchiveEntry entry) throws IOException, InterruptedException {
        MemberName name = MemberName.of(entry.getName());
        if (entry.isDirectory()) {
            target.makeDirectory(name, attributes(entry));
            return;
        }
        switch (entry.getLinkFlag()) {
            case TarConstants.LF_SYMLINK -> extractSymbolicLink(entry, name);
            case TarConstants.LF_LINK -> extractHardLink(entry, name);
            case TarConstants.LF_FIFO, TarConstants.LF_CHR, TarConstants.LF_BLK ->
                LOG.log(System.Logger.Level.WARNING, "''{0}'' is a FIFO or device and was not restored", name);
            case TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG -> extractFile(entry, name);
            default ->
                throw new MalformedArchiveException(
                        "member '" + entry.getName() + "' is of unknown type '" + (char) entry.getLinkFlag() + "'");
        }
    }

    private void extractFile(TarArchiveEntry entry, MemberName name) throws IOException, InterruptedException {
        Path temporary = target.temporaryFor(name);
        FileChannel channel = create(temporary, name);
        try {
            copy(entry, channel, name);
            restore(temporary, entry, name);
            target.publish(temporary, name, part);
        } catch (IOException | RuntimeException e) {
            discard(channel, temporary, e);
            throw e;
        }
        sync.submit(channel, name.below(target.root()));
        files++;
    }

    private static void discard(FileChannel channel, Path temporary, Exception failure) {
        try (channel) {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private FileChannel create(Path temporary, MemberName name) throws IOException {
        try {
            return FileChannel.open(temporary, NEW_FILE, OWNER_ONLY);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new TargetWriteException(name.below(target.root()), e);
        }
    }

    private void copy(TarArchiveEntry entry, FileChannel channel, MemberName name) throws IOException {
        long remaining = entry.getSize();
        while (remaining > 0) {
            int read = tar.readContent(buffer.array(), (int) Math.min(remaining, BUFFER));
            write(channel, read, name);
            remaining -= read;
            bytes += read;
        }
    }

    private void write(FileChannel channel, int length, MemberName name) throws IOException {
        buffer.clear().limit(length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new TargetWriteException(name.below(target.root()), e);
        }
    }

    private void restore(Path temporary, TarArchiveEntry entry, MemberName name) throws IOException {
        try {
            restorer.restore(temporary, attributes(entry));
        } catch (IOException e) {
            throw new TargetWriteException(name.below(target.root()), e);
        }
    }

    private void extractSymbolicLink(TarArchiveEntry entry, MemberName name) throws IOException {
        String text = entry.getLinkName();
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw new MalformedArchiveException("member '" + name + "' is a symbolic link to no valid name");
        }
        Path temporary = target.temporaryFor(name);
        try {
            Files.createSymbolicLink(temporary, FileNames.path(text));
        } catch (IOException e) {
            throw new TargetWriteException(name.below(target.root()), e);
        }
        restorer.restoreOwner(temporary, attributes(entry));
        publish(temporary, name);
    }

    private void extractHardLink(TarArchiveEntry entry, MemberName name) throws IOException {
        MemberName linked = MemberName.of(entry.getLinkName());
        target.makeDirectory(linked.isRoot() ? linked : linked.parent());
        Path existing = linked.below(target.root());
        if (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)
                || Files.isDirectory(existing, LinkOption.NOFOLLOW_LINKS)) {
            throw new MalformedArchiveException(
                    "member '" + name + "' is a hard link to '" + linked + "', which is no file before it");
        }
        Path temporary = target.temporaryFor(name);
        try {
            Files.createLink(temporary, existing);
        } catch (IOException e) {
            throw new TargetWriteException(name.below(target.root()), e);
        }
        publish(temporary, name);
    }

    private void publish(Path temporary, MemberName name) throws IOException {
        try {
            target.publish(temporary, name, part);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static MemberAttributes attributes(TarArchiveEntry entry) {
        return new MemberAttributes(
                entry.getMode() & PERMISSIONS,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getUserName(),
                entry.getGroupName(),
                entry.getSize(),
                entry.getLastModifiedTime().toInstant());
    }
}
