package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.file.Path;
import java.util.Arrays;

/** All commands, each with the arguments that it needs after URL and server name. */
enum StoreCommand {
    WAL_ARCHIVE("wal-archive", "SEGMENT"),
    WAL_RESTORE("wal-restore", WalSegment.NAME, "FOLDER/destination"),
    BACKUP("backup"),
    RESTORE("restore", "20260110T100000", "FOLDER/restored"),
    BACKUP_LIST("backup-list"),
    BACKUP_SHOW("backup-show", "20260110T100000"),
    CHECK_WAL_ARCHIVE("check-wal-archive");

    private final String command;
    private final String[] arguments;

    StoreCommand(String command, String... arguments) {
        this.command = command;
        this.arguments = arguments;
    }

    /** The command on an archive; what it writes goes into a folder, which must be empty. */
    CommandLineProcess.Builder on(Archive archive, Path folder) {
        return on(archive, archive.url(), folder);
    }

    /** The command on another URL, with the archive's credentials and endpoint. */
    CommandLineProcess.Builder on(Archive archive, String url, Path folder) {
        return archive.commandOn(url, command, arguments(folder));
    }

    /** The name after {@code barman-cloud-}. */
    String text() {
        return command;
    }

    private String[] arguments(Path folder) {
        return Arrays.stream(arguments)
                .map(argument -> argument.equals("SEGMENT")
                        ? WalSegment.write(folder, 1).toString()
                        : argument.replace("FOLDER", folder.toString()))
                .toArray(String[]::new);
    }

    ProcessOutcome run(Archive archive, Path folder) {
        return on(archive, folder).run(Archive.LIMIT);
    }
}
