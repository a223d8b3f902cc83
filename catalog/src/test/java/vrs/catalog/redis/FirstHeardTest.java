package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.redis.FeedHeard.message;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstHeardTest {
    private final FeedHeard listener = new FeedHeard();
    private final List<String> told = listener.heard;
    private final FirstHeard heard = new FirstHeard(listener);

    @Test
    void messageOfTwoPlaces_isHeardOnce() {
        heard.heard(message(1));
        heard.heard(message(2));
        heard.heard(message(1));
        heard.heard(message(2));
        heard.heard(message(3));

        assertThat(told)
                .containsExactly(
                        message(1).text(), message(2).text(), message(3).text());
    }

    @Test
    void feed_isLostWithItsLastPlace() {
        heard.subscribed();
        heard.subscribed();
        heard.lost();
        assertThat(told).containsExactly("subscribed", "subscribed");

        heard.lost();
        heard.subscribed();

        assertThat(told).containsExactly("subscribed", "subscribed", "lost", "subscribed");
    }

    @Test
    void endThatIsToldBeforeItsBeginning_leavesNothingConnected() {
        heard.lost();
        heard.subscribed();
        assertThat(told).isEmpty();

        heard.subscribed();
        assertThat(told).containsExactly("subscribed");
    }
}
