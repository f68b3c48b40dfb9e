package dev.pgcellar.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.InvalidConfigurationException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRulesTest {

    private static ProxyRules rules(Map<String, String> environment) {
        return new ProxyRules(new Environment(environment::get));
    }

    @Test
    void takes_the_proxy_of_the_scheme() {
        ProxyRules rules = rules(Map.of("HTTPS_PROXY", "http://secure:3128", "http_proxy", "plain:8080"));

        assertThat(rules.proxyFor(URI.create("https://s3.test")))
                .contains(new ProxyRules.HttpProxy("secure", 3128, null));
        assertThat(rules.proxyFor(URI.create("http://s3.test")))
                .contains(new ProxyRules.HttpProxy("plain", 8080, null));
    }

    @Test
    void goes_directly_when_no_proxy_is_set() {
        assertThat(rules(Map.of()).proxyFor(URI.create("https://s3.test"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'*', http://s3.test, true",
        "s3.test, http://s3.test, true",
        "s3.test, http://bucket.s3.test, true",
        ".test, http://s3.test, true",
        "'other, s3.test', http://s3.test:9000, true",
        "s3.test:9000, http://s3.test:9000, true",
        "s3.test:9000, http://s3.test:9001, false",
        "S3.TEST, http://s3.test, true",
        "3.test, http://s3.test, false",
        "127.0.0.1, http://127.0.0.1:9000, true"
    })
    void goes_directly_to_what_no_proxy_covers(String noProxy, URI target, boolean direct) {
        ProxyRules rules = rules(Map.of("HTTP_PROXY", "http://proxy:3128", "NO_PROXY", noProxy));

        assertThat(rules.proxyFor(target).isEmpty()).isEqualTo(direct);
    }

    @Test
    void shows_no_password_of_a_malformed_proxy() {
        ProxyRules rules = rules(Map.of("HTTP_PROXY", "socks5://user:secret@proxy:1"));

        assertThatThrownBy(() -> rules.proxyFor(URI.create("http://s3.test")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("HTTP_PROXY does not name a usable proxy")
                .hasMessageNotContaining("secret");
    }
}
