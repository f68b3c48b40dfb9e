package dev.pgcellar.cli;

import dev.pgcellar.wal.WalName;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;

/**
 * Reads the WAL file name out of an argument, of which only the last path component counts.
 */
final class WalNames {

    private WalNames() {}

    static WalName require(String argument, Function<String, ParameterException> usage) {
        Path fileName = Path.of(argument).getFileName();
        return WalName.parse(fileName == null ? "" : fileName.toString())
                .orElseThrow(() -> usage.apply("'" + argument
                        + "' is not the name of a WAL file; expected a form like 000000010000000000000001"));
    }
}
