package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.redis.FeedHeard.message;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.feed.FeedSource;

/** The feed over a real Redis. */
class RedisFeedTest {
    private final FeedHeard listener = new FeedHeard();
    private final List<String> heard = listener.heard;
    private RedisServer server;
    private RedisFeed feed;
    private FeedSource.Subscription subscription;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.start();
        feed = RedisFeed.connect(server.config("any"), System::nanoTime);
        subscription = new RedisFeedSource(server.config("any"), System::nanoTime).subscribe(listener);
        awaitLooking().until(() -> heard.equals(List.of("subscribed")));
    }

    @AfterEach
    void end() throws IOException {
        subscription.close();
        feed.close();
        server.close();
    }

    @Test
    void messages_arriveInTheirOrder() {
        for (int i = 1; i <= 100; i++) {
            feed.tell(message(i));
        }

        awaitLooking().until(() -> heard.size() == 101);
        assertThat(heard.subList(1, 101))
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> message(i).text())
                        .toList());
        assertThat(feed.dropped()).isZero();
    }

    @Test
    void killedRedis_isLostAtOnce_andSubscribedAgainWhenItIsBack() throws IOException {
        server.kill();
        awaitLooking().until(() -> heard.contains("lost"));
        feed.tell(message(1));
        assertThat(feed.dropped()).isEqualTo(1);

        server.startAgain();
        awaitLooking().until(() -> heard.equals(List.of("subscribed", "lost", "subscribed")));
        awaitLooking().until(() -> {
            feed.tell(message(2));
            return heard.contains(message(2).text());
        });
    }

    @Test
    void hungRedis_isLost_thoughTheConnectionStands() {
        server.hang();

        awaitLooking().until(() -> heard.contains("lost"));

        server.goOn();
        awaitLooking().until(() -> heard.equals(List.of("subscribed", "lost", "subscribed")));
    }

    @Test
    void closedSubscription_hearsNothingMore() {
        subscription.close();
        List<String> before = List.copyOf(heard);

        feed.tell(message(1));

        assertThat(feed.dropped()).isZero();
        assertThat(heard).isEqualTo(before);
    }

    private ConditionFactory awaitLooking() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .conditionEvaluationListener(_ -> subscription.look());
    }
}
