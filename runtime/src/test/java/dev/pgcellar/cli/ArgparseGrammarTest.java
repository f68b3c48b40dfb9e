package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of contract 00 section 2, by example. */
class ArgparseGrammarTest {

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }

    private static String[] array(String line) {
        return words(line).toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "backup | URL srv -zv | --gzip --verbose -- URL srv",
                "backup | -zvJ4 URL srv | --gzip --verbose --jobs=4 -- URL srv",
                "backup | -zvJ 4 URL srv | --gzip --verbose --jobs=4 -- URL srv",
                "backup | URL -J4 srv | --jobs=4 -- URL srv",
                "backup | URL srv --jobs=4 | --jobs=4 -- URL srv",
                "backup | URL --immediate srv | --immediate-checkpoint -- URL srv",
                "backup | URL srv -h db | --host=db -- URL srv",
                "backup | URL srv --compression-level -5 | --compression-level=-5 -- URL srv",
                "backup | URL srv --jobs 2 -J 3 | --jobs=3 -- URL srv",
                "backup | -vv URL srv -v | --verbose --verbose --verbose -- URL srv",
                "backup | --tag a,1 --tag b,2 URL srv | --tag=a,1 --tag=b,2 -- URL srv",
                "backup | --tags a,1 b,2 -- URL srv | --tags=a,1 --tags=b,2 -- URL srv",
                "backup | --tags a,1 b,2 -z URL srv | --tags=a,1 --tags=b,2 --gzip -- URL srv",
                "backup | --tags a,1 --tags b,2 c,3 -- URL srv | --tags=b,2 --tags=c,3 -- URL srv",
                "backup | --tags -- URL srv | --tags -- URL srv",
                "backup | --tags=a,1 URL srv | --tags=a,1 -- URL srv",
                "backup | --credential default --default azure-cli URL srv | --azure-credential=azure-cli -- URL srv",
                "backup | -P one --profile two URL srv | --aws-profile=two -- URL srv",
                "backup | --sse-kms k URL srv | --sse-kms-key-id=k -- URL srv",
                "wal-archive | URL srv --gzip WAL | --gzip -- URL srv WAL",
                "wal-archive | URL srv | -- URL srv",
                "wal-archive | --history-tags a,1 --tags b,2 -- URL srv WAL"
                        + " | --history-tags=a,1 --tags=b,2 -- URL srv WAL",
                "wal-restore | URL srv --no-partial WAL -- -dest | --no-partial -- URL srv WAL -dest",
                "wal-restore | @URL 'srv' \"WAL\" -5 | -- @URL 'srv' \"WAL\" -5",
                "restore | URL srv auto --target-lsn 0/1 dir | --target-lsn=0/1 -- URL srv auto dir",
                "backup-list | --format=json URL srv --read-timeout=-1 | --format=json --read-timeout=-1 -- URL srv",
                "check-wal-archive | URL srv --test | --test -- URL srv",
                "backup-list | URL srv --version --no-such-option -v -q | --version",
                "backup-list | -v --help --jobs x | --help",
                "backup-list | --no-such-option -tV | --version",
                "backup-list | --vers | --version",
                "backup | --l URL srv | --lz4 -- URL srv",
                "backup | --lo json URL srv | --log-format=json -- URL srv",
                "backup-list | --l=json URL srv | --log-format=json -- URL srv",
            })
    void writes_out_what_was_meant(String command, String line, String expected) {
        assertThat(ContractCommandLines.dropIn(command).normalize(words(line))).isEqualTo(words(expected));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "backup-list | URL srv -v -q | argument -q/--quiet: not allowed with argument -v/--verbose",
                "backup-list | URL srv -vq | argument -q/--quiet: not allowed with argument -v/--verbose",
                "backup | -z --bzip2 URL srv | argument -j/--bzip2: not allowed with argument -z/--gzip",
                "backup | URL srv --zstd --lz4 | argument --lz4: not allowed with argument --zstd",
                "backup | --tag a,1 --tags b,2 -- URL srv | argument --tags: not allowed with argument --tag",
                "wal-archive | --history-tags --history-tag a,1 URL srv WAL | argument --history-tag: not allowed with",
                "restore | URL srv auto dir --target-time 1 --target-lsn 2 | argument --target-lsn: not allowed with",
                "backup | URL srv --max 5 | ambiguous option: --max could match --max-archive-size, --max-bandwidth",
                "backup | --version --max | ambiguous option: --max could match",
                "backup | URL srv --snapshot-i i --azure-c=x | argument --azure-credential/--credential/--default: invalid",
                "backup | URL srv --jobs | argument -J/--jobs: expected one argument",
                "backup | URL srv --jobs -v | argument -J/--jobs: expected one argument",
                "backup | URL srv --jobs -- 4 | argument -J/--jobs: expected one argument",
                "backup | URL srv --name -x | argument -n/--name: expected one argument",
                "backup | URL srv --gzip=yes | argument -z/--gzip: ignored explicit argument 'yes'",
                "backup | URL srv -zx | argument -z/--gzip: ignored explicit argument 'x'",
                "backup | URL srv --jobs 0 --version | argument -J/--jobs: '0' is not a positive integer",
                "backup | URL srv --tags a --tags b,2 | argument --tags: 'a' is not a tag; expected KEY,VALUE",
                "backup | URL srv -e DES | argument -e/--encryption: invalid choice: 'DES' (choose from AES256, aws:kms)",
                "backup | URL srv --snapshot-disk | argument --snapshot-disk: expected one argument",
                "backup | URL srv --aws-snapshot-lock-cool-off-period 73 | is not between 1 and 72",
                "backup | URL srv --aws-snapshot-lock-duration 36501 | is not between 1 and 36500",
                "backup | URL srv --aws-snapshot-lock-mode soft | invalid choice: 'soft'",
                "backup | URL srv --aws-snapshot-lock-expiration-date 2026-02-30T00:00:00.0Z | is not a time",
                "backup | URL srv --aws-snapshot-lock-expiration-date 2026-02-20T00:00:00Z | is not a time",
                "backup-list | URL srv --cloud-provider gcs | argument --cloud-provider: invalid choice: 'gcs'",
                "backup-list | URL srv -h | unrecognized arguments: -h",
                "backup-list | URL srv more --no-such -x=1 | unrecognized arguments: more --no-such -x=1",
                "backup-list | --tags a,1 URL srv | unrecognized arguments: --tags srv",
                "backup-list | URL | the following arguments are required: SERVER_NAME",
                "restore | URL | the following arguments are required: SERVER_NAME, BACKUP_ID, RECOVERY_DIR",
                "wal-archive | URL --no-such | the following arguments are required: SERVER_NAME",
                "wal-restore | URL srv WAL | the following arguments are required: WAL_DEST",
            })
    void refuses_what_is_wrong(String command, String line, String message) {
        ContractCommandLines program = ContractCommandLines.dropIn(command);

        int status = program.run(array(line));

        assertThat(status).isEqualTo(3);
        assertThat(program.stdout()).isEmpty();
        assertThat(program.stderr().lines()).first().asString().startsWith("usage: barman-cloud-" + command + " ");
        assertThat(program.stderr().lines().toList())
                .last()
                .asString()
                .startsWith("barman-cloud-" + command + ": error: ")
                .contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@file", "'quoted'", "\"quoted\"", "a=b", "-- -x", "a b", "$HOME"})
    void takes_a_value_as_it_is(String value) {
        ContractCommandLines program = ContractCommandLines.dropIn("backup-list");

        int status = program.run("--endpoint-url=" + value, value, "srv");

        assertThat(status).as(program.stderr()).isZero();
        assertThat(program.option("--endpoint-url")).isEqualTo(value);
        assertThat(program.positionals()).containsExactly(value, "srv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--name", "--compression-level", "--tag", "--max-bandwidth", "--jobs", "--tags"})
    void refuses_an_empty_value_that_means_nothing(String option) {
        ContractCommandLines program = ContractCommandLines.dropIn("backup");

        assertThat(program.run("URL", "srv", option, "")).isEqualTo(3);
        assertThat(program.stderr()).contains(option + ": ");
    }

    @Test
    void treats_an_item_with_a_blank_as_an_argument_of_its_own() {
        ContractCommandLines program = ContractCommandLines.dropIn("wal-archive");

        int status = program.run("--max-single-put-size 16777216", "URL", "srv", "WAL");

        assertThat(status).isEqualTo(3);
        assertThat(program.stderr()).contains("unrecognized arguments: WAL");
    }

    @Test
    void reads_repeated_options_and_lists() {
        ContractCommandLines program = ContractCommandLines.dropIn("backup");

        program.run("--tags", "a,1", "\"b,c\",2", "-vv", "URL", "srv", "--snapshot-disk", "x", "--snapshot-disk", "y");

        assertThat(program.option("--tags").toString()).contains("b,c", "key=a");
        assertThat((boolean[]) program.option("-v")).hasSize(2);
        assertThat(program.option("--snapshot-disk")).isEqualTo(List.of("x", "y"));
    }
}
