package dev.pgcellar.testsupport.controlplane;

import java.util.concurrent.CountDownLatch;

/** What a control plane does instead of what it is asked, or before it. */
public sealed interface ControlPlaneFault {

    /** Answers something else; the request has no effect. */
    record Reply(ControlPlaneAnswer answer) implements ControlPlaneFault {}

    /** Does what is asked, but breaks the connection before it answers. */
    record LostAnswer() implements ControlPlaneFault {}

    /** Neither does nor answers anything as long as the server runs. */
    record Silence() implements ControlPlaneFault {}

    /** Does and answers what is asked when so many requests wait for it, as the latch counts. */
    record Gathering(CountDownLatch missing) implements ControlPlaneFault {}
}
