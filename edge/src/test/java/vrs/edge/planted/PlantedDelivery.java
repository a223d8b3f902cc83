package vrs.edge.planted;

import io.vertx.core.http.HttpServerRequest;

/** Breaks the rule on purpose. */
public record PlantedDelivery(HttpServerRequest request) {}
