package vrs.gateway.route.planted;

import io.netty.channel.Channel;

/** A decision that does I/O, which {@code LayeringTest} must find. */
public final class Planted {
    /** Whether it may. */
    public boolean decide(Channel channel) {
        return channel.isActive();
    }
}
