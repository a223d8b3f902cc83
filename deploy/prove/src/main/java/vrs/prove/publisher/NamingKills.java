package vrs.prove.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import vrs.prove.stores.server.Waiting;

/** Kills one that was just named leader, and one that was and does not know better. Used by one thread. */
final class NamingKills {
    private static final Duration HIT_MAX = Duration.ofSeconds(10);

    private final KillSite site;

    NamingKills(KillSite site) {
        this.site = site;
    }

    void run(Round round, String leader, String named) throws IOException, InterruptedException {
        Predicate<Passing> prepare = it -> it.from().equals(named) && it.kind() == Passing.Kind.PREPARE;
        Predicate<Passing> fetch = it -> it.from().equals(named) && it.kind() == Passing.Kind.FETCH;
        Trip trip = new Trip(named, site.publisher(named));
        switch (round.step()) {
            case PREPARE_UNHEARD -> whileItIsNamed(round, leader, named, trip.before(prepare));
            case PROMISE_UNHEARD -> whileItIsNamed(round, leader, named, trip.after(1, prepare));
            case FETCH_UNHEARD -> whileItCatchesUp(round, leader, named, trip.before(fetch));
            case FETCH_UNANSWERED -> whileItCatchesUp(round, leader, named, trip.after(1, fetch));
            case DEPOSED -> depose(round, leader, named, false);
            case BEFORE_APPEND,
                    OWN_APPEND,
                    MAJORITY_UNHEARD,
                    ALL_UNHEARD,
                    MAJORITY_HEARD,
                    ACKNOWLEDGED,
                    COMMIT_AT_ONE,
                    BEFORE_DOCUMENT,
                    AFTER_DOCUMENT,
                    BEFORE_SQL,
                    AFTER_SQL,
                    BEFORE_REDIS,
                    AFTER_REDIS,
                    BEFORE_FEED,
                    AFTER_FEED,
                    REPAIR,
                    FOLLOWER_BEFORE,
                    FOLLOWER_AFTER ->
                throw new IllegalArgumentException(round.step().words());
        }
    }

    private void whileItIsNamed(Round round, String leader, String named, Trip trip)
            throws IOException, InterruptedException {
        site.seam(trip);
        CompletableFuture<JsonNode> answer = site.publish(leader, round.order("x"));
        Home.name(site.home(), named);
        round.hit(trip.await(HIT_MAX));
        trip.kill();
        round.acknowledged(Order.acknowledged(answer.join()));
    }

    private void whileItCatchesUp(Round round, String leader, String named, Trip trip)
            throws IOException, InterruptedException {
        site.seam(trip.cutting(it -> it.from().equals(leader)
                && it.to().equals(named)
                && (it.kind() == Passing.Kind.INSTALL || it.kind() == Passing.Kind.APPEND && it.hasChanges())));
        round.acknowledged(
                Order.acknowledged(site.publish(leader, round.order("x")).join()));
        Home.name(site.home(), named);
        round.hit(trip.await(HIT_MAX) && !round.acknowledged().isEmpty());
        trip.kill();
    }

    /**
     * The leader is stopped while its changes are on their way; they arrive when another one leads, and it is continued.
     *
     * @param isForged whether they arrive as if the new leader had sent them, as they would if nobody looked at epochs
     */
    void depose(Round round, String leader, String named, boolean isForged) throws IOException, InterruptedException {
        Order late = round.order("late");
        Stop stop = new Stop(leader, late);
        site.seam(stop);
        CompletableFuture<JsonNode> answer = site.publish(leader, late);
        if (!stop.onTheirWay.await(HIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("no change of " + leader + " was on its way");
        }
        site.publisher(leader).hang();
        long epoch = Home.name(site.home(), named).leaderEpoch();
        boolean isLed = site.awaitLeads(named);
        if (!isForged) {
            round.acknowledged(
                    Order.acknowledged(site.publish(named, round.order("x")).join()));
        }
        stop.letGo(isForged ? epoch : 0);
        boolean isArrived = Waiting.until(() -> stop.refused.get() + stop.taken.get() == 2, HIT_MAX);
        site.publisher(leader).goOn();
        // It may not know yet that it was deposed: nobody must be told that this is published.
        round.acknowledged(
                Order.acknowledged(site.publish(leader, round.order("later")).join()));
        round.acknowledged(Order.acknowledged(answer.join()));
        for (int i = 0; i < stop.refused.get(); i++) {
            round.late(true);
        }
        for (int i = 0; i < stop.taken.get(); i++) {
            round.late(false);
        }
        site.publisher(leader).kill();
        round.hit(isLed && isArrived && site.leads(named) && stop.refused.get() == 2);
        site.seam(Seam.OPEN);
    }

    /** Holds the changes of a leader back until they are let go. */
    private static final class Stop implements Seam {
        private final String leader;
        private final Order late;
        private final CountDownLatch onTheirWay = new CountDownLatch(2);
        private final CountDownLatch letGo = new CountDownLatch(1);
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger taken = new AtomicInteger();
        private volatile long forgedEpoch;

        Stop(String leader, Order late) {
            this.leader = leader;
            this.late = late;
        }

        void letGo(long epoch) {
            forgedEpoch = epoch;
            letGo.countDown();
        }

        private boolean isLate(Passing passing) {
            return passing.from().equals(leader)
                    && passing.kind() == Passing.Kind.APPEND
                    && passing.carries(late.name());
        }

        @Override
        public boolean lets(Passing passing) throws InterruptedException {
            if (isLate(passing) && letGo.getCount() > 0) {
                onTheirWay.countDown();
                letGo.await();
            }
            return true;
        }

        @Override
        public String given(Passing passing) {
            return forgedEpoch > 0 && isLate(passing) ? passing.inEpoch(forgedEpoch) : passing.text();
        }

        @Override
        public boolean returns(Passing passing, String answer) {
            if (isLate(passing)) {
                (answer.startsWith("refused") ? refused : taken).incrementAndGet();
            }
            return true;
        }
    }
}
