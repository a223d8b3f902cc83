package vrs.local.supervise;

/** Something happened to a process. */
public sealed interface ChildEvent {
    /** Which process. */
    String name();

    /** It was started. */
    record Started(String name, long pid) implements ChildEvent {}

    /** It says that it is ready, so long after its start. */
    record BecameReady(String name, long tookMs) implements ChildEvent {}

    /** It was ready and no longer says so. */
    record LostReady(String name) implements ChildEvent {}

    /** It died by itself and will be started again; {@code early} when it had never been ready. */
    record Died(String name, int exit, long againInMs, boolean early) implements ChildEvent {}

    /** The system refused to start it; it will be tried again. */
    record NotStarted(String name, String reason, long againInMs) implements ChildEvent {}

    /** It ended because someone wanted it so. */
    record Ended(String name) implements ChildEvent {}
}
