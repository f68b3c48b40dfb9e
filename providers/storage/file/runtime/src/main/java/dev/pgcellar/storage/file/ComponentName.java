package dev.pgcellar.storage.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The file name of one component of a key. Each component has exactly one name, and each name stands for at most one
 * component. Names are ASCII, so they are the same in every locale.
 */
final class ComponentName {

    private static final int MAX_BYTES = 255;
    private static final String TEMPORARY = ".pgcellar-tmp-";
    private static final String LOST_AND_FOUND = "lost+found";
    private static final String EMPTY = "%";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ComponentName() {}

    /** A new name that stands for no component, and says who writes the file. */
    static String temporary(WriterProcess writer) {
        return TEMPORARY + writer.text() + "-" + UUID.randomUUID();
    }

    /** Whether {@link #temporary} made a name. */
    static boolean isTemporary(String name) {
        return name.startsWith(TEMPORARY);
    }

    /** Who writes the file of a temporary name, if the name says it. */
    static Optional<WriterProcess> writer(String temporaryName) {
        return WriterProcess.parse(temporaryName.substring(TEMPORARY.length()));
    }

    /**
     * The file name of a component.
     *
     * @return empty when the name would be longer than 255 bytes, or the component is no well-formed Unicode
     */
    static Optional<String> encode(String component) {
        if (component.isEmpty()) {
            return Optional.of(EMPTY);
        }
        ByteBuffer utf8;
        try {
            utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(component));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        boolean reserved = isReserved(component);
        StringBuilder name = new StringBuilder(component.length());
        while (utf8.hasRemaining()) {
            byte each = utf8.get();
            if (isPlain(each) && !(reserved && !Character.isLetter(each))) {
                name.append((char) each);
            } else {
                name.append('%').append(HEX.toHexDigits(each));
            }
        }
        return name.length() > MAX_BYTES ? Optional.empty() : Optional.of(name.toString());
    }

    /**
     * The component that a file name stands for.
     *
     * @return empty when {@link #encode} gives this name for no component
     */
    static Optional<String> decode(String name) {
        if (name.equals(EMPTY)) {
            return Optional.of("");
        }
        return unescape(name).filter(component -> encode(component).equals(Optional.of(name)));
    }

    private static Optional<String> unescape(String name) {
        if (name.indexOf('%') < 0) {
            return Optional.of(name);
        }
        ByteBuffer utf8 = ByteBuffer.allocate(name.length());
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (each != '%') {
                utf8.put((byte) each);
            } else if (i + 2 < name.length() && isHex(name.charAt(i + 1)) && isHex(name.charAt(i + 2))) {
                utf8.put((byte) HexFormat.fromHexDigits(name, i + 1, i + 3));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(utf8.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isHex(char each) {
        return HexFormat.isHexDigit(each);
    }

    private static boolean isPlain(byte each) {
        return each >= ' ' && each != 0x7f && each != '%';
    }

    /** Names with a meaning of their own: to the file system, to mkfs, and to this store. */
    private static boolean isReserved(String component) {
        return component.equals(".")
                || component.equals("..")
                || component.equals(LOST_AND_FOUND)
                || component.startsWith(TEMPORARY);
    }
}
