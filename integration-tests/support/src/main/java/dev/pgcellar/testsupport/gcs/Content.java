package dev.pgcellar.testsupport.gcs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Bytes on disk that never change.
 *
 * @param crc32c in Base64
 * @param md5 in Base64
 */
record Content(Path file, long size, String crc32c, String md5) {

    /** Keeps a stream's bytes in a new file of a folder. */
    static Content keep(Path folder, InputStream bytes) throws IOException {
        Path file = folder.resolve(UUID.randomUUID().toString());
        try (OutputStream out = Files.newOutputStream(file)) {
            bytes.transferTo(out);
        }
        return of(file);
    }

    /** Keeps the bytes of several files, one after the other, in a new file of a folder. */
    static Content join(Path folder, List<Content> parts) throws IOException {
        Path file = folder.resolve(UUID.randomUUID().toString());
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Content part : parts) {
                Files.copy(part.file, out);
            }
        }
        return of(file);
    }

    static Content of(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        MessageDigest digest = digest();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[65536];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                sum.update(block, 0, count);
                digest.update(block, 0, count);
                size += count;
            }
        }
        byte[] crc = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
        Base64.Encoder base64 = Base64.getEncoder();
        return new Content(file, size, base64.encodeToString(crc), base64.encodeToString(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the header {@code x-goog-hash} carries it. */
    String hashes() {
        return "crc32c=" + crc32c + ",md5=" + md5;
    }
}
