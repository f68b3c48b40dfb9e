package dev.pgcellar.it.samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The builds run at the same time: each mostly waits for what it starts. */
@Execution(ExecutionMode.CONCURRENT)
class SamplesIT {

    @Test
    void an_application_that_embeds_pgcellar_builds_from_published_artifacts() throws Exception {
        new SampleBuild("embedded-app").verify();
    }

    @Test
    void a_provider_by_a_third_party_builds_from_published_artifacts() throws Exception {
        new SampleBuild("custom-provider").verify();
    }
}
