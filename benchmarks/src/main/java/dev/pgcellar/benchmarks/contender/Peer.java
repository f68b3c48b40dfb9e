package dev.pgcellar.benchmarks.contender;

import dev.pgcellar.benchmarks.report.Role;
import dev.pgcellar.testsupport.peer.PeerProgram;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Debian's package of the suite. */
public record Peer(PeerProgram program) implements CloudTool {

    /** What to do when it is not there. */
    public static final String MISSING = "the peer: install Debian's packages barman-cli-cloud and python3-boto3";

    /** The installed programs, where they are complete. */
    public static Optional<CloudTool> installed() {
        return PeerProgram.installed().map(Peer::new);
    }

    @Override
    public String name() {
        return "barman-cli-cloud";
    }

    @Override
    public Role role() {
        return Role.PEER;
    }

    @Override
    public Set<Codec> codecs() {
        return EnumSet.of(Codec.PLAIN, Codec.GZIP);
    }

    @Override
    public CommandLineProcess.Builder command(String command, String... arguments) {
        return program.command(command, arguments);
    }

    @Override
    public CommandLineProcess.Builder version() {
        return program.command("wal-archive", "--version");
    }
}
