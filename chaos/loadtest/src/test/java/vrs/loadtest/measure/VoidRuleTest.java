package vrs.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VoidRuleTest {
    private static final long MS = 1_000_000;
    private static final VoidRule RULE = new VoidRule(20, 0.01, 0.70);

    @Test
    void loadThatWentAsIntended_isValid() {
        assertThat(RULE.judge(tally(990, 10).counts(), 0.70)).isEqualTo(new Validity.Valid());
    }

    @Test
    void moreThanOneInHundredLate_isVoid() {
        assertThat(RULE.judge(tally(989, 11).counts(), 0.1))
                .isEqualTo(new Validity.Void(
                        List.of("fell behind: 11 of 1000 requests left 20 ms or more after their moment")));
    }

    @Test
    void generatorThatNeedsItsCore_isVoid() {
        assertThat(RULE.judge(tally(1, 0).counts(), 0.71))
                .isEqualTo(new Validity.Void(List.of("the generator itself needed 71 % of a core, over 70 %")));
    }

    @Test
    void requestThatWasNeverSent_isVoid() {
        Tally tally = tally(1_000, 0);
        tally.ended("play", Outcome.Unanswered.NOT_SENT, 0, 0);

        assertThat(RULE.judge(tally.counts(), 0.1))
                .isEqualTo(new Validity.Void(List.of("1 requests were never sent: too many waited for a connection")));
    }

    @Test
    void nothingSent_isVoid() {
        assertThat(RULE.judge(tally(0, 0).counts(), 0)).isEqualTo(new Validity.Void(List.of("nothing was sent")));
    }

    private static Tally tally(int inTime, int late) {
        Tally tally = new Tally(20 * MS);
        for (int i = 0; i < inTime; i++) {
            tally.handedOver(20 * MS - 1);
        }
        for (int i = 0; i < late; i++) {
            tally.handedOver(20 * MS);
        }
        return tally;
    }
}
