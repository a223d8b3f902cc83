package vrs.player.planted;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;

/** Breaks the rules on purpose: a library that serving the page does not need, and a clock of its own. */
public final class PlantedViolation {
    private PlantedViolation() {}

    static long broken(JsonSchemaFactory factory) {
        return new ObjectMapper().hashCode() + factory.hashCode() + System.nanoTime();
    }
}
