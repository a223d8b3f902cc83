package vrs.dash.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vrs.dash.Calls;
import vrs.dash.ScriptedUpstream;
import vrs.dash.TestTicker;
import vrs.dash.Titles;
import vrs.signing.MediaSet;

@Timeout(20)
class SharedClearTest {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration STALE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final UpstreamOutcome NOBODY = new UpstreamOutcome.NotToBeHad();

    private final TestTicker ticker = new TestTicker();
    private final List<StreamsQuery> asked = new ArrayList<>();
    private final List<SharingListener.Sharing> heard = new ArrayList<>();
    private Optional<UpstreamOutcome> script = Optional.empty();
    private boolean extendsLife = true;

    @Test
    void sameQuestion_isAskedOnce_forAMoment() {
        SharedClear shared = shared(Runnable::run);

        UpstreamOutcome first = shared.call(clear("one"), allowance());
        assertThat(shared.call(clear("other"), allowance())).isEqualTo(first);
        assertThat(asked).hasSize(1);

        ticker.advance(FRESH);
        shared.call(clear("one"), allowance());
        assertThat(asked).hasSize(2);
        assertThat(heard)
                .containsExactly(
                        SharingListener.Sharing.ASKED, SharingListener.Sharing.KEPT, SharingListener.Sharing.ASKED);
    }

    @Test
    void otherQuestions_areNotAnsweredByIt() {
        SharedClear shared = shared(Runnable::run);
        StreamsQuery film = clear("one");
        shared.call(film, allowance());

        shared.call(
                new StreamsQuery(film.set(), "other", film.renditions(), film.subtitles(), film.expiresAt(), "-", "CN"),
                allowance());
        shared.call(
                new StreamsQuery(film.set(), "film", List.of(), film.subtitles(), film.expiresAt(), "-", "CN"),
                allowance());
        shared.call(
                new StreamsQuery(film.set(), "film", film.renditions(), List.of(), film.expiresAt(), "-", "CN"),
                allowance());
        shared.call(
                new StreamsQuery(film.set(), "film", film.renditions(), film.subtitles(), film.expiresAt(), "-", "US"),
                allowance());

        assertThat(asked).hasSize(5);
    }

    /** Each answer of drm-service opens twenty licences: shared, they would end. */
    @Test
    void drm_isNeverShared() {
        SharedClear shared = shared(Runnable::run);

        shared.call(query(MediaSet.CENC, "one"), allowance());
        shared.call(query(MediaSet.CENC, "one"), allowance());

        assertThat(asked).hasSize(2);
        script = Optional.of(NOBODY);
        assertThat(shared.call(query(MediaSet.CENC, "one"), allowance())).isEqualTo(NOBODY);
    }

    @Test
    void addresses_lastAsLongAsTheyMayBeKept() {
        SharedClear shared = shared(Runnable::run);
        shared.call(clear("one"), allowance());

        assertThat(asked.getFirst().expiresAt())
                .isEqualTo(Titles.NOW.plus(FRESH).plus(STALE));
        shared.call(clear("one").lasting(Duration.ofSeconds(11)), allowance());
        assertThat(asked).hasSize(1);
        shared.call(clear("one").lasting(Duration.ofSeconds(12)), allowance());
        assertThat(asked).as("what ends too early serves nobody").hasSize(2);
    }

    @Test
    void fixedLife_isSharedOnlyWithWhoWantsTheSame() {
        extendsLife = false;
        SharedClear shared = shared(Runnable::run);
        shared.call(clear("one"), allowance());

        assertThat(asked.getFirst().expiresAt()).isEqualTo(Titles.NOW);
        shared.call(clear("one").lasting(Duration.ofSeconds(1)), allowance());
        assertThat(asked).hasSize(2);
    }

    @Test
    void serviceNotToBeHad_isBridged_andNotForLong() {
        SharedClear shared = shared(Runnable::run);
        UpstreamOutcome first = shared.call(clear("one"), allowance());
        script = Optional.of(NOBODY);

        ticker.advance(FRESH.plus(STALE).minusMillis(1));
        assertThat(shared.call(clear("one"), allowance())).isEqualTo(first);
        assertThat(heard).endsWith(SharingListener.Sharing.STALE);
        ticker.advance(Duration.ofMillis(1));
        assertThat(shared.call(clear("one"), allowance())).isEqualTo(NOBODY);
    }

    @Test
    void requestWhoseTimeIsOver_isNotServed() {
        SharedClear shared = shared(Runnable::run);
        shared.call(clear("one"), allowance());

        assertThat(shared.call(clear("one"), Calls.allowed(Duration.ZERO, ticker)))
                .isEqualTo(NOBODY);
    }

    @Test
    void failure_isNotKept() {
        SharedClear shared = shared(Runnable::run);
        script = Optional.of(NOBODY);
        assertThat(shared.call(clear("one"), allowance())).isEqualTo(NOBODY);
        script = Optional.empty();

        assertThat(shared.call(clear("one"), allowance())).isInstanceOf(UpstreamOutcome.Served.class);
    }

    @Test
    void withdrawal_endsAllThatIsKeptOfTheVideo() {
        SharedClear shared = shared(Runnable::run);
        StreamsQuery whole = clear("one");
        StreamsQuery part = new StreamsQuery(whole.set(), "film", List.of(), List.of(), whole.expiresAt(), "-", "CN");
        shared.call(whole, allowance());
        ticker.advance(FRESH);
        script = Optional.of(new UpstreamOutcome.Withdrawn());

        assertThat(shared.call(part, allowance())).isEqualTo(new UpstreamOutcome.Withdrawn());
        script = Optional.of(NOBODY);
        assertThat(shared.call(whole, allowance())).as("nothing stale of it").isEqualTo(NOBODY);
    }

    @Test
    void leaderWhoGivesUp_doesNotFailTheOthers_andAllWakeAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        StreamsCalls slow = (query, _) -> {
            calls.incrementAndGet();
            begun.countDown();
            return await(go) ? new UpstreamOutcome.Served(ScriptedUpstream.answer(query), "r1-az1") : NOBODY;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SharedClear shared = new SharedClear(slow, config(), threads, System::nanoTime, _ -> {});
            Callable<UpstreamOutcome> patient = () -> shared.call(clear("one"), allowanceFor(LONG));

            assertThat(shared.call(clear("one"), allowanceFor(Duration.ofMillis(20))))
                    .isEqualTo(NOBODY);
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            Future<UpstreamOutcome> second = threads.submit(patient);
            Future<UpstreamOutcome> third = threads.submit(patient);
            go.countDown();

            assertThat(second.get()).isInstanceOf(UpstreamOutcome.Served.class);
            assertThat(third.get()).isInstanceOf(UpstreamOutcome.Served.class);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void followers_doNotShareTheErrorOfTheLeader() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        StreamsCalls failingOnce = (query, _) -> {
            if (calls.incrementAndGet() == 1) {
                begun.countDown();
                await(go);
                return NOBODY;
            }
            return new UpstreamOutcome.Served(ScriptedUpstream.answer(query), "r1-az2");
        };
        // The one that leads runs on its own thread; those who follow are seen to wait by asking no more.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SharedClear shared = new SharedClear(failingOnce, config(), threads, System::nanoTime, _ -> {});
            Future<UpstreamOutcome> leader = threads.submit(() -> shared.call(clear("one"), allowanceFor(LONG)));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            CountDownLatch near = new CountDownLatch(1);
            Future<UpstreamOutcome> follower = threads.submit(() -> {
                near.countDown();
                return shared.call(clear("one"), allowanceFor(LONG));
            });
            assertThat(near.await(10, TimeUnit.SECONDS)).isTrue();
            go.countDown();

            assertThat(leader.get()).isEqualTo(NOBODY);
            assertThat(follower.get()).isInstanceOf(UpstreamOutcome.Served.class);
        }
    }

    @Test
    void noThreadLeft_isNotToBeHad_andLeavesNothingBehind() {
        List<Runnable> refused = new ArrayList<>();
        Executor ending = task -> {
            if (refused.isEmpty()) {
                refused.add(task);
                throw new RejectedExecutionException();
            }
            task.run();
        };
        SharedClear shared = shared(ending);

        assertThat(shared.call(clear("one"), allowance())).isEqualTo(NOBODY);
        assertThat(shared.call(clear("one"), allowance())).isInstanceOf(UpstreamOutcome.Served.class);
    }

    private SharedClear shared(Executor executor) {
        StreamsCalls calls = (query, _) -> {
            asked.add(query);
            return script.orElseGet(() -> new UpstreamOutcome.Served(ScriptedUpstream.answer(query), "r1-az1"));
        };
        return new SharedClear(calls, config(), executor, ticker, heard::add);
    }

    private SharingConfig config() {
        return SharingConfig.of(FRESH, STALE, extendsLife);
    }

    private Allowance allowance() {
        return Calls.allowed(Duration.ofSeconds(2), ticker);
    }

    private Allowance allowanceFor(Duration budget) {
        return Calls.allowed(budget, ticker);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static StreamsQuery clear(String subject) {
        return query(MediaSet.CLEAR, subject);
    }

    private static StreamsQuery query(MediaSet set, String subject) {
        return new StreamsQuery(
                set,
                "film",
                List.of(new StreamsQuery.Asked("v240", Optional.empty())),
                List.of("en"),
                Titles.NOW,
                subject,
                "CN");
    }
}
