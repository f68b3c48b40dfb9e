package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/** Compares the grammar with Python's argparse itself, where that is at hand, on random command lines. */
class ArgparseOracleTest {

    private static final int COMMAND_LINES = 6000;
    private static final int WRONG_PYTHON = 77;
    private static final long LIMIT_SECONDS = 60;

    private final Map<String, ContractCommandLines> programs = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void reads_command_lines_as_argparse_does() throws Exception {
        List<RandomCommandLine> lines = LongStream.range(0, COMMAND_LINES)
                .mapToObj(RandomCommandLine::new)
                .toList();

        List<String> expected = oracle(lines);

        assertThat(expected).hasSize(COMMAND_LINES);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            RandomCommandLine line = lines.get(i);
            String outcome = outcome(line);
            if (!outcome.equals(expected.get(i))) {
                differences.add(line.command() + " " + line.arguments() + "\n  argparse: " + expected.get(i)
                        + "\n  here:     " + outcome);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(expected).filteredOn(text -> text.equals("REFUSED")).hasSizeLessThan(COMMAND_LINES * 4 / 5);
    }

    private List<String> oracle(List<RandomCommandLine> lines) throws IOException, InterruptedException {
        Path program = folder.resolve("argparse_oracle.py");
        try (InputStream in = getClass().getResourceAsStream("argparse_oracle.py")) {
            Files.copy(in, program);
        }
        Path input = folder.resolve("input");
        Path output = folder.resolve("output");
        Files.write(input, lines.stream().map(ArgparseOracleTest::encoded).toList());
        Process process;
        try {
            process = new ProcessBuilder("python3", program.toString())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            return abort("python3 is not there");
        }
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assumeTrue(process.exitValue() != WRONG_PYTHON, "python3 is too new to be the reference");
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(output);
    }

    private static String encoded(RandomCommandLine line) {
        StringBuilder text = new StringBuilder(line.command());
        line.arguments().forEach(argument -> text.append(" x").append(hex(argument)));
        return text.toString();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In the words of the oracle. There WAL_PATH is required, since argparse reads an optional one too greedily. */
    private String outcome(RandomCommandLine line) {
        List<String> normalized;
        try {
            normalized = programs.computeIfAbsent(line.command(), ContractCommandLines::dropIn)
                    .normalize(line.arguments());
        } catch (ParameterException e) {
            return "REFUSED";
        }
        if (normalized.equals(List.of("--help")) || normalized.equals(List.of("--version"))) {
            return normalized.get(0).substring(2).toUpperCase(Locale.ROOT);
        }
        int delimiter = normalized.indexOf("--");
        List<String> positionals = normalized.subList(delimiter + 1, normalized.size());
        if (line.command().equals("wal-archive") && positionals.size() < 3) {
            return "REFUSED";
        }
        Map<String, String> given = new TreeMap<>();
        for (String option : normalized.subList(0, delimiter)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            given.merge(name, equals < 0 ? "-" : "x" + hex(option.substring(equals + 1)), (a, b) -> a + "," + b);
        }
        for (int i = 0; i < positionals.size(); i++) {
            given.put("p" + i, "x" + hex(positionals.get(i)));
        }
        return given.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .sorted()
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
