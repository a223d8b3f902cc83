package vrs.fallback.snapshot;

/**
 * When a title may be played, ms since 1970.
 *
 * @param fromMs the first instant, {@link Long#MIN_VALUE} when it was always available
 * @param untilMs the first instant at which it is no longer available, {@link Long#MAX_VALUE} when it always will be
 */
public record Window(long fromMs, long untilMs) {
    /** Whether it may be played at that instant. */
    public boolean isOpen(long nowMs) {
        return nowMs >= fromMs && nowMs < untilMs;
    }
}
