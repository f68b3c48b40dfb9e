package dev.pgcellar.archive;

import java.nio.file.Path;

/** Something in a cluster that a base backup stores. */
public sealed interface Member {

    /** The name in the archive (contract 01 section 2.2); of a directory, with a trailing slash. */
    String name();

    /** Where it is; absolute. */
    Path source();

    /** As they were when the walk came by. */
    MemberAttributes attributes();

    /** A directory; its content follows as members of their own. */
    record Directory(String name, Path source, MemberAttributes attributes) implements Member {}

    /** A file with content. Each name of a file with several hard links is a member with a copy of its own. */
    record RegularFile(String name, Path source, MemberAttributes attributes) implements Member {}

    /**
     * A symbolic link to anything but a directory.
     *
     * @param target the link's text
     */
    record SymbolicLink(String name, Path source, MemberAttributes attributes, String target) implements Member {}

    /**
     * A FIFO or device node.
     *
     * @param major the device's major number, 0 for a FIFO
     * @param minor the device's minor number, 0 for a FIFO
     */
    record SpecialFile(String name, Path source, MemberAttributes attributes, Type type, int major, int minor)
            implements Member {
        /** What a special file is. */
        public enum Type {
            FIFO,
            CHARACTER_DEVICE,
            BLOCK_DEVICE
        }
    }
}
