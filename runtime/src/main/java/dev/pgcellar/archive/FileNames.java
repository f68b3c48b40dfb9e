package dev.pgcellar.archive;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * File names as UTF-8, whatever the locale. Java decodes names by the locale's character set, so under {@code LANG=C} a
 * path with an umlaut turns into replacement characters and cannot be made from a string. A path's URI holds the bytes
 * that the operating system has; names with other than ASCII characters are taken through it.
 */
final class FileNames {

    private FileNames() {}

    /**
     * The text of a relative or absolute path.
     *
     * @throws SourceUnreadableException if its bytes are not UTF-8
     */
    static String text(Path path) throws SourceUnreadableException {
        String text = path.toString();
        if (isAscii(text)) {
            return text;
        }
        String uri = path.getFileSystem().getPath("/").resolve(path).toUri().getRawPath();
        byte[] bytes = percentDecoded(path.isAbsolute() ? uri : uri.substring(1));
        // the URI of an existing directory ends in a slash
        int length = bytes[bytes.length - 1] == '/' ? bytes.length - 1 : bytes.length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SourceUnreadableException(path, "its name is not valid UTF-8; rename it", e);
        }
    }

    /** The path that a text names; the inverse of {@link #text}. */
    static Path path(String text) {
        if (isAscii(text)) {
            return Path.of(text);
        }
        boolean absolute = text.startsWith("/");
        Path path = Path.of(URI.create("file:///" + percentEncoded(absolute ? text.substring(1) : text)));
        return absolute ? path : path.subpath(0, path.getNameCount());
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static byte[] percentDecoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '%') {
                bytes.write(Integer.parseInt(text, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.write(text.charAt(at));
            }
        }
        return bytes.toByteArray();
    }

    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b == '/' || b == '.' || b == '_' || (b > 0 && Character.isLetterOrDigit(b));
            if (plain) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
