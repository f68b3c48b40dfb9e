package dev.pgcellar.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes one tar archive (contract 01 sections 2.1, 2.2, 2.7 and 2.8). For one thread at a time.
 *
 * <p>Failures of the sink are passed on unchanged. After any failure the archive is useless.
 */
public final class ArchiveWriter {

    private static final int ARCHIVE_BLOCK = 10240;
    private static final int BUFFER = 256 * 1024;

    private final OutputStream sink;
    private final SourceFiles files;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final byte[] padding = new byte[TarHeader.BLOCK];
    private long written;
    private long contentBytes;
    private long members;

    /** @param sink receives the archive in large pieces; it is neither flushed nor closed */
    public ArchiveWriter(OutputStream sink) {
        this(sink, new LocalSourceFiles());
    }

    ArchiveWriter(OutputStream sink, SourceFiles files) {
        this.sink = sink;
        this.files = files;
    }

    /**
     * Adds a member of a walk. The content of a file is exactly as long as the walk found it: a file that has shrunk
     * is filled up with zeros, one that has grown is cut.
     *
     * @return false if a file has vanished since, and nothing was written
     * @throws SourceUnreadableException if the file cannot be opened or read
     */
    public boolean add(Member member) throws IOException {
        if (member instanceof Member.RegularFile) {
            return addContent(TarHeader.of(member), member.source());
        }
        writeHeader(TarHeader.of(member));
        return true;
    }

    /**
     * Adds {@code global/pg_control} as it is now; PostgreSQL wants it copied last. It is read by a single call, as the
     * server writes it.
     *
     * @throws SourceUnreadableException also if it is missing
     */
    public void addControlFile(Path pgdata) throws IOException {
        Path file = pgdata.resolve("global").resolve("pg_control");
        if (!addPresentFile("global/pg_control", file)) {
            throw new SourceUnreadableException(file, new NoSuchFileException(file.toString()));
        }
    }

    /**
     * Adds a configuration file from outside the data directory under its base name (contract 01 section 2.6). Of a
     * symbolic link, the content it leads to.
     *
     * @return false if there is no such file, and nothing was written
     * @throws SourceUnreadableException if the file cannot be opened or read
     */
    public boolean addConfigurationFile(Path file) throws IOException {
        return addPresentFile(FileNames.text(file.getFileName()), file);
    }

    /**
     * Adds content that is not a file, with time 0 and without owner names: {@code backup_label}.
     *
     * @param mode permission bits
     */
    public void addBytes(String name, int mode, long uid, long gid, byte[] content) throws IOException {
        MemberAttributes attributes = new MemberAttributes(mode, uid, gid, "", "", content.length, Instant.EPOCH);
        writeHeader(TarHeader.ofRegularFile(name, attributes));
        writeContent(content, content.length);
        padMember(content.length);
    }

    /** Writes the end of the archive: two zero blocks, and zeros up to a multiple of 10240 bytes. */
    public void finish() throws IOException {
        long end = written + 2 * TarHeader.BLOCK;
        long padded = (end + ARCHIVE_BLOCK - 1) / ARCHIVE_BLOCK * ARCHIVE_BLOCK;
        write(new byte[(int) (padded - written)], (int) (padded - written));
    }

    /** Bytes of content written, headers and padding not counted. */
    public long contentBytes() {
        return contentBytes;
    }

    /** Members written, of every kind. */
    public long members() {
        return members;
    }

    private boolean addPresentFile(String name, Path file) throws IOException {
        MemberAttributes attributes;
        try {
            attributes = files.status(file).attributes();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new SourceUnreadableException(file, e);
        }
        return addContent(TarHeader.ofRegularFile(name, attributes), file);
    }

    private boolean addContent(TarHeader header, Path file) throws IOException {
        Optional<ReadableByteChannel> opened = open(file);
        if (opened.isEmpty()) {
            return false;
        }
        try (ReadableByteChannel channel = opened.get()) {
            writeHeader(header);
            copy(channel, file, header.size());
        }
        return true;
    }

    private Optional<ReadableByteChannel> open(Path file) throws IOException {
        try {
            return Optional.of(files.open(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new SourceUnreadableException(file, e);
        }
    }

    private void copy(ReadableByteChannel channel, Path file, long size) throws IOException {
        long remaining = size;
        while (remaining > 0) {
            int read = read(channel, file, (int) Math.min(remaining, BUFFER));
            if (read < 0) {
                // not read again: a file that has grown back would continue in the wrong place
                writeZeros(remaining);
                break;
            }
            writeContent(buffer.array(), read);
            remaining -= read;
        }
        padMember(size);
    }

    private void writeZeros(long count) throws IOException {
        Arrays.fill(buffer.array(), (byte) 0);
        for (long remaining = count; remaining > 0; remaining -= BUFFER) {
            writeContent(buffer.array(), (int) Math.min(remaining, BUFFER));
        }
    }

    private int read(ReadableByteChannel channel, Path file, int wanted) throws IOException {
        buffer.clear().limit(wanted);
        try {
            return channel.read(buffer);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new SourceUnreadableException(file, e);
        }
    }

    private void writeHeader(TarHeader header) throws IOException {
        byte[] blocks = header.encode();
        write(blocks, blocks.length);
        members++;
    }

    private void writeContent(byte[] bytes, int length) throws IOException {
        write(bytes, length);
        contentBytes += length;
    }

    private void padMember(long size) throws IOException {
        int beyond = (int) (size % TarHeader.BLOCK);
        if (beyond > 0) {
            write(padding, TarHeader.BLOCK - beyond);
        }
    }

    private void write(byte[] bytes, int length) throws IOException {
        sink.write(bytes, 0, length);
        written += length;
    }
}
