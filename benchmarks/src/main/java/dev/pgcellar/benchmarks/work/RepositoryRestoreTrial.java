package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.Codec;
import dev.pgcellar.benchmarks.contender.PgBackRest;
import dev.pgcellar.benchmarks.contender.Repository;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A restore by pgBackRest of a backup that is made before. */
final class RepositoryRestoreTrial implements Trial {

    private static final Duration BACKUP_LIMIT = Duration.ofMinutes(15);

    private final TestBed bed;
    private final PgBackRest program;
    private final Codec codec;
    private final Repository repository;
    private final Path target;

    RepositoryRestoreTrial(TestBed bed, PgBackRest program, Codec codec) {
        this.bed = bed;
        this.program = program;
        this.codec = codec;
        this.repository = new Repository(bed.scratch("repository"));
        this.target = bed.scratch("restored");
    }

    @Override
    public void prepare() throws IOException {
        program.create(repository, bed.cluster().server());
        program.backup(repository, bed.cluster().server(), codec)
                .run(BACKUP_LIMIT)
                .expectSuccess();
        Files.createDirectory(target);
    }

    @Override
    public CommandLineProcess.Builder program() {
        return program.restore(repository, target);
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        return new RestoredCluster(bed, target).check();
    }

    @Override
    public void cleanUp() throws IOException {
        new Folder(repository.folder()).delete();
        new Folder(target).delete();
    }
}
