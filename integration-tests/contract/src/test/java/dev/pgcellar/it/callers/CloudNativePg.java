package dev.pgcellar.it.callers;

import dev.pgcellar.it.callers.Sandbox.User;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.S3Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command lines that CloudNativePG writes, item by item, in its order (contract 08 section 1). */
final class CloudNativePg {

    static final String SERVER = "cluster-example";

    private final Sandbox sandbox;
    private final S3Server s3;
    private final String url;

    CloudNativePg(Sandbox sandbox, S3Server s3, String url) {
        this.sandbox = sandbox;
        this.s3 = s3;
        this.url = url;
    }

    /** {@code --endpoint-url U --cloud-provider P}, as most commands have it. */
    List<String> cloud() {
        return List.of("--endpoint-url", s3.endpoint().toString(), "--cloud-provider", "aws-s3");
    }

    /** The URL and the name of the server. */
    List<String> place() {
        return List.of(url, SERVER);
    }

    String url() {
        return url;
    }

    String endpoint() {
        return s3.endpoint().toString();
    }

    /** The variables that the caller sets for S3. */
    Map<String, String> credentials() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", s3.accessKey(),
                "AWS_SECRET_ACCESS_KEY", s3.secretKey(),
                "AWS_DEFAULT_REGION", "us-east-1");
    }

    /** Runs a command with items and lists of items as its arguments. */
    ProcessOutcome run(String command, Object... items) {
        return runIn(sandbox.writable(), command, items);
    }

    ProcessOutcome runIn(Path workingFolder, String command, Object... items) {
        return sandbox.run(User.POSTGRES, credentials(), workingFolder, command, argv(items));
    }

    /** Runs a command that reads the server's data, with further variables. */
    ProcessOutcome runOnData(Map<String, String> variables, String command, Object... items) {
        Map<String, String> environment = new HashMap<>(credentials());
        environment.putAll(variables);
        return sandbox.run(User.OWNER_OF_DATA, environment, sandbox.writable(), command, argv(items));
    }

    private static List<String> argv(Object... items) {
        List<String> argv = new ArrayList<>();
        for (Object item : items) {
            if (item instanceof List<?> list) {
                list.forEach(element -> argv.add(element.toString()));
            } else {
                argv.add(item.toString());
            }
        }
        return argv;
    }
}
