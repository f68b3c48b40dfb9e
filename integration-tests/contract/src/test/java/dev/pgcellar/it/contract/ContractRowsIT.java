package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of what the contract demands names tests that exist, and leaves nothing out. */
class ContractRowsIT {

    private static final int KNOWN_BUGS = 54;
    private static final int DECISIONS = 10;
    private static final List<String> CALLERS =
            List.of("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8a", "C8b", "C9", "C10");

    private static Map<String, String> tests;

    /** By class name, the sources of all tests of the repository. */
    @BeforeAll
    static void readTests() throws IOException {
        Path root =
                Path.of(System.getProperty("pgcellar.home"), "..", "..", "..").normalize();
        tests = new HashMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            /** What is built, or hidden, is no source, and may change while other tests run. */
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return !folder.equals(root) && (name.equals("target") || name.startsWith("."))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") && isTest(file)) {
                    tests.merge(name.replace(".java", ""), Files.readString(file), String::concat);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isTest(Path file) {
        return file.toString().contains("test") || file.toString().contains("/tck/");
    }

    static Stream<ContractRow> rows() {
        return ContractRow.all().stream();
    }

    static Stream<ContractRow> provedRows() {
        return rows().filter(ContractRow::isProved);
    }

    private static Set<String> provedByCases() {
        return ContractCase.all().stream().flatMap(run -> run.rows().stream()).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("provedRows")
    void the_proof_of_a_row_exists(ContractRow row) {
        assertThat(row.proofs()).isNotEmpty();
        for (String proof : row.proofs()) {
            if (proof.contains("#")) {
                String[] parts = proof.split("#");
                assertThat(tests).containsKey(parts[0]);
                assertThat(tests.get(parts[0])).contains("void " + parts[1] + "(");
            } else {
                assertThat(proof).isEqualTo(ContractRow.CASES);
                assertThat(provedByCases()).contains(row.id());
            }
        }
    }

    @Test
    void every_known_bug_decision_and_caller_is_a_row_and_none_is_there_twice() {
        List<String> ids = rows().map(ContractRow::id).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids)
                .containsAll(numbered("07.", KNOWN_BUGS))
                .containsAll(numbered("09.", DECISIONS))
                .containsAll(CALLERS.stream().map(caller -> "08." + caller).toList());
    }

    @Test
    void every_observed_exit_status_is_seen_again_or_departs_by_a_row_that_says_so() {
        List<String> observed = ContractFile.lines("/golden/exit-codes.txt").toList();
        Map<String, Set<Integer>> seen = new LinkedHashMap<>();
        for (ContractCase run : ContractCase.all()) {
            boolean departs = run.rows().stream().anyMatch(row -> row.startsWith("07.") || row.startsWith("09."));
            run.rows().stream().filter(row -> row.startsWith("exit-codes.")).forEach(row -> seen.computeIfAbsent(
                            row, absent -> new HashSet<>())
                    .add(departs ? observed(observed, row) : run.exitCode()));
        }

        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(numbered("exit-codes.", observed.size()));
        seen.forEach((row, codes) -> assertThat(codes).as(row).containsExactly(observed(observed, row)));
    }

    private static int observed(List<String> lines, String row) {
        int number = Integer.parseInt(row.substring("exit-codes.".length()));
        return Integer.parseInt(lines.get(number - 1).split(" ", 2)[0]);
    }

    private static List<String> numbered(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> prefix + number)
                .toList();
    }
}
