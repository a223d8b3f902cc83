package vrs.dash.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vrs.dash.Calls;
import vrs.dash.ScriptedUpstream;
import vrs.dash.TestTicker;
import vrs.dash.Titles;
import vrs.failover.FailureReason;
import vrs.signing.MediaSet;

class CrossAzStreamsTest {
    private static final String HOME = "r1-az1";

    private final TestTicker ticker = new TestTicker();
    private final ScriptedUpstream upstream = new ScriptedUpstream(ticker);
    private final List<String> heard = new ArrayList<>();

    @Test
    void ownAz_isAskedFirst() {
        assertThat(az(call(MediaSet.CENC))).isEqualTo(HOME);
        assertThat(upstream.asked()).containsExactly("r1-az1-drm-1");
    }

    @Test
    void clearSet_isAskedOfClear() {
        assertThat(az(call(MediaSet.CLEAR))).isEqualTo(HOME);
        assertThat(upstream.asked()).containsExactly("r1-az1-clear-1");
    }

    @Test
    void failedAttempt_goesToTheNeighbourAndNeverToTheSameAz() {
        upstream.when("r1-az1", ScriptedUpstream.TIMED_OUT);

        assertThat(az(call(MediaSet.CENC))).isEqualTo("r1-az2");
        assertThat(upstream.asked()).containsExactly("r1-az1-drm-1", "r1-az2-drm-1");
    }

    @Test
    void failedAttempts_areAtMostTwo() {
        upstream.when("r1-az1", ScriptedUpstream.TIMED_OUT).when("r1-az2", new Attempt.Failed(FailureReason.BAD_BODY));

        assertThat(call(MediaSet.CENC)).isEqualTo(new UpstreamOutcome.NotToBeHad());
        assertThat(upstream.asked()).containsExactly("r1-az1-drm-1", "r1-az2-drm-1");
    }

    @Test
    void refusedConnections_costNoAttempt_soAllAzsAreTried() {
        upstream.when("r1", ScriptedUpstream.NOBODY);

        assertThat(az(call(MediaSet.CENC))).isEqualTo("r2-az1");
        assertThat(upstream.asked()).containsExactly("r1-az1-drm-1", "r1-az1-drm-2", "r1-az2-drm-1", "r2-az1-drm-1");
    }

    @Test
    void secondInstanceOfTheAz_answersWhenTheFirstIsNotThere() {
        upstream.when("r1-az1-drm-1", ScriptedUpstream.NOBODY);

        assertThat(az(call(MediaSet.CENC))).isEqualTo(HOME);
    }

    @Test
    void withdrawn_endsTheWalk() {
        upstream.when("r1-az1", new Attempt.Withdrawn());

        assertThat(call(MediaSet.CENC)).isEqualTo(new UpstreamOutcome.Withdrawn());
        assertThat(upstream.asked()).hasSize(1);
    }

    @Test
    void attempts_shareWhatIsLeft() {
        upstream.slow("r1", Duration.ofSeconds(10));

        assertThat(call(MediaSet.CENC, Duration.ofMillis(400))).isEqualTo(new UpstreamOutcome.NotToBeHad());
        assertThat(upstream.calls())
                .extracting(ScriptedUpstream.Call::timeout)
                .containsExactly(Duration.ofMillis(200), Duration.ofMillis(200));
    }

    @Test
    void tooLittleTimeLeft_makesNoCall() {
        assertThat(call(MediaSet.CENC, Duration.ofMillis(4))).isEqualTo(new UpstreamOutcome.NotToBeHad());
        assertThat(upstream.asked()).isEmpty();
    }

    @Test
    void everyAttempt_isHeardOf() {
        upstream.when("r1-az1", ScriptedUpstream.TIMED_OUT);

        call(MediaSet.CENC);

        assertThat(heard).containsExactly("r1-az1-drm-1 Failed", "r1-az2-drm-1 Answered");
    }

    @Test
    void repeatedRequest_makesNoSecondAttempt() {
        upstream.when("r1-az1", ScriptedUpstream.TIMED_OUT);

        UpstreamOutcome outcome =
                streams().call(query(MediaSet.CENC), allowed(Map.of()).repeated());

        assertThat(outcome).isEqualTo(new UpstreamOutcome.NotToBeHad());
        assertThat(upstream.asked()).containsExactly("r1-az1-drm-1");
        assertThat(upstream.calls().getFirst().marks().isRepeated()).isTrue();
    }

    /** Three timeouts in a row: nobody waits for a fourth. */
    @Test
    void azThatFailsInBulk_isPassedOver_alsoByRepeatedRequests() {
        upstream.when("r1-az1", ScriptedUpstream.TIMED_OUT);
        StreamsCalls streams = streams();
        for (int i = 0; i < 3; i++) {
            streams.call(query(MediaSet.CLEAR), allowed(Map.of()));
        }
        int before = upstream.asked().size();

        assertThat(az(streams.call(query(MediaSet.CLEAR), allowed(Map.of()).repeated())))
                .isEqualTo("r1-az2");
        assertThat(upstream.asked().subList(before, upstream.asked().size())).containsExactly("r1-az2-clear-1");
        assertThat(az(streams.call(query(MediaSet.CENC), allowed(Map.of()))))
                .as("the other service of that AZ has its own health")
                .isEqualTo("r1-az2");
        assertThat(upstream.asked()).contains("r1-az1-drm-1");
    }

    @Test
    void avoidingForbidden_asksTheOwnAzAgain() {
        upstream.when("r1-az1", ScriptedUpstream.TIMED_OUT);
        StreamsCalls streams = streams();
        for (int i = 0; i < 4; i++) {
            streams.call(query(MediaSet.CLEAR), allowed(Map.of("avoid.clear", "off")));
        }

        assertThat(upstream.asked().stream().filter("r1-az1-clear-1"::equals)).hasSize(4);
    }

    @Test
    void drainedAz_isLeftOut_andTheOnlyOneIsNot() {
        assertThat(az(streams().call(query(MediaSet.CENC), allowed(Map.of("az.r1-az1", "drained")))))
                .isEqualTo("r1-az2");
        assertThat(az(streams()
                        .call(
                                query(MediaSet.CENC),
                                allowed(Map.of(
                                        "az.r1-az1", "drained", "az.r1-az2", "drained", "az.r2-az1", "drained")))))
                .isEqualTo(HOME);
    }

    @Test
    void pinned_asksTheOwnAzOnly() {
        upstream.when("r1-az1", ScriptedUpstream.TIMED_OUT);
        StreamsCalls pinned = Calls.to(upstream, ticker, Calls.azs(ticker).pinned(), (_, _) -> {});

        assertThat(pinned.call(query(MediaSet.CENC), allowed(Map.of()))).isEqualTo(new UpstreamOutcome.NotToBeHad());
        assertThat(upstream.asked()).containsExactly("r1-az1-drm-1");
    }

    @Test
    void instancesOfAnAz_takeTurns_andTheOneThatFailedComesLast() {
        StreamsCalls streams = streams();
        streams.call(query(MediaSet.CENC), allowed(Map.of()));
        streams.call(query(MediaSet.CENC), allowed(Map.of()));
        upstream.when("r1-az1-drm-1", ScriptedUpstream.TIMED_OUT);
        streams.call(query(MediaSet.CENC), allowed(Map.of()));
        streams.call(query(MediaSet.CENC), allowed(Map.of()));
        streams.call(query(MediaSet.CENC), allowed(Map.of()));

        assertThat(upstream.asked())
                .containsExactly(
                        "r1-az1-drm-1", "r1-az1-drm-2", "r1-az1-drm-1", "r1-az2-drm-1", "r1-az1-drm-2", "r1-az1-drm-2");
    }

    private UpstreamOutcome call(MediaSet set) {
        return call(set, Duration.ofSeconds(2));
    }

    private UpstreamOutcome call(MediaSet set, Duration budget) {
        return streams().call(query(set), Calls.allowed(budget, ticker));
    }

    private StreamsCalls streams() {
        return Calls.to(
                upstream,
                ticker,
                Calls.azs(ticker),
                (instance, attempt) ->
                        heard.add(instance.name() + " " + attempt.getClass().getSimpleName()));
    }

    private Allowance allowed(Map<String, String> control) {
        return Calls.allowed(Duration.ofSeconds(2), ticker, control);
    }

    private static StreamsQuery query(MediaSet set) {
        return new StreamsQuery(
                set,
                "film",
                List.of(new StreamsQuery.Asked("v240", Optional.empty())),
                List.of(),
                Titles.NOW,
                "-",
                "CN");
    }

    private static String az(UpstreamOutcome outcome) {
        return ((UpstreamOutcome.Served) outcome).az();
    }
}
