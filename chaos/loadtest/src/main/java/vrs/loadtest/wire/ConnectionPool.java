package vrs.loadtest.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.function.LongSupplier;
import vrs.loadtest.measure.Outcome;

/** The kept connections to one target, within bounds; who finds none free waits in turn. Belongs to its event loop. */
final class ConnectionPool {
    private final Target target;
    private final WireConfig config;
    private final LongSupplier tickerNanos;
    private final Bootstrap bootstrap;
    // The one used last comes first, so that those not needed grow old.
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Queue<Exchange> waiting = new ArrayDeque<>();
    private int open;

    ConnectionPool(Target target, WireConfig config, EventLoop loop, LongSupplier tickerNanos) {
        this.target = target;
        this.config = config;
        this.tickerNanos = tickerNanos;
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.max(1, config.timeout().toMillis()))
                .remoteAddress(target.host(), target.port());
    }

    void send(Exchange exchange) {
        Connection free = idle.pollFirst();
        // One that is closed already tells so only later.
        while (free != null && !free.isOpen()) {
            free = idle.pollFirst();
        }
        if (free != null) {
            free.send(exchange);
        } else if (open < config.connectionsMax()) {
            connect(exchange);
        } else if (waiting.size() < config.waitingMax()) {
            waiting.add(exchange);
        } else {
            exchange.end(Outcome.Unanswered.NOT_SENT);
        }
    }

    private void connect(Exchange exchange) {
        open++;
        ChannelFuture connecting = bootstrap
                .clone()
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(config.answerBytesMax()));
                    }
                })
                .connect();
        exchange.onAbort(() -> connecting.channel().close());
        connecting.addListener(done -> connected(connecting, exchange));
    }

    private void connected(ChannelFuture connecting, Exchange exchange) {
        if (!connecting.isSuccess()) {
            exchange.end(Outcome.Unanswered.NOT_CONNECTED);
            open--;
            replace();
            return;
        }
        Connection connection = new Connection(this, target, connecting.channel());
        connecting.channel().pipeline().addLast(connection);
        if (exchange.isEnded()) {
            release(connection);
        } else {
            connection.send(exchange);
        }
    }

    /** Its answer is through: the next one that waits gets it. */
    void release(Connection connection) {
        Exchange next = nextWaiting();
        if (next != null) {
            connection.send(next);
            return;
        }
        long now = tickerNanos.getAsLong();
        connection.idleSince(now);
        idle.addFirst(connection);
        Connection oldest = idle.getLast();
        if (now - oldest.idleSinceNanos() > config.idle().toNanos()) {
            idle.removeLast();
            oldest.close();
        }
    }

    void closed(Connection connection) {
        idle.remove(connection);
        open--;
        replace();
    }

    private void replace() {
        if (open < config.connectionsMax()) {
            Exchange next = nextWaiting();
            if (next != null) {
                connect(next);
            }
        }
    }

    // Those that timed out while they waited are skipped.
    private Exchange nextWaiting() {
        Exchange next = waiting.poll();
        while (next != null && next.isEnded()) {
            next = waiting.poll();
        }
        return next;
    }
}
