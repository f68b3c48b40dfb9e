package dev.pgcellar.it.interop;

import dev.pgcellar.testsupport.peer.PeerProgram;

/** The compressions that releases of any age know, for backups and for WAL. */
enum Codec {
    NONE("", ""),
    GZIP("--gzip", ".gz"),
    BZIP2("--bzip2", ".bz2"),
    SNAPPY("--snappy", ".snappy");

    private final String flag;
    private final String suffix;

    Codec(String flag, String suffix) {
        this.flag = flag;
        this.suffix = suffix;
    }

    /** The option that chooses it, or none. */
    String[] options() {
        return flag.isEmpty() ? new String[0] : new String[] {flag};
    }

    /** What keys end in. */
    String suffix() {
        return suffix;
    }

    /** Whether both tools can write and read it; what this build has is in its help. */
    boolean isCommon() {
        return switch (this) {
            case NONE, GZIP -> true;
            case BZIP2 -> thisBuildHasIt();
            case SNAPPY ->
                thisBuildHasIt() && PeerProgram.installed().orElseThrow().hasSnappy();
        };
    }

    private boolean thisBuildHasIt() {
        return Tool.PGCELLAR
                .command("wal-archive", "--help")
                .run(Archive.LIMIT)
                .expectSuccess()
                .stdout()
                .contains(flag);
    }
}
