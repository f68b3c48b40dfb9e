package dev.pgcellar.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

    @Test
    void leaves_plain_words_as_they_are() {
        String command = ShellWord.join(Stream.of("/opt/pgcellar/bin/pgcellar", "file:///srv/a-b_c", "%p"));

        assertThat(command).isEqualTo("/opt/pgcellar/bin/pgcellar file:///srv/a-b_c %p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "it's", "$HOME", "a;b", "\\", "", "*", "ä", "\""})
    void is_read_back_by_a_shell_as_it_was(String text) {
        String script = "printf %s " + new ShellWord(text);

        String read = CommandLineProcess.of("/bin/sh", "-c", script)
                .run(Duration.ofSeconds(30))
                .expectSuccess()
                .stdout();

        assertThat(read).isEqualTo(text);
    }
}
