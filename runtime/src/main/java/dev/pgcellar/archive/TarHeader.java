package dev.pgcellar.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * The header blocks of one member in POSIX PAX form, as contract 01 section 2.1 prescribes them: a PAX extended header
 * named {@code ././@PaxHeader} whose numeric fields are 0, records in a fixed order, the modification time rounded in
 * the ustar header. (The writer of commons-compress names extended headers after their member, gives them its time,
 * orders records by hash and cuts the time off, and none of this can be set.)
 *
 * @param type the ustar type flag
 * @param linkName target of a link, else empty
 * @param size bytes of content that follow
 * @param device null unless a device node
 */
record TarHeader(String name, byte type, String linkName, MemberAttributes attributes, long size, Device device) {

    static final int BLOCK = 512;

    private static final byte REGULAR_FILE = '0';
    private static final byte SYMBOLIC_LINK = '2';
    private static final byte CHARACTER_DEVICE = '3';
    private static final byte BLOCK_DEVICE = '4';
    private static final byte DIRECTORY = '5';
    private static final byte FIFO = '6';
    private static final byte EXTENDED_HEADER = 'x';

    private static final int NAME_LENGTH = 100;
    private static final int OWNER_NAME_LENGTH = 32;
    private static final long ID_LIMIT = 1L << 21;
    private static final long LARGE_LIMIT = 1L << 33;

    private static final MemberAttributes NO_ATTRIBUTES = new MemberAttributes(0, 0, 0, "", "", 0, Instant.EPOCH);

    record Device(int major, int minor) {}

    static TarHeader of(Member member) {
        if (member instanceof Member.Directory) {
            return plain(member, DIRECTORY, "", 0);
        }
        if (member instanceof Member.SymbolicLink link) {
            return plain(member, SYMBOLIC_LINK, link.target(), 0);
        }
        if (member instanceof Member.SpecialFile special) {
            return special(special);
        }
        return plain(member, REGULAR_FILE, "", member.attributes().size());
    }

    static TarHeader ofRegularFile(String name, MemberAttributes attributes) {
        return new TarHeader(name, REGULAR_FILE, "", attributes, attributes.size(), null);
    }

    private static TarHeader plain(Member member, byte type, String linkName, long size) {
        return new TarHeader(member.name(), type, linkName, member.attributes(), size, null);
    }

    private static TarHeader special(Member.SpecialFile member) {
        byte type =
                switch (member.type()) {
                    case FIFO -> FIFO;
                    case CHARACTER_DEVICE -> CHARACTER_DEVICE;
                    case BLOCK_DEVICE -> BLOCK_DEVICE;
                };
        Device device = type == FIFO ? null : new Device(member.major(), member.minor());
        return new TarHeader(member.name(), type, "", member.attributes(), 0, device);
    }

    /** The extended header, if one is needed, and the ustar header; a multiple of {@link #BLOCK} bytes. */
    byte[] encode() {
        PaxRecords records = records();
        if (records.isEmpty()) {
            byte[] block = new byte[BLOCK];
            writeBlock(block, 0);
            return block;
        }
        byte[] blocks = new byte[BLOCK + padded(records.length()) + BLOCK];
        new TarHeader("././@PaxHeader", EXTENDED_HEADER, "", NO_ATTRIBUTES, records.length(), null)
                .writeBlock(blocks, 0);
        System.arraycopy(records.toByteArray(), 0, blocks, BLOCK, records.length());
        writeBlock(blocks, blocks.length - BLOCK);
        return blocks;
    }

    private static int padded(int length) {
        return (length + BLOCK - 1) / BLOCK * BLOCK;
    }

    private PaxRecords records() {
        PaxRecords records = new PaxRecords();
        addText(records, "path", name, NAME_LENGTH);
        addText(records, "linkpath", linkName, NAME_LENGTH);
        addText(records, "uname", attributes.userName(), OWNER_NAME_LENGTH);
        addText(records, "gname", attributes.groupName(), OWNER_NAME_LENGTH);
        addNumber(records, "uid", attributes.uid(), ID_LIMIT);
        addNumber(records, "gid", attributes.gid(), ID_LIMIT);
        addNumber(records, "size", size, LARGE_LIMIT);
        // a time of 0 stands for no time: content that never was a file
        if (!attributes.modified().equals(Instant.EPOCH)) {
            records.add("mtime", PaxRecords.decimal(attributes.modified()));
        }
        return records;
    }

    private static void addText(PaxRecords records, String key, String value, int limit) {
        if (value.length() > limit || value.chars().anyMatch(c -> c >= 0x80)) {
            records.add(key, value);
        }
    }

    private static void addNumber(PaxRecords records, String key, long value, long limit) {
        if (value >= limit) {
            records.add(key, Long.toString(value));
        }
    }

    private void writeBlock(byte[] block, int start) {
        text(block, start, name, NAME_LENGTH);
        octal(block, start + 100, attributes.mode(), 7, ID_LIMIT);
        octal(block, start + 108, attributes.uid(), 7, ID_LIMIT);
        octal(block, start + 116, attributes.gid(), 7, ID_LIMIT);
        octal(block, start + 124, size, 11, LARGE_LIMIT);
        octal(block, start + 136, roundedSeconds(attributes.modified()), 11, LARGE_LIMIT);
        Arrays.fill(block, start + 148, start + 156, (byte) ' ');
        block[start + 156] = type;
        text(block, start + 157, linkName, NAME_LENGTH);
        text(block, start + 257, "ustar\0" + "00", 8);
        text(block, start + 265, attributes.userName(), OWNER_NAME_LENGTH);
        text(block, start + 297, attributes.groupName(), OWNER_NAME_LENGTH);
        if (device != null) {
            octal(block, start + 329, device.major(), 7, ID_LIMIT);
            octal(block, start + 337, device.minor(), 7, ID_LIMIT);
        }
        octal(block, start + 148, checksum(block, start), 6, ID_LIMIT);
    }

    private static long roundedSeconds(Instant time) {
        return time.getEpochSecond() + (time.getNano() >= 500_000_000 ? 1 : 0);
    }

    private static long checksum(byte[] block, int start) {
        long sum = 0;
        for (int i = start; i < start + BLOCK; i++) {
            sum += block[i] & 0xff;
        }
        return sum;
    }

    private static void text(byte[] block, int offset, String text, int limit) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, offset, Math.min(bytes.length, limit));
    }

    /** Digits and a terminating NUL; a number that does not fit is written as 0 and has a PAX record. */
    private static void octal(byte[] block, int offset, long value, int digits, long limit) {
        long rest = value < 0 || value >= limit ? 0 : value;
        for (int i = digits - 1; i >= 0; i--) {
            block[offset + i] = (byte) ('0' + (rest & 7));
            rest >>>= 3;
        }
        block[offset + digits] = 0;
    }
}
