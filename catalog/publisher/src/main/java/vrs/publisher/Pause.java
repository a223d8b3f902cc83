package vrs.publisher;

import java.time.Duration;

/** Lets time pass; a test lets it pass at once. */
interface Pause {
    void of(Duration time) throws InterruptedException;
}
