package dev.pgcellar.storage.s3;

import software.amazon.awssdk.core.exception.SdkClientException;

/** No source had credentials. The SDK's own message names every class it asked, over many lines. */
final class NoCredentialsException extends SdkClientException {

    private static final long serialVersionUID = 1L;

    private final Throwable details;

    /**
     * @param profile the profile that was asked for; null when none was
     * @param details what the SDK said; null when there was nothing to ask
     */
    NoCredentialsException(String profile, Throwable details) {
        super(builder().message(message(profile)));
        this.details = details;
    }

    /** Not the cause of this exception, which the SDK would examine for failures that it tries again. */
    Throwable details() {
        return details;
    }

    private static String message(String profile) {
        return profile == null
                ? "there are no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile, or"
                        + " give this host a role"
                : "the AWS profile '" + profile + "' gives no credentials; add aws_access_key_id and"
                        + " aws_secret_access_key to it, or a role";
    }
}
