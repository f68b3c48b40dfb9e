package dev.pgcellar.testsupport.cli;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.util.List;

/**
 * A command that failed as the contract wants it: nothing on stdout, one line of level ERROR on stderr and no other
 * error, no stack trace. Each method throws an {@link AssertionError} with everything the command said, when it is not
 * so.
 */
public final class ReportedFailure {

    private static final String ERROR = "ERROR";

    private final ProcessOutcome outcome;
    private final List<LogLine> lines;

    private ReportedFailure(ProcessOutcome outcome) {
        this.outcome = outcome;
        this.lines = LogLine.all(outcome.stderr());
    }

    /** The failure of a command that said nothing but one error. */
    public static ReportedFailure of(ProcessOutcome outcome) {
        ReportedFailure failure = withWarnings(outcome);
        failure.require(failure.lines.size() == 1, "one line on stderr");
        return failure;
    }

    /** The failure of a command that may have logged more than its one error. */
    public static ReportedFailure withWarnings(ProcessOutcome outcome) {
        ReportedFailure failure = new ReportedFailure(outcome);
        failure.require(outcome.stdout().isEmpty(), "an empty stdout");
        failure.require(
                failure.lines.stream()
                                .filter(line -> line.level().equals(ERROR))
                                .count()
                        == 1,
                "one error on stderr");
        return failure;
    }

    public ReportedFailure withExitCode(int expected) {
        require(outcome.exitCode() == expected, "exit code " + expected);
        return this;
    }

    /** The message names all of these: what failed, and where. */
    public ReportedFailure naming(String... parts) {
        for (String part : parts) {
            require(message().contains(part), "'" + part + "' in the message");
        }
        return this;
    }

    /** The error without time, process and level. */
    public String message() {
        return lines.stream()
                .filter(line -> line.level().equals(ERROR))
                .findFirst()
                .orElseThrow()
                .message();
    }

    private void require(boolean condition, String expectation) {
        if (!condition) {
            throw new AssertionError("expected " + expectation + ", but got exit code " + outcome.exitCode()
                    + "\n--- stdout\n" + outcome.stdout() + "--- stderr\n" + outcome.stderr());
        }
    }
}
