package vrs.faults.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.faults.wire.ActiveFaults;
import vrs.faults.wire.Direction;

/** One connection through a path, there and back. Belongs to the event loop of its client. */
final class Link {
    private static final String UNAVAILABLE = "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 14\r\nConnection: close\r\n\r\nfault injected";
    // A client that has its answer hangs up by itself; this is for those that do not.
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Protocol protocol;
    private final Wiring wiring;
    private final Supplier<ActiveFaults> faults;
    private final Traffic traffic;
    private final Channel client;
    private final Channel target;
    private final Lane forward;
    private final Lane backward;
    private final AnswerBody answers;
    private final RandomGenerator random;
    private final Set<Direction> handedOnWhole = EnumSet.noneOf(Direction.class);
    private boolean answeredHere;
    private boolean asksHealth;
    private boolean over;

    Link(
            Protocol protocol,
            Wiring wiring,
            Supplier<ActiveFaults> faults,
            Traffic traffic,
            Channel client,
            Channel target) {
        this.protocol = protocol;
        this.wiring = wiring;
        this.faults = faults;
        this.traffic = traffic;
        this.client = client;
        this.target = target;
        this.forward = new Lane(this, Direction.FORWARD, client, target);
        this.backward = new Lane(this, Direction.BACKWARD, target, client);
        this.answers = new AnswerBody(protocol);
        this.random = wiring.randoms().get();
    }

    void start() {
        client.pipeline().addLast(forward);
        target.pipeline().addLast(backward);
        forward.readMore();
        backward.readMore();
    }

    /** Tells it that the faults of the path are others now. */
    void pathChanged() {
        ActiveFaults now = faultsNow();
        if (now.refuses() || now.resets()) {
            reset();
            return;
        }
        forward.pathChanged();
        backward.pathChanged();
    }

    /** Ends it at once, so that both sides see it break. */
    void reset() {
        breakOff(client);
        breakOff(target);
        end();
    }

    EventLoop loop() {
        return client.eventLoop();
    }

    static void breakOff(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }

    long nowNanos() {
        return wiring.tickerNanos().getAsLong();
    }

    long delayNanos(Direction direction) {
        return faultsNow().delayNanos(direction, random);
    }

    boolean delays(Direction direction) {
        return delayNanos(direction) > 0;
    }

    boolean holds(Direction direction) {
        return faultsNow().holds(direction);
    }

    Runnable later(long waitNanos, Runnable task) {
        return wiring.timer()
                .after(Duration.ofNanos(waitNanos), () -> client.eventLoop().execute(task));
    }

    /** Whether these bytes go on; when not, what became of them has been done here. */
    boolean mayPass(Direction direction, ByteBuf bytes) {
        ActiveFaults now = faultsNow();
        if (now.resets()) {
            reset();
            return false;
        }
        switch (direction) {
            case FORWARD -> {
                boolean isRequest = protocol == Protocol.HTTP && RequestStart.in(bytes);
                if (isRequest && now.fails(random)) {
                    answerHere();
                    return false;
                }
                if (isRequest) {
                    answers.begins();
                }
            }
            case BACKWARD -> {
                if (!answeredHere) {
                    answers.pass(bytes, now.spoils());
                }
            }
        }
        traffic.carried(direction, bytes.readableBytes());
        return true;
    }

    void inputEnded(Direction direction) {
        boolean nobodyListens = answeredHere && direction == Direction.FORWARD && backward.hasEnded();
        boolean bothHeld = holds(Direction.FORWARD) && holds(Direction.BACKWARD);
        boolean bothEnded = forward.hasEnded() && backward.hasEnded();
        boolean anyHeld = holds(Direction.FORWARD) || holds(Direction.BACKWARD);
        // Who hangs up on a path that carries nothing does not come back for the rest.
        if (bothHeld && direction == Direction.FORWARD || bothEnded && anyHeld && !answeredHere) {
            reset();
        } else if (nobodyListens) {
            client.close();
        }
    }

    void outputEnded(Direction direction) {
        handedOnWhole.add(direction);
        if (answeredHere) {
            later(GOODBYE.toNanos(), client::close);
        } else if (handedOnWhole.size() == Direction.values().length) {
            client.close();
            target.close();
        }
    }

    void gone(Direction direction) {
        switch (direction) {
            case FORWARD -> {
                target.close();
                end();
            }
            case BACKWARD -> {
                if (!answeredHere) {
                    client.close();
                    end();
                }
            }
        }
    }

    void broke(Direction direction) {
        if (!answeredHere || direction == Direction.FORWARD) {
            reset();
        }
    }

    /** Bytes have come in: the first request tells what the connection is for. */
    void cameIn(Direction direction, ByteBuf bytes) {
        if (direction == Direction.FORWARD && protocol == Protocol.HTTP && RequestStart.in(bytes)) {
            asksHealth = RequestStart.asksHealth(bytes);
        }
    }

    private ActiveFaults faultsNow() {
        ActiveFaults all = faults.get();
        return asksHealth ? all.onHealth() : all;
    }

    private void answerHere() {
        answeredHere = true;
        forward.goDeaf();
        backward.goDeaf();
        target.close();
        backward.offer(Unpooled.copiedBuffer(UNAVAILABLE, StandardCharsets.US_ASCII));
        backward.offerEnd();
    }

    private void end() {
        if (!over) {
            over = true;
            forward.close();
            backward.close();
            traffic.connections(-1);
        }
    }
}
