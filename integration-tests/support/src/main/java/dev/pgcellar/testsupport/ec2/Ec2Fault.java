package dev.pgcellar.testsupport.ec2;

/** What the server does instead of what it is asked. */
public sealed interface Ec2Fault {

    /**
     * Refuses the request, which has no effect.
     *
     * @param code for instance {@code RequestLimitExceeded}
     */
    record Refusal(int status, String code, String message) implements Ec2Fault {}

    /** Does what is asked, but breaks the connection before it answers. */
    record LostAnswer() implements Ec2Fault {}

    /** Neither does nor answers anything as long as the server runs. */
    record Silence() implements Ec2Fault {}

    /** As when too many requests are made. */
    static Ec2Fault throttled() {
        return new Refusal(503, "RequestLimitExceeded", "Request limit exceeded.");
    }

    /** As when credentials lack a permission. */
    static Ec2Fault denied() {
        return new Refusal(
                403,
                "UnauthorizedOperation",
                "You are not authorized to perform this operation. Encoded authorization failure message: abcdef");
    }
}
