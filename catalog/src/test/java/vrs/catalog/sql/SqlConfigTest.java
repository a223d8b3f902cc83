package vrs.catalog.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlConfigTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1 | 0     | vrs               | vrs | 8   | port
            127.0.0.1 | 65536 | vrs               | vrs | 8   | port
            127.0.0.1 | 9092  | vrs;INIT=RUNSCRIPT | vrs | 8   | database
            127.0.0.1 | 9092  | vrs?sslmode=off   | vrs | 8   | database
            127.0.0.1 | 9092  | ../other          | vrs | 8   | database
            127.0.0.1/x | 9092 | vrs              | vrs | 8   | host
            a,b       | 9092  | vrs               | vrs | 8   | host
            127.0.0.1 | 9092  | vrs               | ''  | 8   | user
            127.0.0.1 | 9092  | vrs               | vrs | 0   | connectionsMax
            127.0.0.1 | 9092  | vrs               | vrs | 257 | connectionsMax
            """)
    void badValue_isRefusedByName(
            String host, int port, String database, String user, int connectionsMax, String name) {
        assertThatThrownBy(() -> new SqlConfig(SqlProduct.H2, host, port, database, user, "", connectionsMax))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is ");
    }

    @Test
    void text_hidesThePassword() {
        assertThat(new SqlConfig(SqlProduct.MARIADB, "db-1.example", 3306, "vrs", "app", "hush", 8))
                .asString()
                .contains("MARIADB", "app@db-1.example:3306/vrs")
                .doesNotContain("hush");
    }
}
