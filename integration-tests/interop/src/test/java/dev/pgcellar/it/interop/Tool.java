package dev.pgcellar.it.interop;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.peer.PeerProgram;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Path;

/** The two implementations of one set of commands. */
enum Tool {
    PGCELLAR {
        @Override
        CommandLineProcess.Builder command(String command, String... arguments) {
            return PgCellarProgram.ofThisBuild().dropIn(command, arguments);
        }

        @Override
        Path executable(String command) {
            return PgCellarProgram.ofThisBuild().path("barman-cloud-" + command);
        }

        @Override
        Tool other() {
            return PEER;
        }
    },
    PEER {
        @Override
        CommandLineProcess.Builder command(String command, String... arguments) {
            return peer().command(command, arguments);
        }

        @Override
        Path executable(String command) {
            return peer().path("barman-cloud-" + command);
        }

        @Override
        Tool other() {
            return PGCELLAR;
        }

        private PeerProgram peer() {
            return PeerProgram.installed().orElseThrow();
        }
    };

    /** {@code barman-cloud-<command>} with arguments. */
    abstract CommandLineProcess.Builder command(String command, String... arguments);

    /** The file of {@code barman-cloud-<command>}, absolute. */
    abstract Path executable(String command);

    abstract Tool other();
}
