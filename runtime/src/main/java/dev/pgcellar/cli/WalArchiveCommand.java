package dev.pgcellar.cli;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.transfer.Compression;
import dev.pgcellar.wal.ExistingWal;
import dev.pgcellar.wal.WalArchiveOutcome;
import dev.pgcellar.wal.WalArchiver;
import dev.pgcellar.wal.WalName;
import dev.pgcellar.wal.spool.LookAhead;
import dev.pgcellar.wal.spool.SentSegments;
import dev.pgcellar.wal.spool.SpoolBinding;
import dev.pgcellar.wal.spool.SpoolSweep;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pgcellar wal-archive}, PostgreSQL's {@code archive_command} (contract 03 section 1). */
@Command(
        name = WalArchiveCommand.NAME,
        description = "Archive a WAL file. For PostgreSQL's archive_command.",
        sortOptions = false,
        footer = {"  archive_command = 'pgcellar wal-archive s3://my-bucket/pg main %%p'"})
final class WalArchiveCommand extends StoreCommand {

    static final String NAME = "wal-archive";

    private static final Logger LOG = Logger.getLogger(WalArchiveCommand.class);
    private static final String HISTORY_TAG = "--history-tag";
    private static final String HISTORY_TAGS = "--history-tags";

    @Parameters(index = "2", paramLabel = "WAL_PATH", arity = "0..1", description = "The file to archive: %%p.")
    String walPath;

    @Mixin
    CompressionLevelOption compressionLevel;

    @Mixin
    TagOptions tagOptions;

    @Option(
            names = HISTORY_TAG,
            paramLabel = "KEY,VALUE",
            converter = TagOptions.TagConverter.class,
            description = "Tag timeline history files instead of --tag; may be repeated.")
    List<Tag> historyTag;

    @Option(
            names = HISTORY_TAGS,
            arity = "0..*",
            paramLabel = "KEY,VALUE",
            converter = CsvTag.class,
            description = "Tag timeline history files; takes all values up to the next option.")
    List<Tag> historyTags;

    @Option(names = "--overwrite", description = "Replace a file of the same name that is archived with other content.")
    boolean overwrite;

    @Mixin
    SpoolOptions spool;

    @Inject
    Codecs codecs;

    @Inject
    CompressionOptions compressionOptions;

    @Inject
    HookEnvironment hook;

    private Optional<CodecDescriptor> codec;
    private List<Tag> tags;
    private WalName walName;
    private Optional<SentSegments> sent = Optional.empty();

    @Override
    void checkArguments() throws OperationFailedException {
        codec = compressionOptions.chosen(spec);
        List<Tag> ordinary = tagOptions.effective();
        List<Tag> history = TagOptions.effective(spec, HISTORY_TAG, HISTORY_TAGS);
        if (hook.isPresent()) {
            walPath = hook.walFile();
        }
        if (walPath == null) {
            throw new MissingWalPathException();
        }
        walName = WalNames.require(walPath, this::usage);
        tags = walName.kind() == WalName.Kind.TIMELINE_HISTORY && !history.isEmpty() ? history : ordinary;
    }

    @Override
    boolean isDoneAlready() {
        sent = spool.isOn() && walName.kind() == WalName.Kind.SEGMENT ? sentSegments() : Optional.empty();
        boolean isSent = sent.isPresent() && sent.get().consume(Path.of(walPath), walName);
        if (isSent) {
            LOG.infof("'%s' was sent ahead", walName);
        }
        return isSent;
    }

    private Optional<SentSegments> sentSegments() {
        try {
            Path folder = Path.of(walPath).toAbsolutePath().getParent();
            SpoolBinding binding = new DecidingFacts(spec, System.getenv()).binding(walPath, folder, url, serverName);
            return Optional.of(new SentSegments(spool.directory(), binding, Clock.systemUTC()));
        } catch (IOException e) {
            LOG.warnf("nothing is sent ahead: %s", Failures.describe(e));
            return Optional.empty();
        }
    }

    @Override
    int run(OpenedStore opened) throws Exception {
        WalArchiver archiver = new WalArchiver(opened.store(), opened.layoutOf(serverName));
        Optional<Compression> compression = codec.map(this::compression);
        WriteOptions options = WriteOptions.DEFAULT.withTags(tags);
        Path file = Path.of(walPath);
        long begun = System.nanoTime();
        WalArchiveOutcome outcome = archiver.archive(
                file, walName, compression, overwrite ? ExistingWal.OVERWRITE : ExistingWal.COMPARE, options);
        LOG.infof(
                outcome == WalArchiveOutcome.ARCHIVED
                        ? "'%s' is archived"
                        : "'%s' was archived before with the same content",
                walName);
        if (sent.isPresent()) {
            // Never overwriting: a segment that is asked for meanwhile by another call may be a new one afterwards.
            new LookAhead(sent.get(), new SpoolSweep(spool.directory(), Clock.systemUTC()), spool.segments())
                    .after(
                            file,
                            walName,
                            compression.isPresent() ? Parallelism.ofCompressed() : Parallelism.ofStreamed(),
                            took(begun),
                            (next, name) -> archiver.archive(next, name, compression, ExistingWal.COMPARE, options));
        }
        return ExitCode.SUCCESS;
    }

    private static Duration took(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Compression compression(CodecDescriptor chosen) {
        return compressionLevel.compression(codecs, chosen);
    }
}
