package vrs.dash.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vrs.dash.Titles;

class AddressLifeTest {
    @Test
    void usual_isTheTitleAndTwoHours_neverRoundedDown() {
        AddressLife life = new AddressLife(Optional.empty());

        assertThat(life.end(Titles.open(), Titles.NOW)).isEqualTo(Instant.parse("2026-03-01T14:00:12Z"));
        assertThat(life.end(Titles.open(), Titles.NOW.plusNanos(1))).isEqualTo(Instant.parse("2026-03-01T14:00:13Z"));
    }

    @Test
    void fixed_isTheSameForEveryTitle() {
        AddressLife life = new AddressLife(Optional.of(Duration.ofMillis(1500)));

        assertThat(life.end(Titles.open(), Titles.NOW)).isEqualTo(Titles.NOW.plusSeconds(2));
    }
}
