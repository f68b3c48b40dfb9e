package dev.pgcellar.cli;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.WalInventory;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** {@code pgcellar check-wal-archive} (contract 03 section 9). */
@Command(
        name = CheckWalArchiveCommand.NAME,
        description = "Check that a new server may archive here: the archive holds no WAL yet. Creates the container.",
        sortOptions = false,
        footer = {"  pgcellar check-wal-archive s3://my-bucket/pg main"})
final class CheckWalArchiveCommand extends StoreCommand {

    static final String NAME = "check-wal-archive";

    private static final Logger LOG = Logger.getLogger(CheckWalArchiveCommand.class);

    @Option(
            names = "--timeline",
            paramLabel = "N",
            converter = TimelineConverter.class,
            description = "Accept WAL of timelines before this one.")
    Long timeline;

    @Override
    int test(OpenedStore opened) throws StoreException {
        opened.store().containerExists();
        return ExitCode.SUCCESS;
    }

    @Override
    int run(OpenedStore opened) throws Exception {
        if (!opened.store().containerExists()) {
            LOG.infof("creating '%s'", opened.location().container());
            opened.store().createContainer();
        }
        WalInventory inventory = new WalInventory(opened.store(), opened.layoutOf(serverName));
        if (timeline == null) {
            requireEmpty(inventory);
        } else {
            requireEarlierTimelines(inventory);
        }
        return ExitCode.SUCCESS;
    }

    private void requireEmpty(WalInventory inventory) throws StoreException, OperationFailedException {
        if (!inventory.isEmpty()) {
            throw new OperationFailedException("Expected empty archive: WAL of '" + serverName + "' is archived at '"
                    + url + "' already; choose another server name or URL, or give --timeline");
        }
    }

    private void requireEarlierTimelines(WalInventory inventory) throws StoreException, OperationFailedException {
        long later = inventory.count(name -> name.timeline().id() >= timeline);
        if (later > 0) {
            throw new OperationFailedException("Found " + later + " WAL files of timeline " + timeline
                    + " or later at '" + url + "'; expected only earlier timelines");
        }
    }

    private static final class TimelineConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return OptionValueParsers.timeline(text);
        }
    }
}
