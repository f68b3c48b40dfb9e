package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.mounts.MountTable;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Path;
import java.util.Map;

/** The machine {@code db1} in a cloud with two disks that are mounted, {@code disk0} and {@code disk1}, and an archive. */
abstract class CloudScene implements AutoCloseable {

    private final Archive archive;
    private final Map<String, String> environment;
    private final MountTable mounts;

    /**
     * @param folder of this scene alone
     * @param environment by which processes find the cloud
     */
    CloudScene(Archive archive, Path folder, Map<String, String> environment) {
        this.archive = archive;
        this.environment = environment;
        this.mounts = MountTable.in(folder.resolve("mounts"));
    }

    MountTable mounts() {
        return mounts;
    }

    Archive archive() {
        return archive;
    }

    /** A command on the archive, on this machine. */
    CommandLineProcess.Builder command(String name, String... arguments) {
        return archive.command(name, arguments).environment(environment).environment("PATH", mounts.searchPath());
    }

    /** What a backup has to say of the cloud. */
    abstract String[] placeOptions();

    /** A backup of disks. */
    CommandLineProcess.Builder backup(PostgresServer postgres, String instance, String... disks) {
        CommandLineProcess.Builder backup = command("backup", "--immediate-checkpoint")
                .arguments(placeOptions())
                .arguments("--snapshot-instance", instance)
                .environment(postgres.libpqEnvironment());
        for (String disk : disks) {
            backup.arguments("--snapshot-disk", disk);
        }
        return backup;
    }

    @Override
    public abstract void close();
}
