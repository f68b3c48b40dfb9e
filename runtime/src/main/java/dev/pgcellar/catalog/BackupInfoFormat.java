package dev.pgcellar.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes {@code backup.info}: one {@code name=value} a line, in UTF-8 (contract 02 sections 1, 2 and 4).
 */
public final class BackupInfoFormat {

    /** The largest content that is read, in bytes. Real ones have a few thousand. */
    public static final int MAX_BYTES = 16 << 20;

    private static final String UNSET = "None";
    private static final String ID = "backup_id";
    private static final Set<String> IGNORED = Set.of("backup_version", "filename");

    private final LenientDateTimeParser times;

    /**
     * @param clock gives the time zone of times that are written without one
     */
    public BackupInfoFormat(Clock clock) {
        this.times = new LenientDateTimeParser(clock);
    }

    /** Writes all fields; the unset ones too, but for the two that are left out when unset. */
    public byte[] write(BackupInfo info) {
        StringBuilder out = new StringBuilder();
        for (BackupField<?> field : BackupField.ALL) {
            write(info, field, out);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static <T> void write(BackupInfo info, BackupField<T> field, StringBuilder out) {
        Optional<T> value = info.get(field);
        if (value.isPresent() || !field.omittedWhenUnset()) {
            out.append(field.name())
                    .append('=')
                    .append(value.map(field.type()::format).orElse(UNSET))
                    .append('\n');
        }
    }

    /**
     * Reads a backup's metadata. Fields that are missing keep their defaults, so an empty content has the status EMPTY.
     *
     * @param id the backup's folder; a {@code backup_id} in the content replaces it (contract 02 section 4)
     * @throws UnknownFieldException when a field is unknown
     * @throws UnreadableBackupInfoException when the content is damaged or larger than {@link #MAX_BYTES}
     */
    public BackupInfo read(BackupId id, byte[] content) throws UnknownFieldException, UnreadableBackupInfoException {
        if (content.length > MAX_BYTES) {
            throw tooLarge(id, content.length);
        }
        String text = decode(id, content);
        BackupInfoBuilder builder = BackupInfo.builder(id);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            readLine(id, text.substring(start, end), builder);
            start = end + 1;
        }
        return builder.build();
    }

    static UnreadableBackupInfoException tooLarge(BackupId id, long size) {
        return new UnreadableBackupInfoException(
                id, "it has " + size + " bytes, more than the limit of " + MAX_BYTES, null);
    }

    private static String decode(BackupId id, byte[] content) throws UnreadableBackupInfoException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableBackupInfoException(id, "it is not UTF-8 text", e);
        }
    }

    private void readLine(BackupId id, String line, BackupInfoBuilder builder)
            throws UnknownFieldException, UnreadableBackupInfoException {
        if (line.isBlank() || line.charAt(0) == '#') {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new UnreadableBackupInfoException(id, "the line '" + Excerpt.of(line.strip()) + "' has no '='", null);
        }
        String name = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        try {
            readField(id, name, value, builder);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableBackupInfoException(id, name + ": " + e.getMessage(), e);
        }
    }

    private void readField(BackupId id, String name, String value, BackupInfoBuilder builder)
            throws UnknownFieldException {
        Optional<BackupField<?>> field = BackupField.named(name);
        if (field.isPresent()) {
            set(field.get(), value, builder);
        } else if (name.equals(ID)) {
            builder.id(value.equals(UNSET) ? id : new BackupId(value));
        } else if (!IGNORED.contains(name)) {
            throw new UnknownFieldException(id, name);
        }
    }

    private <T> void set(BackupField<T> field, String value, BackupInfoBuilder builder) {
        builder.set(field, value.equals(UNSET) ? null : field.type().parse(value, times));
    }
}
