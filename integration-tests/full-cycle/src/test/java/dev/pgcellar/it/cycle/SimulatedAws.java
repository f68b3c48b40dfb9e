package dev.pgcellar.it.cycle;

import dev.pgcellar.testsupport.ec2.Ec2Server;
import dev.pgcellar.testsupport.ec2.Ec2Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The copy comes back to the same machine, in place of the disk that is lost. */
final class SimulatedAws implements SimulatedCloud {

    private static final String INSTANCE = "i-0123456789abcdef0";

    private final Ec2Server ec2 = Ec2Server.start();

    @Override
    public Map<String, String> environment() {
        return ec2.environment();
    }

    @Override
    public String device() {
        return "/dev/sdf";
    }

    @Override
    public void attach(Path disk) {
        ec2.world().addInstance(INSTANCE, "db1");
        ec2.world().attach(new Ec2Volume("vol-00", "disk0", INSTANCE, device(), null, disk));
        ec2.world().completeAfter(1);
    }

    @Override
    public List<String> backupOptions() {
        return List.of("--snapshot-provider", "aws");
    }

    @Override
    public void attachCopy(Path disk) {
        ec2.world().detach("vol-00");
        String snapshot = ec2.world().snapshots().get(0).id();
        ec2.world().attachCopy(new Ec2Volume("vol-01", null, INSTANCE, device(), snapshot, disk));
    }

    @Override
    public List<String> restoreOptions() {
        return List.of("--snapshot-recovery-instance", INSTANCE);
    }

    @Override
    public int snapshots() {
        return ec2.world().snapshots().size();
    }

    @Override
    public void close() {
        ec2.close();
    }
}
