package vrs.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    @Test
    void request_carriesTheDrawnIntent() {
        PlannedRequest request = scenario("film", "autoplay=1", List.of(), 1).next();

        assertThat(request)
                .isEqualTo(new PlannedRequest(Intent.AUTOPLAY, "/dash?vid=film&intent=autoplay", Optional.empty()));
    }

    @Test
    void intentOfTheWordList_beatsTheMix() {
        PlannedRequest request =
                scenario("vid=film&intent=preload", "play=1", List.of(), 1).next();

        assertThat(request.intent()).isEqualTo(Intent.PRELOAD);
        assertThat(request.pathAndQuery()).isEqualTo("/dash?vid=film&intent=preload");
    }

    @Test
    void membersTakeTurns_besideTheAnonymous() {
        Scenario scenario = new Scenario(
                Queries.WordList.parse(List.of("film")),
                Mix.parse("play=1"),
                new Viewers(List.of("token-1", " ", "token-2"), 0.25),
                new Random(1));
        List<Optional<String>> tokens = Stream.generate(scenario::next)
                .limit(10_000)
                .map(PlannedRequest::token)
                .toList();
        List<String> members = tokens.stream().flatMap(Optional::stream).toList();

        assertThat((double) members.size()).isCloseTo(7_500, within(200.0));
        assertThat(IntStream.range(0, members.size()))
                .allMatch(i -> members.get(i).equals(i % 2 == 0 ? "token-1" : "token-2"));
    }

    @Test
    void sameSeed_makesTheSameRequests() {
        assertThat(thousand(5)).isEqualTo(thousand(5)).isNotEqualTo(thousand(6));
    }

    @Test
    void brokenViewers_areRefused() {
        assertThatThrownBy(() -> new Viewers(List.of("a b"), 0)).hasMessageContaining("one token a line");
        assertThatThrownBy(() -> new Viewers(List.of(), 1.5)).hasMessageContaining("anonymous share");
    }

    private static List<PlannedRequest> thousand(long seed) {
        Scenario scenario = scenario("film", "play=1,preload=1", List.of("token"), seed);
        return Stream.generate(scenario::next).limit(1_000).toList();
    }

    private static Scenario scenario(String line, String mix, List<String> tokens, long seed) {
        return new Scenario(
                Queries.WordList.parse(List.of(line)), Mix.parse(mix), new Viewers(tokens, 0.5), new Random(seed));
    }
}
