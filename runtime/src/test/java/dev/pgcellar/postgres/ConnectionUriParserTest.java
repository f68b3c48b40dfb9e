package dev.pgcellar.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUriParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://                               | ''",
                "postgres://localhost                        | host=localhost",
                "postgresql://localhost:5433                 | host=localhost;port=5433",
                "postgresql://localhost/mydb                 | host=localhost;dbname=mydb",
                "postgresql://user@localhost                 | host=localhost;user=user",
                "postgresql://user:secret@localhost          | host=localhost;user=user;password=secret",
                "postgresql://u@h/db?connect_timeout=10&application_name=myapp"
                        + " | host=h;dbname=db;user=u;connect_timeout=10;application_name=myapp",
                "postgresql://host1:123,host2:456/db?target_session_attrs=any"
                        + " | host=host1,host2;port=123,456;dbname=db;target_session_attrs=any",
                "postgresql://host1,host2:456                | host=host1,host2;port=,456",
                "postgresql://h1,h2                          | host=h1,h2;port=,",
                "postgresql:///mydb?host=localhost&port=5433 | host=localhost;port=5433;dbname=mydb",
                "postgresql://[2001:db8::1234]/database      | host=2001:db8::1234;dbname=database",
                "postgresql://[::1]:5433,h2                  | host=::1,h2;port=5433,",
                "postgresql:///dbname?host=/var/lib/postgresql | host=/var/lib/postgresql;dbname=dbname",
                "postgresql://%2Fvar%2Flib%2Fpostgresql/dbname | host=/var/lib/postgresql;dbname=dbname",
                "postgresql://u%40x:p%2F%3Aw@h/d%20b         | host=h;dbname=d b;user=u@x;password=p/:w",
                "postgresql://u:p?w@h                        | host=h;user=u;password=p?w",
                "postgresql://u:p:w@h                        | host=h;user=u;password=p:w",
                "postgresql://h/?user=other&password=        | host=h;user=other;password=",
                "postgresql://h?ssl=true                     | host=h;sslmode=require",
                "postgresql://h/db?user=a+b                  | host=h;dbname=db;user=a+b",
                "postgresql://h/db?user=%C3%A9               | host=h;dbname=db;user=é",
                "postgresql://h/db?user=a&                   | host=h;dbname=db;user=a",
            })
    void reads_uris(String uri, String expected) {
        String values = ConnectionUriParser.parse(uri).entrySet().stream()
                .map(entry -> entry.getKey().word() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));

        assertThat(values).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:secret@[::1",
                "postgresql://u:secret@[]",
                "postgresql://u:secret@[::1]x",
                "postgresql://u:secret@h/db%zz",
                "postgresql://u:secret@h/db%2",
                "postgresql://u:secret@h/db%00",
                "postgresql://u:secret@h/db%C3",
                "postgresql://u:secret@h?user",
                "postgresql://u:secret@h?user=a=b",
                "postgresql://u:secret@h?user=a&&port=1",
                "postgresql://u:secret@h?unheard=1",
            })
    void refuses_malformed_uris_without_repeating_them(String uri) {
        assertThatThrownBy(() -> ConnectionUriParser.parse(uri))
                .isInstanceOf(InvalidConnectionSettingsException.class)
                .hasMessageStartingWith("invalid PostgreSQL connection URI: ")
                .hasMessageNotContaining("secret");
    }
}
