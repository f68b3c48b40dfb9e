package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Route;
import dev.pgcellar.benchmarks.bed.Sizes;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.CloudTool;
import dev.pgcellar.benchmarks.work.RetentionTrial.Mode;
import dev.pgcellar.benchmarks.work.Work.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists of many backups, and retention over them. */
final class CatalogueWorks {

    private final TestBed bed;
    private final List<CloudTool> tools;
    private final CatalogueCopy shared;

    CatalogueWorks(TestBed bed, List<CloudTool> tools) {
        this.bed = bed;
        this.tools = tools;
        this.shared = new CatalogueCopy(bed);
    }

    List<Work> all() {
        Sizes sizes = bed.sizes();
        String list = "list of " + sizes.catalogueBackups() + " backups";
        String size = " over " + sizes.catalogueBackups() + " backups and " + sizes.catalogueSegments() + " WAL files";
        Function<Line, Trial> lists = line -> new ListTrial(line, shared);
        Function<Line, Trial> dryRuns = line -> new RetentionTrial(line, Mode.DRY_RUN, shared);
        Function<Line, Trial> deletes = RetentionTrial::deleting;
        return List.of(
                new Work("list", list, Route.LOCAL, Weight.LONG, entrants(Route.LOCAL, lists)),
                new Work("list-link", list + " through the link", Route.LINK, Weight.LONG, entrants(Route.LINK, lists)),
                new Work(
                        "retention-dry-run",
                        "retention, dry run" + size,
                        Route.LOCAL,
                        Weight.LONG,
                        entrants(Route.LOCAL, dryRuns)),
                new Work(
                        "retention-delete",
                        "retention" + size + ", half of which go",
                        Route.LOCAL,
                        Weight.LONG,
                        entrants(Route.LOCAL, deletes)),
                new Work(
                        "retention-delete-link",
                        "the same through the link",
                        Route.LINK,
                        Weight.FULL_ONLY,
                        entrants(Route.LINK, deletes)));
    }

    private List<Entrant> entrants(Route route, Function<Line, Trial> trial) {
        List<Entrant> entrants = new ArrayList<>();
        for (CloudTool tool : tools) {
            Line line = new Line(bed, tool, route);
            entrants.add(new Entrant(tool.name(), tool.role(), () -> trial.apply(line)));
        }
        return entrants;
    }
}
