package vrs.clear.planted;

import jakarta.ws.rs.core.Response;

/** Breaks the rule on purpose. */
public record PlantedBuilder(Response response) {}
