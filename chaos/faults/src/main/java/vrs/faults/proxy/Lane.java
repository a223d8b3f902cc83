package vrs.faults.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.util.ArrayDeque;
import java.util.Optional;
import vrs.faults.wire.Direction;

/**
 * One direction of a connection: takes bytes in, keeps them while they are held or not yet due, hands them on in order. Takes
 * in no more than it may keep, so that the slower side sets the pace. Belongs to the event loop of the connection.
 */
final class Lane extends ChannelInboundHandlerAdapter {
    private static final int KEPT_BYTES_MAX = 256 << 10;

    /** Bytes, or the end of them when there are none. */
    private record Piece(Optional<ByteBuf> bytes, long dueNanos) {}

    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private final Link link;
    private final Direction direction;
    private final Channel from;
    private final Channel to;
    private long keptBytes;
    private Runnable alarmOff = () -> {};
    private boolean ended;
    private boolean deaf;
    private boolean closed;

    Lane(Link link, Direction direction, Channel from, Channel to) {
        this.link = link;
        this.direction = direction;
        this.from = from;
        this.to = to;
    }

    /** Whether no more will come in. */
    boolean hasEnded() {
        return ended;
    }

    /** From now on what comes in is dropped, and what was kept is, too. */
    void goDeaf() {
        deaf = true;
        dropKept();
    }

    /** Nothing leaves any more. */
    void close() {
        closed = true;
        dropKept();
    }

    /** Puts bytes at the end of what is kept, later by what the path takes now. */
    void offer(ByteBuf bytes) {
        keptBytes += bytes.readableBytes();
        add(Optional.of(bytes));
    }

    /** Nothing follows. */
    void offerEnd() {
        ended = true;
        add(Optional.empty());
    }

    /** Something is wrong with the path now, or no more. */
    void pathChanged() {
        handOn(!link.delays(direction));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        ByteBuf bytes = (ByteBuf) msg;
        if (deaf || closed) {
            bytes.release();
        } else {
            link.cameIn(direction, bytes);
            offer(bytes);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        readMore();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            if (!deaf) {
                offerEnd();
            }
            link.inputEnded(direction);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        link.gone(direction);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A reset goes on as a reset: what it cut off must not look whole on the other side.
        link.broke(direction);
    }

    void readMore() {
        if (!ended && !closed && keptBytes < KEPT_BYTES_MAX) {
            from.read();
        }
    }

    private void add(Optional<ByteBuf> bytes) {
        // What would be due before the piece in front of it waits for that one.
        pieces.add(new Piece(bytes, link.nowNanos() + link.delayNanos(direction)));
        handOn(false);
    }

    private void handOn(boolean evenEarly) {
        while (!closed && !pieces.isEmpty() && !link.holds(direction)) {
            long waitNanos = pieces.peek().dueNanos() - link.nowNanos();
            if (waitNanos > 0 && !evenEarly) {
                alarmOff.run();
                alarmOff = link.later(waitNanos, () -> handOn(false));
                return;
            }
            Piece piece = pieces.remove();
            piece.bytes().ifPresentOrElse(this::pass, this::endOutput);
        }
    }

    private void pass(ByteBuf bytes) {
        int count = bytes.readableBytes();
        if (!link.mayPass(direction, bytes)) {
            bytes.release();
            keptBytes = Math.max(0, keptBytes - count);
            readMore();
            return;
        }
        to.writeAndFlush(bytes).addListener(written -> {
            keptBytes -= count;
            if (written.isSuccess()) {
                readMore();
            } else {
                link.broke(direction);
            }
        });
    }

    private void endOutput() {
        to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (to instanceof DuplexChannel there && there.isActive()) {
                there.shutdownOutput();
                link.outputEnded(direction);
            }
        });
    }

    private void dropKept() {
        pieces.forEach(piece -> piece.bytes().ifPresent(ByteBuf::release));
        pieces.clear();
        keptBytes = 0;
    }
}
