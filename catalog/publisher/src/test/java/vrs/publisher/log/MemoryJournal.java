package vrs.publisher.log;

import java.util.List;
import vrs.catalog.Revision;

/** A journal that survives its publisher, as a disk does; it can be told to end the publisher at a step. */
final class MemoryJournal implements Journal {
    /** The process ended. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private JournalState state = JournalState.EMPTY;
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean beforeStep;

    /** Ends the publisher at the step after so many, before or after it is durable. */
    void crashAfter(int steps, boolean before) {
        stepsLeft = steps;
        beforeStep = before;
    }

    void neverCrash() {
        stepsLeft = Integer.MAX_VALUE;
    }

    @Override
    public long promised() {
        return state.promised();
    }

    @Override
    public long accepted() {
        return state.accepted();
    }

    @Override
    public Revision base() {
        return state.base();
    }

    @Override
    public List<LogEntry> tail() {
        return state.tail();
    }

    @Override
    public void promise(long epoch) {
        put(state.promise(epoch));
    }

    @Override
    public void accept(long epoch) {
        put(state.accept(epoch));
    }

    @Override
    public void replaceAfter(Revision position, List<LogEntry> entries) {
        put(state.replaceAfter(position, entries));
    }

    @Override
    public void forget(Revision upTo) {
        put(state.forget(upTo));
    }

    private void put(JournalState next) {
        boolean crashes = stepsLeft-- <= 0;
        if (crashes && beforeStep) {
            throw new Crash();
        }
        state = next;
        if (crashes) {
            throw new Crash();
        }
    }
}
