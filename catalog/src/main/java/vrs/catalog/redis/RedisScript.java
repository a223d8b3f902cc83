package vrs.catalog.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import vrs.catalog.FailureReason;

/** A script that Redis runs as one step, called by its digest; a Redis that does not know it yet is told its text. */
final class RedisScript {
    private final String text;
    private final String digest;
    private final ScriptOutputType output;

    RedisScript(String text, ScriptOutputType output) {
        this.text = text;
        this.output = output;
        try {
            byte[] sha = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            this.digest = HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1, by which Redis names scripts", e);
        }
    }

    <T> Reply<T> run(RedisLink link, String[] keys, String[] args, Duration timeLeft, LongSupplier nanoTicker) {
        long startNanos = nanoTicker.getAsLong();
        Reply<T> reply = link.call(timeLeft, redis -> redis.<T>evalsha(digest, output, keys, args));
        return reply instanceof Reply.Failed<T>(FailureReason _, RedisNoScriptException _)
                ? link.call(
                        timeLeft.minusNanos(nanoTicker.getAsLong() - startNanos),
                        redis -> redis.<T>eval(text, output, keys, args))
                : reply;
    }
}
