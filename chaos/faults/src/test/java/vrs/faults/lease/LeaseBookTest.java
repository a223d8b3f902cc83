package vrs.faults.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseBookTest {
    private final TestTimer timer = new TestTimer();
    private final List<String> done = new ArrayList<>();
    private final List<LeaseEvent<String>> events = new ArrayList<>();
    private final LeaseBook<String> book = new LeaseBook<>(timer, timer, events::add);

    @Test
    void fault_healsByItselfAtTheEndOfItsLease_notBefore() {
        Injection<String> injection = book.inject("slow", Lease.DEFAULT, effect("slow"));
        assertThat(done).containsExactly("apply slow");

        timer.advance(Duration.ofMillis(29_999));
        assertThat(book.inForce()).containsExactly(injection);
        assertThat(injection.leftMs(timer.getAsLong())).isEqualTo(1);
        timer.advance(Duration.ofMillis(1));

        assertThat(done).containsExactly("apply slow", "heal slow");
        assertThat(book.inForce()).isEmpty();
        assertThat(events)
                .containsExactly(
                        new LeaseEvent.Injected<>(injection), new LeaseEvent.Healed<>(injection, LeaseEvent.By.LEASE));
    }

    @Test
    void heal_beforeTheEnd_happensOnce() {
        long id = book.inject("slow", Lease.DEFAULT, effect("slow")).id();

        assertThat(book.heal(id)).isTrue();
        assertThat(book.heal(id)).isFalse();
        timer.advance(Duration.ofMinutes(11));

        assertThat(done).containsExactly("apply slow", "heal slow");
        assertThat(timer.waitingMs()).as("its alarm is off").isEmpty();
    }

    @Test
    void several_haveEachTheirOwnEnd() {
        book.inject("a", Lease.parse("10s"), effect("a"));
        book.inject("b", Lease.parse("5s"), effect("b"));

        timer.advance(Duration.ofSeconds(5));
        assertThat(book.inForce()).extracting(Injection::fault).containsExactly("a");
        assertThat(book.healAll()).isOne();

        assertThat(done).containsExactly("apply a", "apply b", "heal b", "heal a");
    }

    @Test
    void leaseIsSet_beforeAnythingBreaks() {
        book.inject("a", Lease.parse("10s"), new LeaseBook.Effect() {
            @Override
            public void apply(long id) {
                done.add("waiting " + timer.waitingMs());
            }

            @Override
            public void heal(long id) {}
        });

        assertThat(done).containsExactly("waiting [10000]");
    }

    @Test
    void leaseThatEndsWhileItIsApplied_leavesNothingBroken() {
        book.inject("a", Lease.parse("1ms"), new LeaseBook.Effect() {
            @Override
            public void apply(long id) {
                timer.advance(Duration.ofSeconds(1));
                done.add("apply");
            }

            @Override
            public void heal(long id) {
                done.add("heal");
            }
        });

        assertThat(done).last().isEqualTo("heal");
        assertThat(book.inForce()).isEmpty();
    }

    @Test
    void faultThatCannotBeApplied_isMendedAndGone() {
        LeaseBook.Effect broken = new LeaseBook.Effect() {
            @Override
            public void apply(long id) {
                throw new IllegalStateException("half broken");
            }

            @Override
            public void heal(long id) {
                done.add("heal");
            }
        };

        assertThatThrownBy(() -> book.inject("a", Lease.DEFAULT, broken)).hasMessage("half broken");

        assertThat(done).containsExactly("heal");
        assertThat(book.inForce()).isEmpty();
        assertThat(timer.waitingMs()).isEmpty();
    }

    private LeaseBook.Effect effect(String name) {
        return new LeaseBook.Effect() {
            @Override
            public void apply(long id) {
                done.add("apply " + name);
            }

            @Override
            public void heal(long id) {
                done.add("heal " + name);
            }
        };
    }
}
