package dev.pgcellar.wal.spool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * What decides where WAL is stored and in which form: what one run leaves in the spool serves only runs of the same
 * binding.
 *
 * @param digest SHA-256 in lower-case hexadecimal digits
 * @param launch by what the launcher recognises the same binding without a virtual machine; empty when it cannot
 */
public record SpoolBinding(String digest, String launch) {

    private static final int FOLDER_DIGITS = 32;

    /**
     * The binding of all that decides.
     *
     * @param facts in an order that does not vary
     */
    public static SpoolBinding of(Collection<String> facts, String launch) {
        MessageDigest digest = sha256();
        for (String fact : facts) {
            byte[] bytes = fact.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return new SpoolBinding(HexFormat.of().formatHex(digest.digest()), launch);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The name of the folder that holds what has this binding. */
    String folderName() {
        return digest.substring(0, FOLDER_DIGITS);
    }
}
