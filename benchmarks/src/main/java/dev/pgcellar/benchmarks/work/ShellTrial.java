package dev.pgcellar.benchmarks.work;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A reference that leaves nothing.
 *
 * @param words a program and its arguments
 */
record ShellTrial(List<String> words) implements Trial {

    /** A line of bash; a failure in a pipe is a failure. Arguments are {@code $1} and on. */
    static ShellTrial of(String line, Object... arguments) {
        List<String> words = new ArrayList<>(List.of("bash", "-o", "pipefail", "-c", line, "reference"));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return new ShellTrial(words);
    }

    @Override
    public CommandLineProcess.Builder program() {
        return CommandLineProcess.of(words.get(0)).arguments(words.subList(1, words.size()));
    }

    @Override
    public Effect check(ProcessOutcome outcome) {
        return Effect.NONE;
    }
}
