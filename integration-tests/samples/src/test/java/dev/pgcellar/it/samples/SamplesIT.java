package dev.pgcellar.it.samples;

import org.junit.jupiter.api.Test;

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
