package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.catalog.literal.PythonValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BackupInfoPropertyTest {

    private static final BackupId ID = new BackupId("20260110T100000");

    private final BackupInfoFormat format = new BackupInfoFormat(Clock.systemUTC());

    @Property(tries = 300)
    void a_written_backup_reads_back_as_itself(@ForAll("backups") BackupInfo backup) throws BackupInfoException {
        BackupInfo read = format.read(ID, format.write(backup));

        assertThat(read).isEqualTo(backup);
        assertThat(format.write(read)).isEqualTo(format.write(backup));
    }

    @Property(tries = 300)
    void a_backup_has_one_line_a_field_whatever_its_values(
            @ForAll("names") String name, @ForAll String error, @ForAll String location) {
        BackupInfo backup = BackupInfo.builder(ID)
                .backupName(name)
                .error(error)
                .backupLabel(error)
                .tablespaces(List.of(new Tablespace(error, 16384, location)))
                .build();

        String written = new String(format.write(backup), StandardCharsets.UTF_8);

        assertThat(written.split("\n")).hasSize(34);
    }

    @Provide
    Arbitrary<BackupInfo> backups() {
        return Combinators.combine(names(), texts(), times(), times(), tablespaces(), numbers(), stats(), idLists())
                .as((name, label, begin, end, tablespaces, size, stats, children) -> BackupInfo.builder(ID)
                        .backupName(name)
                        .backupLabel(label)
                        .beginTime(begin)
                        .endTime(end)
                        .status(BackupStatus.DONE)
                        .tablespaces(tablespaces)
                        .clusterSize(size)
                        .copyStats(stats)
                        .childrenBackupIds(children)
                        .build());
    }

    /** A text as a line can hold it: without line breaks, trimmed, and not the mark of an unset field. */
    @Provide
    Arbitrary<String> names() {
        return texts().map(text -> text.replaceAll("[\r\n]", "").strip())
                .filter(text -> !text.equals("None") && encodable(text));
    }

    private static boolean encodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(30);
    }

    private Arbitrary<Long> numbers() {
        return Arbitraries.longs();
    }

    private Arbitrary<OffsetDateTime> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999),
                        Arbitraries.integers().between(-18 * 60, 18 * 60))
                .as((second, nano, minutes) ->
                        Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60)));
    }

    private Arbitrary<List<Tablespace>> tablespaces() {
        return Combinators.combine(texts(), Arbitraries.longs(), texts())
                .as(Tablespace::new)
                .list()
                .ofMaxSize(3);
    }

    private Arbitrary<PythonValue.Dict> stats() {
        return Arbitraries.maps(texts(), Arbitraries.doubles().map(PythonValue::of))
                .ofMaxSize(3)
                .map(PythonValue::dict);
    }

    private Arbitrary<List<String>> idLists() {
        return Arbitraries.of("20260118T000000", "20260119T000000").list().ofMaxSize(3);
    }
}
