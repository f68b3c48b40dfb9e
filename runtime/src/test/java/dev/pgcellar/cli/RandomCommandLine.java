package dev.pgcellar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes command lines of the contract's options, right and wrong in every way the grammar knows. */
final class RandomCommandLine {

    private static final Map<String, Integer> POSITIONALS = Map.of(
            "wal-archive", 3,
            "wal-restore", 4,
            "backup", 2,
            "restore", 4,
            "backup-list", 2,
            "backup-show", 3,
            "check-wal-archive", 2);

    static final List<String> COMMANDS = POSITIONALS.keySet().stream().sorted().toList();

    private static final List<String> OPTIONS = List.of(
            ("-v -q -t -vv -qv -tv -z -j -zj -zv -J -J4 -zJ4 -zJ -S -S5MB -n -nname -h -hhost -p -p5 -U -d -P -Pp -e -eAES256"
                            + " -V -vV -zx -J=4 -z= -tq -x -xv --verbose --quiet --test --cloud-provider --endpoint-url"
                            + " --aws-profile --profile --read-timeout --addressing-style --azure-credential --credential"
                            + " --default --gzip --bzip2 --xz --snappy --zstd --lz4 --compression-level --tag --tags"
                            + " --history-tag --history-tags --encryption --sse-kms-key-id --encryption-scope"
                            + " --kms-key-name --max-block-size --max-concurrency --max-single-put-size --host --port"
                            + " --user --dbname --immediate-checkpoint --jobs --max-archive-size --min-chunk-size"
                            + " --max-bandwidth --name --snapshot-instance --snapshot-disk --gcp-zone --snapshot-zone"
                            + " --gcp-project --aws-region --aws-await-snapshots-timeout --aws-snapshot-lock-mode"
                            + " --aws-snapshot-lock-cool-off-period --aws-snapshot-lock-duration"
                            + " --aws-snapshot-lock-expiration-date --azure-subscription-id --azure-resource-group"
                            + " --tablespace --target-time --target-lsn --target-tli --snapshot-recovery-instance"
                            + " --no-partial --format --timeline --overwrite --unknown --version --help")
                    .split(" "));
    private static final List<String> VALUES = List.of(
            "a,1",
            "b,2",
            "a",
            "5",
            "-5",
            "-1.5",
            "-.5",
            "0",
            "4",
            "5MB",
            "1.5GB",
            "10G",
            "high",
            "json",
            "name",
            "AES256",
            "aws-s3",
            "path",
            "default",
            "latest",
            "x:/y",
            "2026-01-02T03:04:05.6Z",
            "",
            "-",
            "-x",
            "- x",
            "-v w",
            "@file",
            "'q'",
            "\"q\"",
            "a=b",
            "governance",
            "url",
            "20260110T100000");

    private final Random random;
    private final String command;
    private final List<String> arguments = new ArrayList<>();

    RandomCommandLine(long seed) {
        this.random = new Random(seed);
        this.command = any(COMMANDS);
        makeArguments();
    }

    String command() {
        return command;
    }

    List<String> arguments() {
        return arguments;
    }

    private <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void makeArguments() {
        int options = random.nextInt(5);
        for (int i = 0; i < options; i++) {
            addOption();
        }
        int words = POSITIONALS.get(command) + (chance(85) ? 0 : random.nextInt(3) - 1);
        boolean isDelimited = chance(25) && words > 0;
        int delimiter = isDelimited ? random.nextInt(words) : words;
        for (int i = 0; i < words; i++) {
            if (i == delimiter) {
                arguments.add("--");
            }
            String word = chance(80) ? "w" + i : any(VALUES);
            int place = i < delimiter && chance(60) ? random.nextInt(arguments.size() + 1) : arguments.size();
            arguments.add(isDelimited && i >= delimiter ? arguments.size() : place, word);
        }
    }

    private void addOption() {
        String option = any(OPTIONS);
        if (option.startsWith("--") && chance(25)) {
            option = option.substring(0, 3 + random.nextInt(option.length() - 2));
        }
        if (chance(25)) {
            arguments.add(option + "=" + any(VALUES));
            return;
        }
        arguments.add(option);
        for (int values = random.nextInt(3); values > 0; values--) {
            arguments.add(any(VALUES));
        }
    }
}
