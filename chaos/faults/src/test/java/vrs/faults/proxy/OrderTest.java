package vrs.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.faults.wire.Cut;
import vrs.faults.wire.Direction;
import vrs.faults.wire.Hang;
import vrs.faults.wire.Refuse;

class OrderTest {
    private static final List<Edge> EDGES = EdgeFile.parse(List.of(
            "a a/redis tcp 127.0.0.1:1 127.0.0.1:11",
            "a b/drm http 127.0.0.1:2 127.0.0.1:12",
            "b a/drm http 127.0.0.1:3 127.0.0.1:13",
            "clients a/gateway http 127.0.0.1:4 127.0.0.1:14",
            "b c/drm http 127.0.0.1:5 127.0.0.1:15"));
    private static final Hang BOTH = new Hang();
    private static final Cut FORWARD = new Cut(Direction.FORWARD);
    private static final Cut BACKWARD = new Cut(Direction.BACKWARD);

    @Test
    void fault_isOnEachPathThatLeadsToItsTarget() {
        assertThat(broken("a")).containsExactly("a->a/redis", "b->a/drm", "clients->a/gateway");
        assertThat(broken("a/drm")).containsExactly("b->a/drm");
        assertThat(broken("a->b")).containsExactly("a->b/drm");
        assertThat(broken("a->b/drm")).containsExactly("a->b/drm");
        assertThat(broken("a->c")).isEmpty();
        assertThat(broken("redis")).isEmpty();
    }

    @Test
    void cutOfAnAz_seversItFromAllOthersAndNotFromItself() {
        assertThat(new Order.Sever().on("a", EDGES))
                .containsExactly(
                        new Harm.Place("a->b/drm", BOTH),
                        new Harm.Place("b->a/drm", BOTH),
                        new Harm.Place("clients->a/gateway", BOTH));
    }

    @Test
    void cutOfOneDirection_losesRequestsThereAndAnswersToRequestsFromThere() {
        assertThat(new Order.Sever().on("a->b", EDGES))
                .containsExactly(new Harm.Place("a->b/drm", FORWARD), new Harm.Place("b->a/drm", BACKWARD));
    }

    @Test
    void cutOfAStore_losesRequestsToIt() {
        assertThat(new Order.Sever().on("a/redis", EDGES)).containsExactly(new Harm.Place("a->a/redis", FORWARD));
    }

    @Test
    void roleWithUnits_isAllOfThem() {
        List<Edge> edges = EdgeFile.parse(List.of(
                "a a/dash-main http 127.0.0.1:1 127.0.0.1:11",
                "a a/dash-low http 127.0.0.1:2 127.0.0.1:12",
                "a a/dashboard http 127.0.0.1:3 127.0.0.1:13"));

        assertThat(new Order.Break(new Refuse()).on("a/dash", edges))
                .extracting(Harm.Place::edge)
                .containsExactly("a->a/dash-main", "a->a/dash-low");
        assertThat(new Order.Break(new Refuse()).on("a/dash-low", edges)).hasSize(1);
    }

    private static List<String> broken(String target) {
        return new Order.Break(new Refuse())
                .on(target, EDGES).stream().map(Harm.Place::edge).toList();
    }
}
