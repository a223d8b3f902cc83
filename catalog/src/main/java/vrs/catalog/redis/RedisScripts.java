package vrs.catalog.redis;

import io.lettuce.core.ScriptOutputType;

/**
 * What Redis does as one step. KEYS: the hash of entries, the index by revision. A value begins with 39 characters of
 * {@link vrs.catalog.RevisionKey}, digits of one length, so that texts compare as the revisions do.
 */
final class RedisScripts {
    /** ARGV: vid, revision key, JSON. Answers the revision held when that is the same or a later one, else nothing. */
    static final RedisScript WRITE = new RedisScript("""
            local held = redis.call('HGET', KEYS[1], ARGV[1])
            if held then
              local revision = string.match(string.sub(held, 1, 39), '^%d+%.%d+$')
              if revision and #revision == 39 then
                if revision >= ARGV[2] then
                  return revision
                end
                redis.call('ZREM', KEYS[2], revision .. ':' .. ARGV[1])
              end
            end
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ARGV[3])
            redis.call('ZADD', KEYS[2], 0, ARGV[2] .. ':' .. ARGV[1])
            return ''
            """, ScriptOutputType.VALUE);

    /** ARGV: where to begin in the index, count. An index line whose entry has another revision is passed over. */
    static final RedisScript CHANGES = new RedisScript("""
            local found = {}
            local from = ARGV[1]
            local count = tonumber(ARGV[2])
            while #found < count do
              local lines = redis.call('ZRANGEBYLEX', KEYS[2], from, '+', 'LIMIT', 0, count - #found)
              if #lines == 0 then
                break
              end
              for _, line in ipairs(lines) do
                local value = redis.call('HGET', KEYS[1], string.sub(line, 41))
                if value and string.sub(value, 1, 39) == string.sub(line, 1, 39) then
                  found[#found + 1] = value
                end
                from = '(' .. line
              end
            end
            return found
            """, ScriptOutputType.MULTI);

    private RedisScripts() {}
}
