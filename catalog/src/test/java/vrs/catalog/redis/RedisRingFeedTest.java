package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.redis.FeedHeard.message;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.feed.FeedSource;
import vrs.catalog.ring.RingConfig;

/** The feed over a ring of two real Redis processes. */
class RedisRingFeedTest {
    private final FeedHeard listener = new FeedHeard();
    private final List<String> heard = listener.heard;
    private RedisServer first;
    private RedisServer second;
    private RedisFeed feed;
    private FeedSource.Subscription subscription;

    @BeforeEach
    void start() throws IOException {
        first = RedisServer.start();
        second = RedisServer.start();
        RedisConfig ring =
                RedisConfig.of(new RedisSite.Ring(List.of(first.node(), second.node()), RingConfig.defaults()));
        feed = RedisFeed.connect(ring, System::nanoTime);
        subscription = new RedisFeedSource(ring, System::nanoTime).subscribe(listener);
        awaitLooking().until(() -> heard.equals(List.of("subscribed", "subscribed")));
        heard.clear();
    }

    @AfterEach
    void end() throws IOException {
        subscription.close();
        feed.close();
        first.close();
        second.close();
    }

    @Test
    void messages_areHeardOnce_andInTheirOrder() {
        for (int i = 1; i <= 50; i++) {
            feed.tell(message(i));
        }

        awaitLooking().until(() -> heard.contains(message(50).text()));
        assertThat(heard)
                .isEqualTo(IntStream.rangeClosed(1, 50)
                        .mapToObj(i -> message(i).text())
                        .toList());
        assertThat(feed.dropped()).isZero();
    }

    @Test
    void eitherNode_isEnough_andTheFeedIsLostWithBoth() throws IOException {
        first.kill();
        awaitTold(1);
        first.startAgain();
        awaitLooking().until(() -> heard.contains("subscribed"));
        second.kill();
        awaitTold(2);
        assertThat(heard).doesNotContain("lost");

        first.kill();

        awaitLooking().until(() -> heard.contains("lost"));
        feed.tell(message(3));
        assertThat(feed.dropped()).isPositive();
    }

    /** The first message after a loss may go down with the connection. */
    private void awaitTold(int counter) {
        awaitLooking().until(() -> {
            feed.tell(message(counter));
            return heard.contains(message(counter).text());
        });
    }

    private ConditionFactory awaitLooking() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .conditionEvaluationListener(_ -> subscription.look());
    }
}
