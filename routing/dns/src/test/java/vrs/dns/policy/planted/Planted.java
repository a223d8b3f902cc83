package vrs.dns.policy.planted;

import io.netty.channel.Channel;

/** A policy that does I/O, which {@code LayeringTest} must find. */
public final class Planted {
    /** Whether it may. */
    public boolean decide(Channel channel) {
        return channel.isActive();
    }
}
