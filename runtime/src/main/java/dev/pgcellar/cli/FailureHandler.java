package dev.pgcellar.cli;

import java.io.PrintWriter;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Ends a failed command with one line on stderr and the exit status of the contract. Stack traces appear from
 * {@code -vv} on.
 */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final Logger LOG = Logger.getLogger(FailureHandler.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        LOG.error(Failures.describe(failure));
        if (LogSetup.showsTraces()) {
            LOG.debug("stack trace of the failure above", failure);
        }
        return Failures.exitCode(failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.print(command.getHelp().synopsisHeading() + command.getHelp().synopsis(0));
        err.println(command.getCommandSpec().qualifiedName() + ": error: " + message(failure));
        err.flush();
        return ExitCode.USAGE;
    }

    /** The parser takes an empty argument for the abbreviation of an option and stumbles. */
    private static String message(ParameterException failure) {
        return failure.getCause() instanceof IndexOutOfBoundsException
                ? "an argument is empty; is a variable of the shell unset?"
                : failure.getMessage();
    }
}
