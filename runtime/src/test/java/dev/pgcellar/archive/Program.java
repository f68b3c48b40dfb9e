package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs other programs: the independent readers and writers that archives are compared with. */
final class Program {

    private Program() {}

    record Result(int exitCode, String output) {}

    /** Standard output and standard error of a program that must succeed. */
    static String run(Path directory, String... command) throws IOException, InterruptedException {
        Result result = attempt(directory, Map.of(), command);
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output();
    }

    static Result attempt(Path directory, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("program", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end of " + List.of(command));
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    static boolean succeeds(String... command) throws InterruptedException {
        try {
            return attempt(Path.of("/"), Map.of(), command).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The command that runs a main class of the tests in a virtual machine of its own. */
    static String[] java(List<String> prefix, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }
}
