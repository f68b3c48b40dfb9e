package dev.pgcellar.tck;

import dev.pgcellar.spi.Codec;
import org.junit.jupiter.api.Timeout;

/**
 * Proves a {@link Codec} against its Javadoc. Extend it once per format and implement the hooks of
 * {@link CodecUnderTest}.
 */
@Timeout(180)
public abstract class CodecConformanceTest
        implements CodecRoundTripTests, CodecDamageTests, CodecStreamTests, CodecProgramTests {}
