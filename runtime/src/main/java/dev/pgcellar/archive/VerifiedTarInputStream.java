package dev.pgcellar.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * The tar reader of commons-compress with the checks that it leaves to its caller: header checksums, the presence of
 * the end mark, and limits to what a damaged header can make it allocate.
 */
final class VerifiedTarInputStream extends TarArchiveInputStream {

    private static final int BUFFER = 64 * 1024;
    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
    private static final int SIZE_OFFSET = 124;
    private static final int MAX_EXTENSION_BYTES = 1 << 20;
    private static final int MAX_EXTENSIONS = 8;
    private static final String EXTENSION_TYPES = "xXgLK";

    private int extensions;
    private boolean endMarkSeen;

    VerifiedTarInputStream(InputStream source) {
        super(new BufferedInputStream(source, BUFFER), TarConstants.DEFAULT_BLKSIZE, BLOCK, "UTF-8", false);
    }

    /**
     * The next member, or null after the last.
     *
     * @throws MalformedArchiveException if the archive ends without end mark, a header is damaged, or the source failed
     */
    TarArchiveEntry next() throws ArchiveException {
        extensions = 0;
        TarArchiveEntry entry = readEntry();
        if (entry == null && !endMarkSeen) {
            throw new MalformedArchiveException("it ends before its end mark");
        }
        if (entry != null && entry.isSparse()) {
            throw sparse(entry.getName());
        }
        return entry;
    }

    private TarArchiveEntry readEntry() throws ArchiveException {
        try {
            return getNextEntry();
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new MalformedArchiveException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new MalformedArchiveException("damaged header", e);
        }
    }

    /**
     * Reads content of the present member.
     *
     * @return bytes read, at least 1
     * @throws MalformedArchiveException if the archive ends within the member
     */
    int readContent(byte[] bytes, int length) throws ArchiveException {
        try {
            int read = read(bytes, 0, length);
            if (read > 0) {
                return read;
            }
        } catch (IOException e) {
            throw new MalformedArchiveException(e.getMessage(), e);
        }
        throw new MalformedArchiveException("it ends within a member");
    }

    private static MalformedArchiveException sparse(String name) {
        return new MalformedArchiveException("member '" + name + "' is sparse, which is not supported");
    }

    @Override
    protected byte[] readRecord() throws IOException {
        byte[] header = super.readRecord();
        if (header != null && !super.isEOFRecord(header)) {
            verify(header);
        }
        return header;
    }

    private void verify(byte[] header) throws IOException {
        if (!TarUtils.verifyCheckSum(header)) {
            throw new MalformedArchiveException("wrong header checksum");
        }
        byte type = header[TarConstants.LF_OFFSET];
        if (type == TarConstants.LF_GNUTYPE_SPARSE) {
            throw sparse(TarUtils.parseName(header, 0, TarConstants.NAMELEN));
        }
        if (EXTENSION_TYPES.indexOf(type) >= 0) {
            extensions++;
            long size = TarUtils.parseOctalOrBinary(header, SIZE_OFFSET, TarConstants.SIZELEN);
            if (size > MAX_EXTENSION_BYTES || extensions > MAX_EXTENSIONS) {
                throw new MalformedArchiveException("oversized extended header");
            }
        }
    }

    @Override
    protected boolean isEOFRecord(byte[] block) {
        boolean end = super.isEOFRecord(block);
        endMarkSeen |= end && block != null;
        return end;
    }
}
