package dev.pgcellar.cli;

import dev.pgcellar.cli.output.DoctorReport;
import dev.pgcellar.doctor.Examination;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.spi.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgcellar doctor}: says what is wrong with a place for backups, or with PostgreSQL, and what to do about it. */
@Command(
        name = DoctorCommand.NAME,
        description =
                "Examine a store, the backups of a server in it, and the PostgreSQL server, and say what to mend.",
        sortOptions = false,
        exitCodeList = {"1:A check failed."},
        footer = {
            "  pgcellar doctor s3://my-bucket/pg main",
            "  pgcellar doctor -h /run/postgresql -U backup s3://my-bucket/pg main"
        })
final class DoctorCommand extends StoreCommand {

    static final String NAME = "doctor";

    @Mixin
    PostgresOptions postgres;

    @Option(names = "--no-postgres", description = "Leave PostgreSQL out.")
    boolean noPostgres;

    @Mixin
    FormatOption format;

    @Override
    int run(OpenedStore opened) throws Exception {
        Examination examination = examination();
        examination.ofStore(opened);
        return finish(examination);
    }

    /** What keeps the store from being opened is a finding as well. */
    @Override
    int failed(Exception failure) throws Exception {
        if (common.test || !Failures.isForeseen(failure)) {
            throw failure;
        }
        Examination examination = examination();
        examination.ofUnopenedStore(failure);
        return finish(examination);
    }

    private Examination examination() {
        return new Examination(url, serverName, Clock.systemDefaultZone());
    }

    private int finish(Examination examination) throws IOException, InterruptedException {
        if (noPostgres || !postgres.areGiven()) {
            examination.withoutPostgres(
                    noPostgres ? "not asked for" : "no option says where it is; give --host or --dbname");
        } else {
            examination.ofPostgres(postgres.connection());
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Finding> findings = examination.findings();
        PrintWriter out = spec.commandLine().getOut();
        if (format.isConsole()) {
            DoctorReport.writeTable(findings, out);
        } else {
            DoctorReport.writeJson(findings, out);
        }
        out.flush();
        boolean isSound = findings.stream().noneMatch(finding -> finding.state() == Finding.State.FAILED);
        return isSound ? ExitCode.SUCCESS : ExitCode.OPERATION_FAILED;
    }
}
