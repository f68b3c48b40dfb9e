package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Route;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.CloudTool;
import dev.pgcellar.benchmarks.contender.Codec;
import dev.pgcellar.benchmarks.contender.MachineProgram;
import dev.pgcellar.benchmarks.contender.PgBackRest;
import dev.pgcellar.benchmarks.report.Role;
import dev.pgcellar.benchmarks.work.Work.Weight;
import java.util.ArrayList;
import java.util.List;

/** Base backups and their restores. */
final class BackupWorks {

    private final TestBed bed;
    private final List<CloudTool> tools;
    private final PgBackRest rival;
    private final StoredBackups backups;
    private final TarPieces plainPieces;
    private final TarPieces zstdPieces;

    /** @param rival null where it is not installed */
    BackupWorks(TestBed bed, List<CloudTool> tools, PgBackRest rival) {
        this.bed = bed;
        this.tools = tools;
        this.rival = rival;
        this.backups = new StoredBackups(bed);
        this.plainPieces = new TarPieces(bed, "cat");
        this.zstdPieces = new TarPieces(bed, "zstd -q -T2");
    }

    List<Work> all() {
        List<Work> works = new ArrayList<>();
        for (Codec codec : Codec.values()) {
            works.add(new Work(
                    "backup-" + codec.title(),
                    "base backup, " + codec.title(),
                    Route.LOCAL,
                    Weight.LONG,
                    backup(codec, Route.LOCAL)));
        }
        for (Codec codec : List.of(Codec.PLAIN, Codec.GZIP)) {
            works.add(new Work(
                    "backup-" + codec.title() + "-link",
                    "base backup through the link, " + codec.title(),
                    Route.LINK,
                    Weight.FULL_ONLY,
                    backup(codec, Route.LINK)));
        }
        for (Codec codec : Codec.values()) {
            works.add(new Work(
                    "restore-" + codec.title(),
                    "restore, " + codec.title(),
                    Route.LOCAL,
                    isEveryTools(codec) ? Weight.LONG : Weight.FULL_ONLY,
                    restore(codec, Route.LOCAL)));
        }
        for (Codec codec : List.of(Codec.PLAIN, Codec.GZIP)) {
            works.add(new Work(
                    "restore-" + codec.title() + "-link",
                    "restore through the link, " + codec.title(),
                    Route.LINK,
                    Weight.LONG,
                    restore(codec, Route.LINK)));
        }
        return works;
    }

    private static boolean isEveryTools(Codec codec) {
        return codec == Codec.PLAIN || codec == Codec.GZIP;
    }

    private List<Entrant> backup(Codec codec, Route route) {
        List<Entrant> entrants = new ArrayList<>();
        for (CloudTool tool : tools) {
            if (tool.codecs().contains(codec)) {
                Line line = new Line(bed, tool, route);
                entrants.add(new Entrant(tool.name(), tool.role(), () -> new BackupTrial(line, codec, backups)));
            }
        }
        if (route == Route.LOCAL && rival != null) {
            entrants.add(new Entrant(PgBackRest.NAME, Role.RIVAL, () -> new RepositoryBackupTrial(bed, rival, codec)));
        }
        entrants.addAll(references(codec, route));
        return entrants;
    }

    private List<Entrant> references(Codec codec, Route route) {
        Entrant rawPut =
                Entrant.reference("PUT of the tar, 4 streams", () -> new Upload(bed, route, plainPieces::make));
        if (route == Route.LINK) {
            return codec == Codec.PLAIN ? List.of(rawPut) : List.of();
        }
        return local(codec, rawPut).stream()
                .filter(reference -> MachineProgram.filterOf(codec).isInstalled())
                .toList();
    }

    private List<Entrant> local(Codec codec, Entrant rawPut) {
        return switch (codec) {
            case PLAIN -> List.of(rawPut, tar("tar", "cat"));
            case GZIP -> List.of(tar("tar | gzip", "gzip"));
            case ZSTD -> List.of(tar("tar | zstd -T2", "zstd -q -T2"), zstdPut());
            case LZ4 -> List.of(tar("tar | lz4", "lz4 -q"));
        };
    }

    private Entrant zstdPut() {
        return Entrant.reference("PUT of its output, 4 streams", () -> new Upload(bed, Route.LOCAL, zstdPieces::make));
    }

    /** Without a real consumer tar would notice that nobody reads, and read nothing itself. */
    private Entrant tar(String name, String filter) {
        return Entrant.reference(
                name,
                () -> ShellTrial.of(
                        TarPieces.TAR + "| " + filter + " | cat > /dev/null",
                        bed.cluster().server().dataFolder()));
    }

    private List<Entrant> restore(Codec codec, Route route) {
        List<Entrant> entrants = new ArrayList<>();
        for (CloudTool tool : tools) {
            if (tool.codecs().contains(codec)) {
                Line line = new Line(bed, tool, route);
                entrants.add(new Entrant(tool.name(), tool.role(), () -> new RestoreTrial(line, codec, backups)));
            }
        }
        if (route == Route.LOCAL) {
            if (rival != null) {
                entrants.add(
                        new Entrant(PgBackRest.NAME, Role.RIVAL, () -> new RepositoryRestoreTrial(bed, rival, codec)));
            }
            entrants.add(Entrant.reference("cp", () -> new CopyTrial(bed)));
        }
        return entrants;
    }
}
