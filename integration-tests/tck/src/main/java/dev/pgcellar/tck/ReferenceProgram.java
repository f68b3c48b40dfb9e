package dev.pgcellar.tck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that knows a format independently of its codec. Like gzip, it compresses its standard input to its standard
 * output with {@code -c} and decompresses it with {@code -dc}.
 *
 * @param name looked for in {@code PATH}
 * @param variants options with which it compresses in ways that readers must understand; an empty list is its default
 */
public record ReferenceProgram(String name, List<List<String>> variants) {

    /**
     * @param variants each the options of one call, separated by blanks
     */
    public static ReferenceProgram of(String name, String... variants) {
        return new ReferenceProgram(
                name,
                Stream.concat(Stream.of(""), Arrays.stream(variants))
                        .map(options -> options.isEmpty() ? List.<String>of() : List.of(options.split(" ")))
                        .toList());
    }

    /** Whether this machine has it. */
    boolean isAvailable() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    byte[] compress(byte[] plain, List<String> options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-c"));
        arguments.addAll(options);
        return run(plain, arguments);
    }

    byte[] decompress(byte[] compressed) throws IOException, InterruptedException {
        return run(compressed, List.of("-dc"));
    }

    private byte[] run(byte[] input, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        Path stdin = Files.createTempFile("reference-program", ".in");
        try {
            Files.write(stdin, input);
            Process process = new ProcessBuilder(command)
                    .redirectInput(stdin.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed");
            }
            return output;
        } finally {
            Files.delete(stdin);
        }
    }
}
