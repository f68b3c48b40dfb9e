package dev.pgcellar.cli;

import java.io.PrintWriter;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help;
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
        return end(failure);
    }

    /** Reports a failure of any kind, and returns the exit status it means. */
    static int end(Throwable failure) {
        LOG.error(Failures.describe(failure));
        if (LogSetup.showsTraces()) {
            LOG.debug("stack trace of the failure above", failure);
        }
        return Failures.exitCode(failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String error =
                command.getCommandSpec().qualifiedName() + ": error: " + ProgramOutput.oneLine(failure.getMessage());
        if (LogFormat.wantedBy(command, arguments) == LogFormat.JSON) {
            LogSetup.apply(0, LogFormat.JSON);
            LOG.error(error);
        } else {
            printWithUsage(error, command);
        }
        return ExitCode.USAGE;
    }

    private static void printWithUsage(String error, CommandLine command) {
        PrintWriter err = command.getErr();
        Help help = command.getHelp();
        if (command.getSubcommands().isEmpty()) {
            err.print(help.synopsisHeading() + help.synopsis(0));
        } else {
            command.usage(err);
        }
        err.println(error);
        err.flush();
    }
}
