package vrs.prove.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;

class KillJudgeTest {
    private static final Order ORDER = Order.number(7, "x");
    private static final String A = ORDER.vids().getFirst();
    private static final String B = ORDER.vids().getLast();
    private static final Revision FIRST = new Revision(1, 1);
    private static final Revision SECOND = new Revision(1, 2);

    @Test
    void whatIsInEachStoreOrInNone_isWhole() {
        assertThat(KillJudge.half(List.of(ORDER), List.of(whole(), whole()))).isEmpty();
        assertThat(KillJudge.half(List.of(ORDER), List.of(Map.of(), Map.of()))).isEmpty();
    }

    @Test
    void partOfAnOrder_orAStoreWithoutIt_isHalf() {
        Map<String, CatalogEntry> part = Map.of(A, Order.entry(A, FIRST));

        assertThat(KillJudge.half(List.of(ORDER), List.of(part, part))).hasSize(1);
        assertThat(KillJudge.half(List.of(ORDER), List.of(whole(), Map.of()))).hasSize(1);
    }

    @Test
    void anotherRevisionOrContent_isHalf() {
        Map<String, CatalogEntry> later = whole();
        later.put(B, Order.entry(B, new Revision(2, 2)));
        Map<String, CatalogEntry> other = whole();
        other.put(B, new Tombstone(B, SECOND));

        assertThat(KillJudge.half(List.of(ORDER), List.of(whole(), later))).hasSize(1);
        assertThat(KillJudge.half(List.of(ORDER), List.of(other, other)))
                .containsOnly(B + " is not what was published");
    }

    @Test
    void acknowledged_mustBeInEveryStoreWithItsRevision() {
        Map<String, Revision> acknowledged = Map.of(A, FIRST);
        Map<String, CatalogEntry> later = new HashMap<>(Map.of(A, Order.entry(A, SECOND)));

        assertThat(KillJudge.lost(acknowledged, List.of(whole(), whole()))).isEmpty();
        assertThat(KillJudge.lost(acknowledged, List.of(whole(), Map.of())))
                .containsExactly(A + " 1.1 was acknowledged, and is in 1 of 2 stores");
        assertThat(KillJudge.lost(acknowledged, List.of(whole(), later))).hasSize(1);
    }

    @Test
    void shownByTheDead_mustBeHeldByAMajority() {
        JournalFile holds = new JournalFile(Revision.NONE, List.of(Order.entry(A, FIRST)));
        JournalFile letGo = new JournalFile(SECOND, List.of());
        JournalFile lacks = new JournalFile(Revision.NONE, List.of());
        List<CatalogEntry> shown = List.of(Order.entry(A, FIRST));

        assertThat(KillJudge.shownEarly(shown, List.of(holds, letGo, lacks))).isEmpty();
        assertThat(KillJudge.shownEarly(shown, List.of(holds, lacks, lacks)))
                .containsExactly(A + " 1.1 is shown, and 1 hold it");
        assertThat(KillJudge.shownEarly(List.of(), List.of(lacks, lacks, lacks)))
                .isEmpty();
    }

    @Test
    void lateWriteThatWasTaken_isNotSound() {
        KillTally tally = new KillTally();
        Round round = new Round(1, Step.DEPOSED);
        round.late(true);
        tally.count(round);
        assertThat(tally.isSound()).isTrue();

        round.late(false);
        tally.count(round);
        assertThat(tally.isSound()).isFalse();
    }

    @Test
    void storesThatDiffer_areNoted() {
        List<CatalogEntry> one = new ArrayList<>(whole().values());

        assertThat(KillJudge.differ(List.of(one, one))).isEmpty();
        assertThat(KillJudge.differ(List.of(one, List.of()))).hasSize(1);
    }

    private static Map<String, CatalogEntry> whole() {
        return new HashMap<>(Map.of(A, Order.entry(A, FIRST), B, Order.entry(B, SECOND)));
    }
}
