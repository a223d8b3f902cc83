package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.catalog.feed.FeedListener;
import vrs.catalog.feed.FeedMessage;

class FirstHeardTest {
    private final List<String> told = new ArrayList<>();
    private final FirstHeard heard = new FirstHeard(new FeedListener() {
        @Override
        public void subscribed() {
            told.add("subscribed");
        }

        @Override
        public void lost() {
            told.add("lost");
        }

        @Override
        public void heard(FeedMessage message) {
            told.add(message.vid());
        }
    });

    @Test
    void messageOfTwoPlaces_isHeardOnce() {
        heard.heard(message(1));
        heard.heard(message(2));
        heard.heard(message(1));
        heard.heard(message(2));
        heard.heard(message(3));

        assertThat(told).containsExactly("v1", "v2", "v3");
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

    private static FeedMessage message(long counter) {
        return new FeedMessage(revision(counter - 1), revision(counter), "v" + counter);
    }
}
