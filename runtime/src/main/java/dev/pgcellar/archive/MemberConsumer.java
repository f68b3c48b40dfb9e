package dev.pgcellar.archive;

import java.io.IOException;

/** Takes the members of a walk one by one, and may block to slow the walk down. */
@FunctionalInterface
public interface MemberConsumer {

    /** What is thrown ends the walk and reaches its caller unchanged. */
    void accept(Member member) throws IOException, InterruptedException;
}
