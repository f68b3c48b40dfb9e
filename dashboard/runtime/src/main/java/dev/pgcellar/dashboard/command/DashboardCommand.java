package dev.pgcellar.dashboard.command;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.api.PgCellar;
import dev.pgcellar.api.ServerTarget;
import dev.pgcellar.cli.ContributedCommand;
import dev.pgcellar.dashboard.api.ApiException;
import dev.pgcellar.dashboard.api.DashboardAccess;
import dev.pgcellar.dashboard.servers.DashboardServer;
import dev.pgcellar.dashboard.servers.GivenServers;
import dev.pgcellar.dashboard.servers.Servers;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderOption;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pgcellar dashboard}. */
@Command(
        name = "dashboard",
        description = "Show backups, WAL and what can be restored, in a browser on this machine.",
        sortOptions = false)
public class DashboardCommand extends ContributedCommand {

    private static final Logger LOG = Logger.getLogger(DashboardCommand.class);
    private static final int DEFAULT_PORT = 8432;
    private static final int HIGHEST_PORT = 65_535;
    private static final int TOKEN_BYTES = 16;

    @Parameters(
            arity = "0..*",
            paramLabel = "URL SERVER_NAME",
            description = "Where the objects are, and the server's name; may be repeated."
                    + " The servers of the configuration are shown too.")
    List<String> places = List.of();

    @Option(names = "--port", paramLabel = "PORT", description = "Port on 127.0.0.1; 0 for a free one. Default: 8432.")
    int port = DEFAULT_PORT;

    @Option(
            names = "--allow-actions",
            description = "Let those who have the token, which is printed, keep, release and delete backups.")
    boolean allowActions;

    @Inject
    Servers servers;

    @Inject
    GivenServers given;

    @Inject
    DashboardAccess access;

    @Inject
    DashboardListener listener;

    @Inject
    PgCellar cellar;

    @Inject
    ObjectStoreProviders stores;

    @Inject
    SnapshotProviders snapshots;

    @Override
    protected int run() throws Exception {
        given.show(given());
        if (port < 0 || port > HIGHEST_PORT) {
            throw usage("argument --port: " + port + " is not between 0 and " + HIGHEST_PORT);
        }
        if (shown().isEmpty()) {
            throw usage("give a URL and a server name, or configure servers: pgcellar.servers.<name>.url");
        }
        return isTest() ? test() : serve();
    }

    private Collection<DashboardServer> shown() throws OperationFailedException {
        try {
            return servers.all();
        } catch (ApiException e) {
            throw new OperationFailedException(e.getMessage(), e);
        }
    }

    private List<DashboardServer> given() {
        if (places.size() % 2 != 0) {
            throw usage("each URL takes a server name");
        }
        List<DashboardServer> pairs = new ArrayList<>();
        for (int i = 0; i < places.size(); i += 2) {
            String name = places.get(i + 1);
            pairs.add(DashboardServer.of(name, target(places.get(i), name)));
        }
        return pairs;
    }

    /** The servers may be in different storages: of the options that are given, each takes those that its own has. */
    private ServerTarget target(String url, String serverName) {
        OptionValues values = providerOptions();
        ServerTarget target = ServerTarget.of(url, serverName).withProvider(cloudProvider());
        for (ProviderOption option : optionsFor(url)) {
            Optional<String> value = values.get(option.name());
            if (value.isPresent()) {
                target = target.withOption(option.name().substring(2), value.get());
            }
        }
        return target;
    }

    private List<ProviderOption> optionsFor(String url) {
        return Stream.concat(
                        stores.chosen(url, cloudProvider()).options().stream(),
                        snapshots.descriptors().stream().flatMap(provider -> provider.options().stream()))
                .toList();
    }

    private int test() throws Exception {
        int status = 0;
        for (DashboardServer server : shown()) {
            try (OpenedStore opened = cellar.server(server.target()).open()) {
                if (!opened.store().containerExists()) {
                    LOG.errorf("'%s' does not exist", opened.location().container());
                    status = 1;
                }
            }
        }
        return status;
    }

    private int serve() throws Exception {
        if (allowActions) {
            access.allowActions(access.token().orElseGet(DashboardCommand::newToken));
        }
        access.enable();
        int opened = listener.open(port);
        print("http://127.0.0.1:" + opened + DashboardListener.ROOT);
        if (access.allowsActions()) {
            print("Token for actions: " + access.token().orElseThrow());
        }
        Quarkus.waitForExit();
        return 0;
    }

    private static String newToken() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
