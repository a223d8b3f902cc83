package vrs.prove.publisher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vrs.catalog.Revision;

/** One kill, as it goes: what was ordered, what was answered. Used by one thread. */
final class Round {
    private final int number;
    private final Step step;
    private final List<Order> orders = new ArrayList<>();
    private final Map<String, Revision> acknowledged = new LinkedHashMap<>();
    private boolean hit;
    private int lateRefused;
    private int lateTaken;

    Round(int number, Step step) {
        this.number = number;
        this.step = step;
    }

    Step step() {
        return step;
    }

    /** The next order of this round. */
    Order order(String what) {
        Order order = Order.number(number, what);
        orders.add(order);
        return order;
    }

    List<Order> orders() {
        return orders;
    }

    void acknowledged(Map<String, Revision> more) {
        acknowledged.putAll(more);
    }

    Map<String, Revision> acknowledged() {
        return acknowledged;
    }

    /** The kill fell into its step, as what lies on the disks and passed the gates says. */
    void hit(boolean so) {
        hit = so;
    }

    boolean hit() {
        return hit;
    }

    /** A deposed leader wrote, and was answered. */
    void late(boolean isRefused) {
        if (isRefused) {
            lateRefused++;
        } else {
            lateTaken++;
        }
    }

    int lateRefused() {
        return lateRefused;
    }

    int lateTaken() {
        return lateTaken;
    }
}
