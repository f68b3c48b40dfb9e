package dev.pgcellar.testsupport.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What a {@link FaultProxy} does with a request instead of passing it on.
 */
@FunctionalInterface
public interface Fault {

    /** Deals with one request; the connection is closed afterwards. */
    void apply(Exchange exchange) throws IOException;

    /** Reads the request and answers with an S3 error document. */
    static Fault error(int status, String code) {
        return exchange -> {
            exchange.discardBody();
            exchange.respond(status, Map.of("Content-Type", "application/xml"), errorDocument(code));
        };
    }

    /** Answers with an S3 error document before the body was sent, and closes the connection. */
    static Fault rejectEarly(int status, String code) {
        return exchange -> exchange.respond(status, Map.of("Content-Type", "application/xml"), errorDocument(code));
    }

    /** Reads the request and answers. */
    static Fault answer(int status, Map<String, String> headers, String body) {
        return exchange -> {
            exchange.discardBody();
            exchange.respond(status, headers, body.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Reads the request, body included, and never answers. */
    static Fault neverAnswer() {
        return exchange -> {
            exchange.discardBody();
            exchange.awaitEnd();
        };
    }

    /** Asks for the body, but neither reads it nor answers. */
    static Fault neverReadBody() {
        return exchange -> {
            exchange.sendContinue();
            exchange.awaitEnd();
        };
    }

    /** Passes the request on and the answer back, but closes the connection after so many bytes of its body. */
    static Fault truncateAnswer(int bodyBytes) {
        return exchange -> exchange.forward(bodyBytes);
    }

    /** Passes the request on, but keeps the answer. */
    static Fault loseAnswer() {
        return Exchange::forwardWithoutAnswer;
    }

    /** Passes the request on, and keeps the answer and the connection. */
    static Fault keepAnswer() {
        return exchange -> {
            exchange.forwardWithoutAnswer();
            exchange.awaitEnd();
        };
    }

    /**
     * Passes on the beginning of the request's body and then nothing more.
     *
     * @param reached counts down when that has happened
     */
    static Fault stallRequest(int bodyBytes, CountDownLatch reached) {
        return exchange -> exchange.forwardBeginning(bodyBytes, reached);
    }

    /** Passes the request on, and of the answer the head and so many bytes of its body; the connection stays open. */
    static Fault stallAnswer(int bodyBytes) {
        return exchange -> {
            exchange.forward(bodyBytes);
            exchange.awaitEnd();
        };
    }

    /** Closes the connection without an answer. */
    static Fault dropConnection() {
        return exchange -> {};
    }

    private static byte[] errorDocument(String code) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>injected: " + code
                        + "</Message><RequestId>0</RequestId></Error>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
