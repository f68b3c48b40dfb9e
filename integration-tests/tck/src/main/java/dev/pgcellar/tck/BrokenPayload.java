package dev.pgcellar.tck;

import dev.pgcellar.spi.Payload;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Payloads that do not deliver what they announce. */
enum BrokenPayload implements Payload {
    /** Throws after a few bytes. */
    FAILING {
        @Override
        public InputStream open() {
            return new SequenceInputStream(new ByteArrayInputStream(new byte[10]), new FailingStream());
        }
    },
    /** Ends before the announced length. */
    TOO_SHORT {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(new byte[10]);
        }
    };

    @Override
    public long length() {
        return 50_000;
    }
}
