/** How long a CDN that failed a request is asked last, in ms. */
const AVOID_MS = 20_000;

/**
 * Which CDN to ask first. The player tries the addresses of a segment in order; without a memory each segment would
 * begin anew at a CDN that is down.
 *
 * @param {{now: () => number, avoidMs?: number}} options
 */
export function createCdnOrder({ now, avoidMs = AVOID_MS }) {
  /** @type {Map<string, number>} origin → until when it is asked last */
  const avoided = new Map();

  return {
    /** The same addresses, those of an avoided CDN last. @param {string[]} uris */
    order(uris) {
      const rank = (uri) => ((avoided.get(originOf(uri)) ?? 0) > now() ? 1 : 0);
      return [...uris].sort((a, b) => rank(a) - rank(b));
    },

    /**
     * An answer came: whoever was asked before it did not give one.
     * @param {string[]} uris as they were asked @param {string} answered the one that gave the answer
     * @returns {string[]} the origins that gave none
     */
    answered(uris, answered) {
      const by = originOf(answered);
      const origins = uris.map(originOf);
      const silent = origins.includes(by) ? origins.slice(0, origins.indexOf(by)) : [];
      avoided.delete(by);
      for (const origin of silent) avoided.set(origin, now() + avoidMs);
      return silent;
    },
  };
}

/** The origin of an address; empty for what is none. */
export function originOf(uri) {
  return URL.canParse(uri) ? new URL(uri).origin : '';
}
