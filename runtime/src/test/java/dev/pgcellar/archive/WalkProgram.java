package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Walks a data directory in a process of its own: under another user, or another locale. */
final class WalkProgram {

    private WalkProgram() {}

    /** Prints each member's name with other than ASCII characters escaped, or the failure's message. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            ClusterWalk.ofDataDirectory(Path.of(arguments[0]), List.of())
                    .forEach(member -> System.out.println(escaped(member.name())));
        } catch (IOException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 0x80 ? Character.toString(c) : String.format("<%04x>", c)));
        return escaped.toString();
    }
}
