package dev.pgcellar.it.dashboard;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running {@code pgcellar dashboard} of this build.
 */
final class Dashboard implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/pgcellar/");
    private static final Pattern TOKEN = Pattern.compile("Token for actions: (\\S+)");

    private final CommandLineProcess process;
    private final int port;

    private Dashboard(CommandLineProcess process) {
        this.process = process;
        process.await("the address on stdout", START, () -> ADDRESS.matcher(process.stdout())
                .find());
        Matcher address = ADDRESS.matcher(process.stdout());
        address.find();
        this.port = Integer.parseInt(address.group(1));
    }

    /**
     * Starts one on a free port.
     *
     * @param home the folder of {@code pgcellar.properties}
     */
    static Dashboard start(Path home, Map<String, String> environment, List<String> arguments) {
        return new Dashboard(
                command(home, environment, arguments).arguments("--port", "0").start());
    }

    /** The command {@code dashboard}, which can also be run to its end. */
    static CommandLineProcess.Builder command(Path home, Map<String, String> environment, List<String> arguments) {
        return CommandLineProcess.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Dpgcellar.home=" + home,
                        "-jar",
                        Path.of(System.getProperty("pgcellar.application"), "quarkus-run.jar")
                                .toString(),
                        "dashboard")
                .cleanEnvironment()
                .environment(environment)
                .arguments(arguments);
    }

    int port() {
        return port;
    }

    /** Where the pages are; ends in a slash. */
    String address() {
        return "http://127.0.0.1:" + port + "/pgcellar/";
    }

    /** The token that it printed. */
    String token() {
        process.await("the token on stdout", START, () -> TOKEN.matcher(process.stdout())
                .find());
        Matcher token = TOKEN.matcher(process.stdout());
        token.find();
        return token.group(1);
    }

    @Override
    public void close() {
        process.close();
    }
}
