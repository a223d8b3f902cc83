package vrs.fallback.planted;

import io.netty.channel.Channel;

/** Breaks the rule on purpose. */
public record PlantedAnswers(Channel channel) {}
