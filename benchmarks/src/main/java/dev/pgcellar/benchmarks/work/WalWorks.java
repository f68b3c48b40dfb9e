package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Route;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.CloudTool;
import dev.pgcellar.benchmarks.contender.PgBackRest;
import dev.pgcellar.benchmarks.report.Role;
import dev.pgcellar.benchmarks.work.RepositorySegmentTrial.Direction;
import dev.pgcellar.benchmarks.work.Work.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL starts for every segment. */
final class WalWorks {

    private static final Duration HELP_LIMIT = Duration.ofSeconds(30);

    private final TestBed bed;
    private final List<CloudTool> tools;
    private final PgBackRest rival;
    private final SegmentFile segments;
    private final StoredSegment stored;

    /** @param rival null where it is not installed */
    WalWorks(TestBed bed, List<CloudTool> tools, PgBackRest rival) {
        this.bed = bed;
        this.tools = tools;
        this.rival = rival;
        this.segments = new SegmentFile(bed);
        this.stored = new StoredSegment(bed, segments);
    }

    List<Work> all() {
        return List.of(
                new Work("version", "--version", Route.LOCAL, Weight.SHORT, version()),
                new Work(
                        "wal-archive",
                        "one segment of 16 MiB to S3, plain",
                        Route.LOCAL,
                        Weight.SHORT,
                        archive(Route.LOCAL)),
                new Work(
                        "wal-restore",
                        "one segment of 16 MiB from S3",
                        Route.LOCAL,
                        Weight.SHORT,
                        restore(Route.LOCAL)),
                new Work("wal-archive-tls", "one segment to S3 by TLS", Route.TLS, Weight.SHORT, archive(Route.TLS)),
                new Work("wal-restore-tls", "one segment from S3 by TLS", Route.TLS, Weight.SHORT, restore(Route.TLS)),
                new Work(
                        "wal-archive-link",
                        "one segment to S3 through the link",
                        Route.LINK,
                        Weight.SHORT,
                        archive(Route.LINK)),
                new Work(
                        "wal-restore-link",
                        "one segment from S3 through the link",
                        Route.LINK,
                        Weight.SHORT,
                        restore(Route.LINK)),
                new Work(
                        "wal-archive-backlog",
                        "each of " + bed.sizes().backlogSegments() + " segments that are ready, to S3",
                        Route.LOCAL,
                        Weight.LONG,
                        backlog()));
    }

    private List<Entrant> version() {
        List<Entrant> entrants = new ArrayList<>();
        for (CloudTool tool : tools) {
            entrants.add(new Entrant(tool.name(), tool.role(), () -> new VersionTrial(tool)));
        }
        return entrants;
    }

    private List<Entrant> archive(Route route) {
        List<Entrant> entrants = new ArrayList<>();
        for (CloudTool tool : tools) {
            Line line = new Line(bed, tool, route);
            entrants.add(new Entrant(tool.name(), tool.role(), () -> new SegmentArchiveTrial(line, segments)));
        }
        if (route == Route.LOCAL) {
            addRival(entrants, Direction.PUSH);
        }
        entrants.add(Entrant.reference(
                "curl, PUT",
                () -> new Upload(bed, route, () -> List.of(bed.cluster().segment()))));
        return entrants;
    }

    private List<Entrant> restore(Route route) {
        List<Entrant> entrants = new ArrayList<>();
        for (CloudTool tool : tools) {
            Line line = new Line(bed, tool, route);
            entrants.add(fetch(
                    tool.name(),
                    tool.role(),
                    target ->
                            line.command("wal-restore", List.of(), stored.prefix(), stored.name(), target.toString())));
        }
        if (route == Route.LOCAL) {
            addRival(entrants, Direction.GET);
        }
        entrants.add(fetch("curl, GET", Role.REFERENCE, target -> Curl.trusting(bed.bucket())
                .arguments(
                        "-o", target.toString(), bed.bucket().presigned(route).get(stored.key()))));
        return entrants;
    }

    private Entrant fetch(String name, Role role, SegmentRestoreTrial.Fetch fetch) {
        return new Entrant(name, role, () -> new SegmentRestoreTrial(stored, segments, bed.scratch("fetched"), fetch));
    }

    private void addRival(List<Entrant> entrants, Direction direction) {
        if (rival != null) {
            entrants.add(new Entrant(
                    PgBackRest.NAME, Role.RIVAL, () -> new RepositorySegmentTrial(bed, rival, segments, direction)));
        }
    }

    private List<Entrant> backlog() {
        List<Entrant> entrants = new ArrayList<>();
        for (CloudTool tool : tools) {
            Line line = new Line(bed, tool, Route.LOCAL);
            entrants.add(new Entrant(tool.name(), tool.role(), () -> new BacklogTrial(line, segments, List.of())));
            if (tool.role() == Role.SUBJECT && looksAhead(tool)) {
                entrants.add(new Entrant(
                        tool.name() + ", look-ahead",
                        tool.role(),
                        () -> new BacklogTrial(
                                line,
                                segments,
                                List.of("--spool-dir", bed.scratch("spool").toString()))));
            }
        }
        return entrants;
    }

    /** Builds from before the option can still be compared. */
    private static boolean looksAhead(CloudTool tool) {
        return tool.command("wal-archive", "--help").run(HELP_LIMIT).stdout().contains("--spool-dir");
    }
}
