package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.tck.SnapshotsUnderTest;
import dev.pgcellar.testsupport.ec2.Ec2Fault;
import dev.pgcellar.testsupport.ec2.Ec2Server;
import dev.pgcellar.testsupport.ec2.Ec2Snapshot;
import dev.pgcellar.testsupport.ec2.Ec2Volume;
import dev.pgcellar.testsupport.ec2.Ec2World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The provider on a server of this process. */
final class AwsCloud implements SnapshotsUnderTest {

    static final String INSTANCE = "i-0123456789abcdef0";
    static final String REGION = "eu-west-1";

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Ec2Server server = Ec2Server.start();

    AwsCloud() {
        server.world().addInstance(INSTANCE, "db1");
        server.world().attach(new Ec2Volume("vol-0aaaaaaaaaaaaaaaa", "disk0", INSTANCE, "/dev/sdf", null, null));
        server.world().attach(new Ec2Volume("vol-0bbbbbbbbbbbbbbbb", "disk1", INSTANCE, "/dev/sdg", null, null));
        server.world().completeAfter(1);
    }

    Ec2Server server() {
        return server;
    }

    @Override
    public DiskSnapshots open() {
        return open(null);
    }

    /**
     * @param lock null to leave snapshots unlocked
     */
    DiskSnapshots open(LockSettings lock) {
        Ec2Calls calls = new Ec2Calls(
                client(Ec2Clients.repeatingStrategy()),
                client(Ec2Clients.singleAttemptStrategy()),
                new Ec2Failures(REGION));
        return new Ec2Snapshots(calls, REGION, lock, TIMEOUT, new BlockDevices(Path.of("/no/such/folder")));
    }

    private Ec2Client client(RetryStrategy retries) {
        URI endpoint = server.endpoint();
        return Ec2Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .endpointOverride(endpoint)
                .overrideConfiguration(override -> override.retryStrategy(retries))
                .build();
    }

    @Override
    public DiskSnapshots openForRestore(ProviderRecord providerInfo) {
        return open();
    }

    @Override
    public DiskSnapshots openForDeletion(ProviderRecord providerInfo) {
        return open();
    }

    @Override
    public String instance() {
        return INSTANCE;
    }

    @Override
    public List<String> disks() {
        return List.of("disk0", "vol-0bbbbbbbbbbbbbbbb");
    }

    @Override
    public void behave(Behaviour behaviour) {
        switch (behaviour) {
            case COMPLETES -> server.world().completeAfter(1);
            case NEVER_COMPLETES -> server.world().completeAfter(Ec2World.NEVER);
            case ENDS_IN_ERROR -> server.world().completeAfter(Ec2World.ERROR);
            case DENIES -> server.inject(request -> true, Ec2Fault.denied(), Integer.MAX_VALUE);
            case THROTTLES_FIRST -> server.inject(request -> true, Ec2Fault.throttled(), 2);
            case IS_GONE -> server.close();
        }
    }

    @Override
    public void attachCopyOf(TakenSnapshot snapshot) {
        String source = SnapshotRecord.snapshotId(snapshot.properties()).orElseThrow();
        server.world().attach(new Ec2Volume("vol-0cccccccccccccccc", null, INSTANCE, "/dev/sdh", source, null));
    }

    @Override
    public Set<String> existing() {
        return server.world().snapshots().stream().map(Ec2Snapshot::id).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.close();
    }
}
