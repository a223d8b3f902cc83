package vrs.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.catalog.Revision;

class FeedMessageTest {
    @Test
    void text_isReadBack() {
        FeedMessage message = new FeedMessage(new Revision(1, 9), new Revision(2, 1), "film_1-x");

        assertThat(message.text()).isEqualTo("1.9 2.1 film_1-x");
        assertThat(FeedMessage.parse(message.text())).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.1",
                "1.1 1.2",
                "1.2 1.2 a",
                "1.3 1.2 a",
                "1.1 1.2 a b",
                "1.1 1.2 ä",
                "x 1.2 a",
                "1.1  1.2 a"
            })
    void otherText_isNoMessage(String text) {
        assertThat(FeedMessage.parse(text)).isEmpty();
    }

    @Test
    void changeThatComesBeforeThePreviousOne_isRefused() {
        assertThatThrownBy(() -> new FeedMessage(new Revision(2, 1), new Revision(1, 9), "film"))
                .hasMessageContaining("1.9 does not come after 2.1");
    }
}
