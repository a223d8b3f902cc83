package vrs.local.roll;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks again and again until something is true. */
@FunctionalInterface
public interface Waiting {
    /** Whether it became true within the bound. */
    boolean until(BooleanSupplier question, Duration bound);
}
