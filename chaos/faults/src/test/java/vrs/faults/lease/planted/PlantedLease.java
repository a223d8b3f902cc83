package vrs.faults.lease.planted;

import io.netty.buffer.ByteBuf;

/** A lease that knows the network: LayeringTest must catch it. */
public record PlantedLease(ByteBuf bytes) {}
