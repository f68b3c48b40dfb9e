package dev.pgcellar.archive;

/** A member of an archive would be written outside the target directory, or through a symbolic link. */
public final class UnsafeMemberException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    private final String member;

    UnsafeMemberException(String member, String reason) {
        super("refused archive member '" + member + "': " + reason, null);
        this.member = member;
    }

    /** The member's name as the archive has it. */
    public String member() {
        return member;
    }
}
