package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarHeaderTest {

    private static final String MEMBERS = "# hexdump of the first two members' headers (data.tar)";
    private static final String LABEL = "# backup_label header: no PAX header, uid 0";
    private static final Path SOURCE = Path.of("/source");
    private static final Instant TIME = Instant.parse("2026-11-22T10:58:40.5685463Z");

    @Test
    void a_directory_has_the_bytes_of_the_golden_archive() throws Exception {
        MemberAttributes attributes =
                new MemberAttributes(0700, 101, 104, "postgres", "postgres", 4096, time("1795345120.5685463"));

        byte[] header =
                TarHeader.of(new Member.Directory("./", SOURCE, attributes)).encode();

        assertThat(header).isEqualTo(GoldenHeaders.bytes(MEMBERS, 0, 0x600));
    }

    @Test
    void a_file_has_the_bytes_of_the_golden_archive() throws Exception {
        MemberAttributes attributes =
                new MemberAttributes(0600, 101, 104, "postgres", "postgres", 3, time("1795345119.9172707"));

        byte[] header = TarHeader.of(new Member.RegularFile("./PG_VERSION", SOURCE, attributes))
                .encode();

        assertThat(header).isEqualTo(GoldenHeaders.bytes(MEMBERS, 0x600, 0xc00));
    }

    @Test
    void content_that_is_no_file_has_the_bytes_of_the_golden_backup_label() throws Exception {
        MemberAttributes attributes = new MemberAttributes(0644, 0, 104, "", "", 235, Instant.EPOCH);

        byte[] header = TarHeader.ofRegularFile("backup_label", attributes).encode();

        assertThat(header).isEqualTo(GoldenHeaders.bytes(LABEL, 0, 0x200));
    }

    @ParameterizedTest
    @CsvSource({
        "1795345486.128556, 1795345486.128556",
        "1795345486.000000001, 1795345486.000000001",
        "1795345486.5, 1795345486.5",
        "1795345486, 1795345486.0",
        "-1.5, -1.5",
        "0.25, 0.25"
    })
    void times_are_the_shortest_decimals_with_a_fraction(String time, String expected) {
        assertThat(PaxRecords.decimal(time(time))).isEqualTo(expected);
    }

    @Test
    void sizes_of_8_gib_and_more_are_records() throws Exception {
        long size = 9L << 30;

        TarArchiveEntry entry = read(file("./large", 26, size, "postgres", TIME));

        assertThat(entry.getSize()).isEqualTo(size);
        assertThat(records(file("./large", 26, size, "postgres", TIME)))
                .isEqualTo("19 size=9663676416\n28 mtime=1795345120.5685463\n");
        assertThat(records(file("./large", 26, (8L << 30) - 1, "postgres", TIME)))
                .doesNotContain("size");
    }

    @Test
    void user_ids_that_do_not_fit_are_records() throws Exception {
        assertThat(read(file("./f", 4294967294L, 0, "postgres", TIME)).getLongUserId())
                .isEqualTo(4294967294L);
        assertThat(records(file("./f", 2097152, 0, "postgres", TIME))).startsWith("15 uid=2097152\n");
        assertThat(records(file("./f", 2097151, 0, "postgres", TIME))).doesNotContain("uid");
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 100, 101, 255, 4000})
    void names_of_every_length_survive(int length) throws Exception {
        String name = "base/" + "n".repeat(length - 5);

        assertThat(read(file(name, 26, 0, "postgres", TIME)).getName()).isEqualTo(name);
        assertThat(records(file(name, 26, 0, "postgres", TIME)).contains(" path=" + name + "\n"))
                .isEqualTo(length > 100);
    }

    @Test
    void records_of_every_length_count_themselves() {
        for (int length = 1; length < 1200; length++) {
            PaxRecords records = new PaxRecords();
            records.add("path", "p".repeat(length));

            String text = new String(records.toByteArray(), StandardCharsets.UTF_8);

            assertThat(Integer.parseInt(text.substring(0, text.indexOf(' ')))).isEqualTo(text.length());
        }
    }

    @Test
    void names_beyond_ascii_are_records_in_order() throws Exception {
        Member member = new Member.SymbolicLink(
                "./fé", SOURCE, new MemberAttributes(0777, 3000000, 26, "jürgen", "g".repeat(33), 0, TIME), "日本");

        byte[] header = TarHeader.of(member).encode();

        assertThat(records(header).lines().map(line -> line.replaceAll("^\\d+ ", "")))
                .containsExactly(
                        "path=./fé",
                        "linkpath=日本",
                        "uname=jürgen",
                        "gname=" + "g".repeat(33),
                        "uid=3000000",
                        "mtime=1795345120.5685463");
        assertThat(read(header).getLinkName()).isEqualTo("日本");
        assertThat(read(header).getUserName()).isEqualTo("jürgen");
    }

    @Test
    void the_ustar_time_is_rounded_to_the_nearest_second() throws Exception {
        byte[] header = file("./f", 26, 0, "postgres", time("1795345119.5"));

        String field = new String(header, header.length - 512 + 136, 11, StandardCharsets.US_ASCII);

        assertThat(Long.parseLong(field, 8)).isEqualTo(1795345120L);
    }

    @Test
    void times_before_the_epoch_survive() throws Exception {
        Instant time = time("-86400.25");

        assertThat(read(file("./f", 26, 0, "postgres", time))
                        .getLastModifiedTime()
                        .toInstant())
                .isEqualTo(time);
    }

    @Test
    void devices_keep_their_numbers() throws Exception {
        MemberAttributes attributes = new MemberAttributes(0660, 0, 6, "root", "disk", 0, TIME);
        Member device =
                new Member.SpecialFile("./sda", SOURCE, attributes, Member.SpecialFile.Type.BLOCK_DEVICE, 8, 17);

        TarArchiveEntry entry = read(TarHeader.of(device).encode());

        assertThat(entry.isBlockDevice()).isTrue();
        assertThat(entry.getDevMajor()).isEqualTo(8);
        assertThat(entry.getDevMinor()).isEqualTo(17);
    }

    private static byte[] file(String name, long uid, long size, String user, Instant time) {
        MemberAttributes attributes = new MemberAttributes(0600, uid, 26, user, "postgres", size, time);
        return TarHeader.of(new Member.RegularFile(name, SOURCE, attributes)).encode();
    }

    private static String records(byte[] header) {
        String size = new String(header, 124, 11, StandardCharsets.US_ASCII);
        byte[] records = Arrays.copyOfRange(header, 512, 512 + Integer.parseInt(size, 8));
        return new String(records, StandardCharsets.UTF_8);
    }

    private static TarArchiveEntry read(byte[] header) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.writeBytes(header);
        archive.writeBytes(new byte[1024]);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ByteArrayInputStream(archive.toByteArray()), "UTF-8")) {
            return tar.getNextEntry();
        }
    }

    private static Instant time(String seconds) {
        BigDecimal decimal = new BigDecimal(seconds);
        return Instant.ofEpochSecond(0, decimal.movePointRight(9).longValueExact());
    }
}
