package dev.pgcellar.testsupport.ec2;

/** A request that cannot be served, with the error code of the answer. */
final class Ec2RefusalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    Ec2RefusalException(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
