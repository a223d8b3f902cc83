package vrs.local.command;

/** The exit statuses of {@code ./vrs}. */
final class Exit {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private Exit() {}
}
