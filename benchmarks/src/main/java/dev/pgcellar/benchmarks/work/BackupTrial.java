package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.FolderContent;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.Codec;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A base backup into a prefix of its own. The first good one of a tool and codec is kept, for its restores. */
final class BackupTrial implements Trial {

    private final TestBed bed;
    private final Line line;
    private final Codec codec;
    private final StoredBackups backups;
    private final String prefix;
    private boolean kept;

    BackupTrial(Line line, Codec codec, StoredBackups backups) {
        this.bed = line.bed();
        this.line = line;
        this.codec = codec;
        this.backups = backups;
        this.prefix = bed.bucket().newPrefix();
    }

    @Override
    public CommandLineProcess.Builder program() {
        PostgresServer server = bed.cluster().server();
        List<String> all = new ArrayList<>(List.of(
                "--immediate-checkpoint",
                "-h",
                PostgresServer.HOST,
                "-p",
                Integer.toString(server.port()),
                "-U",
                PostgresServer.SUPERUSER));
        all.addAll(codec.options());
        return line.command("backup", all, prefix);
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        Path backup = onlyBackup();
        if (!Files.readString(backup.resolve("backup.info")).contains("status=DONE")) {
            throw new TrialFailure("its backup.info does not say DONE");
        }
        long stored = FolderContent.of(backup).bytes();
        if (codec == Codec.PLAIN && stored < bed.cluster().relations().bytes()) {
            throw new TrialFailure("stored " + stored + " bytes, fewer than the relations have");
        }
        kept = backups.offer(line.tool(), codec, prefix, backup.getFileName().toString());
        return Effect.uploaded(stored);
    }

    private Path onlyBackup() throws IOException, TrialFailure {
        try (Stream<Path> folders = Files.list(bed.bucket().archive(prefix).resolve("base"))) {
            List<Path> all = folders.toList();
            TrialFailure.unlessEqual("backups", 1, all.size());
            return all.get(0);
        }
    }

    @Override
    public void cleanUp() throws IOException {
        if (!kept) {
            new Folder(bed.bucket().folder(prefix)).delete();
        }
    }
}
