package vrs.loadtest.plan.planted;

import io.netty.buffer.ByteBuf;

/** A plan that knows the network: LayeringTest must catch it. */
public record PlantedPlan(ByteBuf bytes) {}
