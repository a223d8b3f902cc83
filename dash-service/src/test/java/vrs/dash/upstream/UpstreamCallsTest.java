package vrs.dash.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vrs.dash.ScriptedUpstream;
import vrs.dash.TestTicker;
import vrs.dash.Titles;
import vrs.signing.MediaSet;

class UpstreamCallsTest {
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
        upstream.when("r1-az1", ScriptedUpstream.TIMED_OUT).when("r1-az2", new Attempt.Failed(Attempt.Reason.BAD_BODY));

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
    void attempt_isBoundedByItsTimeoutAndByWhatIsLeft() {
        upstream.slow("r1", Duration.ofSeconds(10));

        assertThat(call(MediaSet.CENC, Duration.ofMillis(400))).isEqualTo(new UpstreamOutcome.NotToBeHad());
        assertThat(upstream.calls())
                .extracting(ScriptedUpstream.Call::timeout)
                .containsExactly(Duration.ofMillis(300), Duration.ofMillis(100));
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

    private UpstreamOutcome call(MediaSet set) {
        return call(set, Duration.ofSeconds(2));
    }

    private UpstreamOutcome call(MediaSet set, Duration budget) {
        UpstreamCalls calls = new UpstreamCalls(
                ScriptedUpstream.topology(),
                HOME,
                upstream,
                UpstreamConfig.of(Duration.ofMillis(300)),
                (instance, attempt) ->
                        heard.add(instance.name() + " " + attempt.getClass().getSimpleName()));
        StreamsQuery query = new StreamsQuery(
                set,
                "film",
                List.of(new StreamsQuery.Asked("v240", Optional.empty())),
                List.of(),
                Titles.NOW,
                "-",
                "CN");
        return calls.call(query, ScriptedUpstream.TRACE, Deadline.in(budget, ticker));
    }

    private static String az(UpstreamOutcome outcome) {
        return ((UpstreamOutcome.Served) outcome).az();
    }
}
