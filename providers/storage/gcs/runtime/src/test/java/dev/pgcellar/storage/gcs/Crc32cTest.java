package dev.pgcellar.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import dev.pgcellar.spi.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Crc32cTest {

    /** RFC 3720 appendix B.4 has the checksum of 32 zeros; the one of digits is the usual check value. */
    @Test
    void writes_the_highest_byte_first() {
        assertThat(Crc32c.text(Crc32c.of(Payload.of(new byte[32])))).isEqualTo("ipE2qg==");
        assertThat(Crc32c.text(Crc32c.of(Payload.of("123456789".getBytes(StandardCharsets.US_ASCII)))))
                .isEqualTo("4waSgw==");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "5,0", "1,1", "7,1000", "1000,7", "65536,300001", "5000000,12345678"})
    void combines_the_sums_of_two_runs(int first, int second) {
        byte[] bytes = new byte[first + second];
        new Random(first).nextBytes(bytes);

        int combined = Crc32cCombination.of(
                Crc32c.of(Payload.of(bytes, 0, first)), Crc32c.of(Payload.of(bytes, first, second)), second);

        assertThat(combined).isEqualTo(Crc32c.of(Payload.of(bytes)));
    }

    @Test
    void finds_the_sum_among_others_in_one_header_or_several() {
        HttpHeaders together = new HttpHeaders();
        together.set(Crc32c.HEADER, List.of("crc32c=ipE2qg==,md5=cLz0s2ALlDp2wx+Csh2xVA=="));
        HttpHeaders apart = new HttpHeaders();
        apart.set(Crc32c.HEADER, Arrays.asList("md5=cLz0s2ALlDp2wx+Csh2xVA==", "crc32c=ipE2qg=="));

        assertThat(Crc32c.in(together)).contains("ipE2qg==");
        assertThat(Crc32c.in(apart)).contains("ipE2qg==");
        assertThat(Crc32c.in(new HttpHeaders())).isEmpty();
    }
}
