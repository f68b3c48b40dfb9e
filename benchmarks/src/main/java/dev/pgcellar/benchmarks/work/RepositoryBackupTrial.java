package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.FolderContent;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.Codec;
import dev.pgcellar.benchmarks.contender.PgBackRest;
import dev.pgcellar.benchmarks.contender.Repository;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;

/** A base backup by pgBackRest into a repository of its own. */
final class RepositoryBackupTrial implements Trial {

    private final TestBed bed;
    private final PgBackRest program;
    private final Codec codec;
    private final Repository repository;

    RepositoryBackupTrial(TestBed bed, PgBackRest program, Codec codec) {
        this.bed = bed;
        this.program = program;
        this.codec = codec;
        this.repository = new Repository(bed.scratch("repository"));
    }

    @Override
    public void prepare() {
        program.create(repository, bed.cluster().server());
    }

    @Override
    public CommandLineProcess.Builder program() {
        return program.backup(repository, bed.cluster().server(), codec);
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        FolderContent stored = FolderContent.of(repository.backups());
        if (stored.files() < bed.cluster().relations().files()) {
            throw new TrialFailure("stored " + stored.files() + " files, fewer than the relations have");
        }
        return new Effect(stored.bytes(), FolderContent.of(repository.folder()).diskBytes());
    }

    @Override
    public void cleanUp() throws IOException {
        new Folder(repository.folder()).delete();
    }
}
