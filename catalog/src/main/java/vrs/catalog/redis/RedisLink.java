package vrs.catalog.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import vrs.catalog.FailureReason;

/**
 * One connection that many calls share, made anew by the next call after it was lost. The driver's own reconnecting
 * would repeat calls whose callers have left, and knows no connection before the first one. Safe for use by many threads.
 */
final class RedisLink {
    private final RedisClient client;
    private final RedisURI address;
    private final RedisConfig config;
    private final LongSupplier nanoTicker;
    private final Silence silence;
    private CompletableFuture<Wire> attempt;
    private long attemptedAtNanos;
    private boolean closed;

    RedisLink(RedisClient client, RedisURI address, RedisConfig config, LongSupplier nanoTicker) {
        this.client = client;
        this.address = address;
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.silence = new Silence(config.silentMax(), nanoTicker);
        this.attempt = connect();
    }

    /** Sends one command and waits for its answer, no longer than the time left. */
    <T> Reply<T> call(Duration timeLeft, Function<RedisAsyncCommands<String, String>, RedisFuture<T>> command) {
        if (!timeLeft.isPositive()) {
            return Reply.Failed.of(new TimeoutException("no time left"));
        }
        long startNanos = nanoTicker.getAsLong();
        return switch (await(wire(), timeLeft)) {
            case Reply.Failed<Wire>(FailureReason reason, Throwable cause) -> new Reply.Failed<>(reason, cause);
            case Reply.Answered<Wire>(Wire wire) ->
                send(wire, timeLeft.minusNanos(nanoTicker.getAsLong() - startNanos), command);
        };
    }

    /** Sends one command and does not wait for its answer; empty while there is no connection. */
    <T> Optional<Sent<T>> begin(Function<RedisAsyncCommands<String, String>, RedisFuture<T>> command) {
        CompletableFuture<Wire> ready = wire();
        return ready.isDone() && !ready.isCompletedExceptionally()
                ? Optional.of(sent(ready.join(), command))
                : Optional.empty();
    }

    private <T> Reply<T> send(
            Wire wire, Duration timeLeft, Function<RedisAsyncCommands<String, String>, RedisFuture<T>> command) {
        Sent<T> sent = sent(wire, command);
        Reply<T> reply = await(sent.answer(), timeLeft);
        return sent.isOver() ? sent.heard(reply) : sent.abandoned(reply);
    }

    private <T> Sent<T> sent(Wire wire, Function<RedisAsyncCommands<String, String>, RedisFuture<T>> command) {
        try {
            return new Sent<>(this, wire, command.apply(wire.connection().async()));
        } catch (RedisException e) {
            return new Sent<>(this, wire, CompletableFuture.failedFuture(e));
        }
    }

    /** A command that is under way. */
    record Sent<T>(RedisLink link, Wire wire, Future<T> answer) {
        boolean isOver() {
            return answer.isDone();
        }

        /** What it came to; empty when that is not known within the time. */
        Optional<Reply<T>> within(Duration time) {
            Reply<T> reply = await(answer, time);
            return isOver() ? Optional.of(heard(reply)) : Optional.empty();
        }

        /** Nobody waits for it any longer. */
        void abandon() {
            abandoned(this);
        }

        private Reply<T> heard(Reply<T> reply) {
            link.silence.broken();
            if (reply instanceof Reply.Failed<T>(FailureReason _, RedisReadOnlyException _)) {
                // It was the master and is a replica now: the next connection asks who is.
                wire.drop();
            }
            return reply instanceof Reply.Failed<T>(FailureReason _, Throwable cause) ? failed(wire, cause) : reply;
        }

        private <R> R abandoned(R result) {
            answer.cancel(true);
            if (link.silence.isTooLong()) {
                wire.drop();
            }
            return result;
        }
    }

    /** That the connection went while a call was under way, the driver says in its text only. */
    private static <T> Reply<T> failed(Wire wire, Throwable cause) {
        boolean answered = cause instanceof RedisCommandExecutionException;
        return answered || wire.isOpen()
                ? Reply.Failed.of(cause)
                : Reply.Failed.of(new RedisConnectionException("connection lost", cause));
    }

    private static <T> Reply<T> await(Future<T> answer, Duration timeLeft) {
        try {
            return new Reply.Answered<>(answer.get(Math.max(1, timeLeft.toNanos()), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.Failed.of(e);
        } catch (ExecutionException e) {
            return Reply.Failed.of(e.getCause());
        } catch (TimeoutException | RuntimeException e) {
            return Reply.Failed.of(e);
        }
    }

    private synchronized CompletableFuture<Wire> wire() {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("the store is closed"));
        }
        boolean over = attempt.isDone() && !isOpen();
        if (over
                && nanoTicker.getAsLong() - attemptedAtNanos
                        >= config.reconnectPause().toNanos()) {
            attempt = connect();
        }
        return attempt;
    }

    private boolean isOpen() {
        return !attempt.isCompletedExceptionally() && attempt.join().isOpen();
    }

    private CompletableFuture<Wire> connect() {
        attemptedAtNanos = nanoTicker.getAsLong();
        silence.broken();
        return client.connectAsync(StringCodec.UTF8, address)
                .toCompletableFuture()
                .thenApply(Wire::of);
    }

    /** Ends with the connection, also with one that was still to come. */
    synchronized CompletableFuture<Void> close() {
        closed = true;
        return attempt.thenCompose(Wire::drop);
    }
}
