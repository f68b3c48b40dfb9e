package dev.pgcellar.archive;

/**
 * The result of one stat call.
 *
 * @param type the type bits of the mode
 * @param device the device number of a device node, in the encoding of Linux
 */
record FileStatus(int type, MemberAttributes attributes, long device) {

    static final int TYPE_MASK = 0170000;
    static final int FIFO = 0010000;
    static final int CHARACTER_DEVICE = 0020000;
    static final int DIRECTORY = 0040000;
    static final int BLOCK_DEVICE = 0060000;
    static final int REGULAR_FILE = 0100000;
    static final int SYMBOLIC_LINK = 0120000;

    boolean isDirectory() {
        return type == DIRECTORY;
    }

    int deviceMajor() {
        return (int) ((device >>> 8 & 0xfff) | (device >>> 32 & ~0xfffL));
    }

    int deviceMinor() {
        return (int) ((device & 0xff) | (device >>> 12 & ~0xffL));
    }
}
