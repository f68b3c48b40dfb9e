package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.ec2.Ec2Server;
import dev.pgcellar.testsupport.ec2.Ec2Volume;
import dev.pgcellar.testsupport.ec2.Ec2World;
import dev.pgcellar.testsupport.mounts.MountTable;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine in EC2 with two disks that are mounted, and an archive. */
final class SnapshotScene implements AutoCloseable {

    static final String INSTANCE = "i-0123456789abcdef0";
    static final String OPTIONS = "rw,noatime";

    private final Ec2Server ec2 = Ec2Server.start();
    private final Archive archive;
    private final MountTable mounts;

    /**
     * @param folder of this scene alone
     */
    SnapshotScene(Archive archive, Path folder) {
        this.archive = archive;
        this.mounts = MountTable.in(folder.resolve("mounts"));
        world().addInstance(INSTANCE, "db1");
        for (int number = 0; number < 2; number++) {
            world().attach(new Ec2Volume(
                    "vol-0" + number, "disk" + number, INSTANCE, "/dev/sd" + (char) ('f' + number), null, null));
            mounts.mount("/dev/sd" + (char) ('f' + number), "/opt/disk" + number, OPTIONS);
        }
    }

    Ec2Server ec2() {
        return ec2;
    }

    Ec2World world() {
        return ec2.world();
    }

    MountTable mounts() {
        return mounts;
    }

    Archive archive() {
        return archive;
    }

    /** A command on the archive, on this machine. The credentials are the archive's, where it has any. */
    CommandLineProcess.Builder command(String name, String... arguments) {
        Map<String, String> environment = new HashMap<>(ec2.environment());
        if (archive.kind() == ArchiveKind.S3) {
            environment.keySet().removeIf(variable -> variable.endsWith("_KEY") || variable.endsWith("_KEY_ID"));
        }
        return archive.command(name, arguments).environment(environment).environment("PATH", mounts.searchPath());
    }

    /** A backup of both disks. */
    CommandLineProcess.Builder backup(PostgresServer postgres, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--immediate-checkpoint", "--snapshot-provider", "aws"));
        arguments.addAll(List.of("--snapshot-instance", "db1", "--snapshot-disk", "disk0", "--snapshot-disk", "disk1"));
        arguments.addAll(List.of(options));
        return command("backup", arguments.toArray(String[]::new)).environment(postgres.libpqEnvironment());
    }

    @Override
    public void close() {
        ec2.close();
    }
}
