package dev.pgcellar.cli;

import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.wal.PartialSegments;
import dev.pgcellar.wal.WalCandidate;
import dev.pgcellar.wal.WalFetcher;
import dev.pgcellar.wal.WalName;
import dev.pgcellar.wal.spool.FetchAhead;
import dev.pgcellar.wal.spool.FetchedSegments;
import dev.pgcellar.wal.spool.SpoolBinding;
import dev.pgcellar.wal.spool.SpoolSweep;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pgcellar wal-restore}, PostgreSQL's {@code restore_command} (contract 03 section 2). */
@Command(
        name = WalRestoreCommand.NAME,
        description = "Fetch a WAL file from the archive. For PostgreSQL's restore_command.",
        sortOptions = false,
        exitCodeList = "1:The file is definitely not in the archive.",
        footer = {"  restore_command = 'pgcellar wal-restore s3://my-bucket/pg main %%f %%p'"})
final class WalRestoreCommand extends StoreCommand {

    static final String NAME = "wal-restore";

    private static final Logger LOG = Logger.getLogger(WalRestoreCommand.class);

    @Parameters(index = "2", paramLabel = "WAL_NAME", description = "The file to fetch: %%f.")
    String walName;

    @Parameters(index = "3", paramLabel = "WAL_DEST", description = "Where to put it: %%p.")
    Path destination;

    @Option(names = "--no-partial", description = "Do not deliver a partial segment in place of a complete one.")
    boolean noPartial;

    @Mixin
    SpoolOptions spool;

    @Inject
    Codecs codecs;

    private WalName wanted;

    @Override
    void checkArguments() {
        wanted = WalNames.require(walName, this::usage);
    }

    @Override
    int run(OpenedStore opened) throws Exception {
        WalFetcher fetcher = new WalFetcher(opened.store(), opened.layoutOf(serverName), codecs);
        PartialSegments partials = noPartial ? PartialSegments.IGNORE : PartialSegments.ACCEPT;
        Optional<FetchAhead> ahead = spool.isOn() ? fetchAhead(fetcher) : Optional.empty();
        Optional<String> key = ahead.isPresent()
                ? ahead.get().fetch(wanted, destination, partials, WalRestoreCommand::threads)
                : fetcher.fetch(wanted, destination, partials);
        if (key.isEmpty()) {
            LOG.infof("WAL file '%s' does not exist in the archive of '%s'", wanted, serverName);
            return ExitCode.OPERATION_FAILED;
        }
        LOG.infof("'%s' was fetched from '%s'", wanted, key.get());
        return ExitCode.SUCCESS;
    }

    private Optional<FetchAhead> fetchAhead(WalFetcher fetcher) {
        try {
            Path folder = destination.toAbsolutePath().getParent();
            SpoolBinding binding = new DecidingFacts(spec, System.getenv())
                    .binding(walName + " " + destination, folder, url, serverName);
            return Optional.of(new FetchAhead(
                    fetcher,
                    new FetchedSegments(spool.directory(), binding),
                    new SpoolSweep(spool.directory(), Clock.systemUTC()),
                    spool.segments()));
        } catch (IOException e) {
            LOG.warnf("nothing is fetched ahead: %s", Failures.describe(e));
            return Optional.empty();
        }
    }

    private static int threads(WalCandidate first) {
        return first.suffix().isEmpty() ? Parallelism.ofStreamed() : Parallelism.ofCompressed();
    }
}
