package dev.pgcellar.testsupport.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Kills a program at a system call, before the kernel carries it out: a moment that no signal from outside can hit. Done
 * by {@code strace}, which need not be there, nor be allowed to trace.
 */
public final class SystemCallKill {

    private static final String STRACE = "strace";

    private SystemCallKill() {}

    /** Whether this machine can do it. */
    public static boolean isPossible() {
        try {
            Process probe = new ProcessBuilder(
                            STRACE, "-qq", "-o", "/dev/null", "-e", "inject=fsync:signal=KILL", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The same program, killed by SIGKILL at a system call.
     *
     * @param program a Java program through PgCellar's launcher; its virtual machine makes no such calls of its own then
     * @param systemCall for instance {@code link}
     * @param number which of these calls, from 1
     */
    public static CommandLineProcess.Builder at(CommandLineProcess.Builder program, String systemCall, int number) {
        return program.startedBy(
                        STRACE,
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=" + systemCall,
                        "-e",
                        "inject=" + systemCall + ":signal=KILL:when=" + number)
                .environment("PGCELLAR_JAVA_OPTS", "-XX:-UsePerfData");
    }
}
