package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.compressible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.spi.CompressionLevels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The codec and the format's usual program understand each other. */
interface CodecProgramTests extends CodecUnderTest {

    @Test
    default void is_understood_by_the_reference_program() throws Exception {
        ReferenceProgram program = availableProgram();
        byte[] plain = compressible(700_000);
        CompressionLevels levels = codec().levels();

        for (int level : new int[] {levels.min(), levels.low(), levels.medium(), levels.high()}) {
            assertThat(program.decompress(compress(plain, level)))
                    .as("level " + level)
                    .isEqualTo(plain);
        }
        assertThat(program.decompress(compress(new byte[0]))).isEmpty();
    }

    @Test
    default void understands_the_reference_program() throws Exception {
        ReferenceProgram program = availableProgram();
        byte[] plain = compressible(700_000);
        Arrays.fill(plain, 150_000, 350_000, (byte) 0);
        System.arraycopy(Samples.random(200_000, 60), 0, plain, 400_000, 200_000);

        for (List<String> options : program.variants()) {
            assertThat(decompress(program.compress(plain, options)))
                    .as("options " + options)
                    .isEqualTo(plain);
            assertThat(decompress(program.compress(new byte[0], options)))
                    .as("nothing, options " + options)
                    .isEmpty();
        }
    }

    private ReferenceProgram availableProgram() {
        assumeTrue(referenceProgram().isPresent(), "no program is known for this format");
        ReferenceProgram program = referenceProgram().get();
        assumeTrue(program.isAvailable(), "the program " + program.name() + " is not here");
        return program;
    }
}
