package vrs.prove.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import vrs.catalog.Revision;
import vrs.catalog.StreamStore;
import vrs.prove.stores.server.Waiting;

/** Kills a leader, or one that follows it, in the midst of a publish. Used by one thread. */
final class LeaderKills {
    private static final Duration HIT_MAX = Duration.ofSeconds(10);
    private static final int SOON_MICROS = 3_000;

    private final KillSite site;
    private final Random random;

    LeaderKills(KillSite site, Random random) {
        this.site = site;
        this.random = random;
    }

    void run(Round round, String leader, String one, String other) throws IOException, InterruptedException {
        Order order = round.order("x");
        Revision commit =
                Revision.parse(site.state(leader).path("commit").asText()).orElseThrow();
        Predicate<Passing> append = it -> it.from().equals(leader) && it.kind() == Passing.Kind.APPEND;
        Predicate<Passing> mine = append.and(it -> it.carries(order.name()));
        Predicate<Passing> news = append.and(it -> it.commit().isAfter(commit));
        Predicate<Passing> toOne = it -> it.to().equals(one);
        Predicate<Passing> store = it -> it.from().equals(leader)
                && it.kind() == Passing.Kind.STORE
                && it.to().equals(storeOf(round.step()));
        Predicate<Passing> written = store.and(it -> it.carries(order.name()));
        // Some write in several calls: the one counts after which it is there.
        Predicate<Passing> done = store.and(_ -> isStored(round.step(), order, leader));
        Predicate<Passing> feed =
                it -> it.from().equals(leader) && it.kind() == Passing.Kind.FEED && it.carries(order.name());
        Trip trip = new Trip(leader, site.publisher(leader));
        switch (round.step()) {
            case BEFORE_APPEND -> trip.before(append);
            case OWN_APPEND -> trip.before(mine);
            case MAJORITY_UNHEARD -> trip.cutting(mine.and(toOne.negate())).after(1, mine);
            case ALL_UNHEARD -> trip.after(2, mine);
            case MAJORITY_HEARD -> trip.cutting(mine.and(toOne.negate()));
            case ACKNOWLEDGED -> trip.cutting(news);
            case COMMIT_AT_ONE -> trip.cutting(news.and(toOne.negate())).after(1, news);
            case BEFORE_DOCUMENT, BEFORE_SQL, BEFORE_REDIS -> trip.before(written);
            case AFTER_DOCUMENT, AFTER_SQL, AFTER_REDIS -> trip.after(1, done);
            case BEFORE_FEED -> trip.before(feed);
            case AFTER_FEED -> trip.after(1, feed);
            case REPAIR ->
                trip.before(it -> it.from().equals(leader)
                        && it.to().equals("redis")
                        && it.carries(Order.PREFIX)
                        && !it.carries(order.name()));
            case FOLLOWER_BEFORE -> trip = follower(one).before(mine.and(toOne));
            case FOLLOWER_AFTER -> trip = follower(one).after(1, mine.and(toOne));
            case PREPARE_UNHEARD, PROMISE_UNHEARD, FETCH_UNHEARD, FETCH_UNANSWERED, DEPOSED ->
                throw new IllegalArgumentException(round.step().words());
        }
        if (round.step() == Step.REPAIR) {
            site.seam(trip);
            site.az(leader).wipeRedis();
        }
        Seam seam = round.step() == Step.MAJORITY_HEARD ? new Soon(trip, mine) : trip;
        if (round.step() != Step.BEFORE_APPEND) {
            site.seam(seam);
        }
        CompletableFuture<JsonNode> answer = site.publish(leader, order);
        site.seam(seam);
        if (round.step() == Step.ACKNOWLEDGED) {
            answer.join();
            trip.kill();
        }
        boolean isTripped = trip.await(HIT_MAX);
        trip.kill();
        round.acknowledged(Order.acknowledged(answer.join()));
        round.hit(isTripped && isWhereItShould(round, order, leader, one, other));
    }

    private Trip follower(String az) {
        return new Trip(az, site.publisher(az));
    }

    private static String storeOf(Step step) {
        return step.name().substring(step.name().indexOf('_') + 1).toLowerCase(Locale.ROOT);
    }

    /** What the disks say of where it died. */
    private boolean isWhereItShould(Round round, Order order, String leader, String one, String other)
            throws IOException {
        boolean own = holds(leader, order);
        boolean second = holds(one, order);
        boolean third = holds(other, order);
        boolean isAnswered = !round.acknowledged().isEmpty();
        return switch (round.step()) {
            case BEFORE_APPEND -> !own && !isAnswered;
            case OWN_APPEND -> own && !second && !third && !isAnswered;
            case MAJORITY_UNHEARD, MAJORITY_HEARD -> own && second && !third && !isAnswered;
            case ALL_UNHEARD -> own && second && third && !isAnswered;
            case ACKNOWLEDGED -> own && (second || third) && isAnswered;
            case COMMIT_AT_ONE, BEFORE_FEED, AFTER_FEED -> own && second;
            case BEFORE_DOCUMENT, BEFORE_SQL, BEFORE_REDIS -> own && !isAllStored(round.step(), order, leader);
            case AFTER_DOCUMENT, AFTER_SQL, AFTER_REDIS -> isStored(round.step(), order, leader);
            case FOLLOWER_BEFORE -> !second;
            case FOLLOWER_AFTER -> second;
            case REPAIR -> true;
            case PREPARE_UNHEARD, PROMISE_UNHEARD, FETCH_UNHEARD, FETCH_UNANSWERED, DEPOSED -> false;
        };
    }

    private boolean holds(String az, Order order) throws IOException {
        return JournalFile.read(site.publisher(az).journal()).holds(order.vids().getFirst());
    }

    private boolean isStored(Step step, Order order, String az) {
        return order.vids().stream().anyMatch(vid -> isStored(step, vid, az));
    }

    private boolean isAllStored(Step step, Order order, String az) {
        return order.vids().stream().allMatch(vid -> isStored(step, vid, az));
    }

    private boolean isStored(Step step, String vid, String az) {
        return site.az(az).stores().get(storeOf(step)).lookup(vid, HIT_MAX) instanceof StreamStore.Lookup.Found;
    }

    /** Lets the answer through that makes a majority, and kills within a moment. */
    private final class Soon implements Seam {
        private final Trip trip;
        private final Predicate<Passing> answer;

        Soon(Trip trip, Predicate<Passing> answer) {
            this.trip = trip;
            this.answer = answer;
        }

        @Override
        public boolean lets(Passing passing) throws InterruptedException {
            return trip.lets(passing);
        }

        @Override
        public boolean returns(Passing passing, String said) {
            if (answer.test(passing)) {
                Duration moment = Duration.ofNanos(random.nextInt(SOON_MICROS) * 1_000L);
                Thread.ofVirtual().start(() -> killAfter(moment));
            }
            return true;
        }

        private void killAfter(Duration moment) {
            try {
                Waiting.let(moment);
                trip.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
