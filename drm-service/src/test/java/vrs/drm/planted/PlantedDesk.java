package vrs.drm.planted;

import jakarta.ws.rs.core.Response;

/** Breaks the rule on purpose. */
public record PlantedDesk(Response response) {}
