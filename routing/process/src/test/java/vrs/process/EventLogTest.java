package vrs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLogTest {
    private static final String HEAD = "ts=2026-01-02T03:04:05.678Z level=INFO instance=r1-az1-gateway-1 ";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EventLog log = new EventLog(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"), ZoneOffset.UTC),
            "r1-az1-gateway-1");

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void info_isOneLineOfKeysAndValues() {
        log.info("health", "of", "r1-az1-drm-1", "misses", 3);

        assertThat(written()).isEqualTo(HEAD + "event=health of=r1-az1-drm-1 misses=3" + System.lineSeparator());
    }

    @Test
    void warn_saysSo() {
        log.warn("lost");

        assertThat(written()).contains(" level=WARN ").endsWith(" event=lost" + System.lineSeparator());
    }

    @Test
    void line_isTakenAsItIs() {
        log.line("event=x a=b");

        assertThat(written()).isEqualTo(HEAD + "event=x a=b" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "two words|\"two words\"",
                "a=b|\"a=b\"",
                "say \"hi\"|\"say \\\"hi\\\"\"",
                "back\\slash here|\"back\\\\slash here\"",
                "``|\"\""
            })
    void values_areQuotedWhenTheyMustBe(String value, String shown) {
        log.info("x", "v", value);

        assertThat(written()).isEqualTo(HEAD + "event=x v=" + shown + System.lineSeparator());
    }

    @Test
    void lineBreaksInAValue_makeNoLine() {
        log.info("x", "v", "first\r\nts=forged");

        assertThat(written().lines()).hasSize(1);
        assertThat(written()).contains("v=\"first\\r\\nts=forged\"");
    }

    @Test
    void keyWithoutValue_isLeftOut() {
        log.info("x", "a", 1, "odd");

        assertThat(written()).isEqualTo(HEAD + "event=x a=1" + System.lineSeparator());
    }
}
