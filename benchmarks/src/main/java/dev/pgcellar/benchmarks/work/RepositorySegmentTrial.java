package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.FolderContent;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.PgBackRest;
import dev.pgcellar.benchmarks.contender.Repository;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One segment into or out of a repository of pgBackRest. */
final class RepositorySegmentTrial implements Trial {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final TestBed bed;
    private final PgBackRest program;
    private final SegmentFile segments;
    private final Direction direction;
    private final Repository repository;
    private final Path folder;
    private final Path target;
    private final String name;

    enum Direction {
        PUSH,
        GET
    }

    RepositorySegmentTrial(TestBed bed, PgBackRest program, SegmentFile segments, Direction direction) {
        this.bed = bed;
        this.program = program;
        this.segments = segments;
        this.direction = direction;
        this.repository = new Repository(bed.scratch("repository"));
        this.folder = bed.scratch("pg_wal");
        this.target = bed.scratch("fetched");
        this.name = segments.newName();
    }

    @Override
    public void prepare() throws IOException {
        program.create(repository, bed.cluster().server());
        segments.create(folder, name);
        if (direction == Direction.GET) {
            push().run(LIMIT).expectSuccess();
        }
    }

    private CommandLineProcess.Builder push() {
        return program.archivePush(repository, bed.cluster().server(), folder.resolve(name));
    }

    @Override
    public CommandLineProcess.Builder program() {
        return direction == Direction.PUSH
                ? push()
                : program.archiveGet(repository, bed.cluster().server(), name, target);
    }

    @Override
    public Effect check(ProcessOutcome outcome) throws IOException, TrialFailure {
        long size = Files.size(folder.resolve(name));
        if (direction == Direction.GET) {
            segments.checkContent(target);
            return Effect.wrote(size);
        }
        long stored = FolderContent.of(repository.archive()).bytes();
        if (stored < size) {
            throw new TrialFailure("stored " + stored + " bytes, fewer than a segment has");
        }
        return new Effect(size, FolderContent.of(repository.folder()).diskBytes());
    }

    @Override
    public void cleanUp() throws IOException {
        new Folder(repository.folder()).delete();
        new Folder(folder).delete();
        Files.deleteIfExists(target);
    }
}
