package vrs.gateway.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import vrs.gateway.route.FailureReason;
import vrs.topology.Instance;

/**
 * One attempt on one instance. A pooled connection that was closed before a byte of the answer was stale; the same
 * attempt then goes on over a fresh one, once. Belongs to the event loop of its pool.
 */
public final class UpstreamCall {
    private enum Phase {
        WAITING,
        INFORMED,
        STREAMING,
        DISCARDING,
        DONE
    }

    private final UpstreamPool pool;
    private final UpstreamRequest request;
    private final AnswerListener listener;
    private Phase phase = Phase.WAITING;
    private Optional<Channel> channel = Optional.empty();
    private Optional<UpstreamHandler> handler = Optional.empty();
    private Optional<Future<?>> timeout = Optional.empty();
    private boolean reused;
    private boolean keep;
    private long discarded;

    UpstreamCall(UpstreamPool pool, UpstreamRequest request, AnswerListener listener) {
        this.pool = pool;
        this.request = request;
        this.listener = listener;
    }

    /** Reads no more of the answer until {@link #resume}. */
    public void pause() {
        channel.ifPresent(c -> c.config().setAutoRead(false));
    }

    /** Reads on. */
    public void resume() {
        channel.ifPresent(c -> c.config().setAutoRead(true));
    }

    /** Nobody wants the rest: a small one is read to its end to keep the connection. The listener hears no more. */
    public void discard() {
        if (phase == Phase.STREAMING) {
            phase = Phase.DISCARDING;
            resume();
        }
    }

    /** Nobody wants the answer. The listener hears no more. */
    public void cancel() {
        if (phase != Phase.DONE) {
            finish();
            channel.ifPresent(Channel::close);
        }
    }

    /** Begins, once. The listener may be told of a failure before this returns. */
    public void start() {
        pool.inFlight().begin(request.instance());
        timeout = Optional.of(pool.loop().schedule(this::timedOut, request.attemptMs(), TimeUnit.MILLISECONDS));
        Optional<Channel> pooled = pool.idleTo(request.instance());
        reused = pooled.isPresent();
        pooled.ifPresentOrElse(this::send, this::connect);
    }

    void head(HttpResponse head) {
        if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            phase = Phase.INFORMED;
            return;
        }
        timeout.ifPresent(t -> t.cancel(false));
        keep = HttpUtil.isKeepAlive(head) && isDelimited(head);
        phase = Phase.STREAMING;
        listener.head(head);
    }

    void content(HttpContent part) {
        boolean last = part instanceof LastHttpContent;
        if (phase == Phase.INFORMED) {
            // The empty end of an interim answer; the answer itself is still to come.
            part.release();
            phase = Phase.WAITING;
            return;
        }
        boolean wanted = phase == Phase.STREAMING;
        if (phase == Phase.DISCARDING) {
            discarded += part.content().readableBytes();
        }
        if (last) {
            giveBack();
        } else if (discarded > pool.limits().discardBytesMax()) {
            cancel();
        }
        if (wanted) {
            listener.content(part);
        } else {
            part.release();
        }
    }

    void readComplete() {
        if (phase == Phase.STREAMING) {
            listener.readComplete();
        }
    }

    void garbled() {
        lost(FailureReason.BAD_ANSWER);
    }

    void connectionLost() {
        boolean untouched = handler.filter(h -> !h.anyByte()).isPresent();
        if (reused && phase == Phase.WAITING && untouched) {
            reused = false;
            handler.ifPresent(UpstreamHandler::free);
            handler = Optional.empty();
            connect();
        } else {
            lost(FailureReason.RESET);
        }
    }

    private void connect() {
        Instance instance = request.instance();
        if (!pool.mayOpen(instance)) {
            lost(FailureReason.CONNECTIONS_EXHAUSTED);
            return;
        }
        ChannelFuture connecting = pool.open(instance, request.connectMs());
        channel = Optional.of(connecting.channel());
        connecting.addListener(done -> {
            if (phase == Phase.DONE) {
                connecting.channel().close();
            } else if (done.isSuccess()) {
                send(connecting.channel());
            } else {
                boolean late = done.cause() instanceof ConnectTimeoutException;
                lost(late ? FailureReason.CONNECT_TIMEOUT : FailureReason.CONNECT_REFUSED);
            }
        });
    }

    private void send(Channel to) {
        channel = Optional.of(to);
        handler = Optional.of(to.pipeline().get(UpstreamHandler.class));
        handler.get().serve(this);
        to.writeAndFlush(request.message()).addListener(written -> {
            boolean mine = phase != Phase.DONE && channel.filter(to::equals).isPresent();
            if (!written.isSuccess() && mine) {
                connectionLost();
                to.close();
            }
        });
    }

    private void timedOut() {
        if (phase == Phase.WAITING || phase == Phase.INFORMED) {
            lost(FailureReason.DEADLINE_PASSED);
        }
    }

    private void lost(FailureReason reason) {
        Phase before = phase;
        cancel();
        switch (before) {
            case WAITING, INFORMED -> listener.failed(reason);
            case STREAMING -> listener.broken();
            case DISCARDING, DONE -> {
                // Nobody is waiting.
            }
        }
    }

    private void giveBack() {
        finish();
        Channel used = channel.orElseThrow();
        if (keep) {
            // Not before this read is over: bytes behind the answer must meet nobody's call, and end the connection.
            pool.loop().execute(() -> pool.release(request.instance(), used));
        } else {
            used.close();
        }
    }

    private void finish() {
        phase = Phase.DONE;
        timeout.ifPresent(t -> t.cancel(false));
        handler.ifPresent(UpstreamHandler::free);
        pool.inFlight().end(request.instance());
    }

    private boolean isDelimited(HttpResponse head) {
        boolean bodiless = request.method().name().equals("HEAD")
                || head.status().codeAsText().contentEquals("204")
                || head.status().codeAsText().contentEquals("304");
        return bodiless || HttpUtil.isContentLengthSet(head) || HttpUtil.isTransferEncodingChunked(head);
    }
}
