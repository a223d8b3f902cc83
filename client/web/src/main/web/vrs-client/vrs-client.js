/**
 * The client of a VRS entry: asks `/dash`, honours the retry domain, keeps addresses fresh. No dependency;
 * works in browsers and in Node 20 or newer.
 *
 * The rules that it keeps:
 * - The server alone decides on a retry. A 503 that carries `VRS-Retry` (or `retry` in its body) is followed once, after
 *   the delay it names, to the base it names; never when that base is not on this client's own list.
 * - Where no answer came at all (refused, reset, too late), the same name is asked once more. That is no retry of the
 *   server's, so it still counts as attempt 0.
 * - A membership token goes to the entry and to the listed retry names, and to no other origin.
 */
import { parseJson, parseRetry, parseServed, refusalOf, retryHint, VrsFailure } from './answers.js';
import { watchExpiry } from './expiry.js';

export { parseRetry, parseServed, VrsFailure, VrsRefusal } from './answers.js';

/** @typedef {import('./answers.js').Served} Served */
/** @typedef {import('./answers.js').Attempt} Attempt */
/**
 * @typedef {object} PlayRequest
 * @property {string} vid
 * @property {'play'|'autoplay'|'preload'} [intent]
 * @property {number} [bid] highest rendition wanted: 240 to 2160
 * @property {string[]} [codecs] what the device decodes
 * @property {string[]} [drm] DRM systems of the device
 * @property {string} [platform]
 * @property {string} [token] membership token; absent = anonymous
 * @property {boolean} [refresh] new addresses for a play that goes on
 * @property {'licence'} [failed] hint that the licence could not be had
 * @property {AbortSignal} [signal]
 */
/**
 * @typedef {object} Played
 * @property {any} answer the JSON answer of `/dash`
 * @property {Served|null} served @property {Attempt[]} attempts
 */

/**
 * @param {object} options
 * @param {string} options.entryOrigin origin of the main name
 * @param {string[]} [options.retryOrigins] the only origins that a retry may go to
 * @param {typeof globalThis.fetch} [options.fetch]
 * @param {(run: () => void, ms: number) => any} [options.setTimeout]
 * @param {(timer: any) => void} [options.clearTimeout]
 * @param {() => number} [options.now] wall clock, ms since 1970
 * @param {number} [options.timeoutMs] patience for one answer, its body included
 */
export function createVrsClient({
  entryOrigin,
  retryOrigins = [],
  fetch = (...all) => globalThis.fetch(...all),
  setTimeout = (run, ms) => globalThis.setTimeout(run, ms),
  clearTimeout = (timer) => globalThis.clearTimeout(timer),
  now = () => Date.now(),
  timeoutMs = 2_000,
}) {
  const entry = new URL(entryOrigin).origin;
  const retryNames = new Set(retryOrigins.map((origin) => new URL(origin).origin));
  /** @type {WeakMap<object, PlayRequest>} what was asked for an answer */
  const asked = new WeakMap();

  /** The headers that a call to `url` may carry: the token only to origins of ours. */
  function headersFor(url, token) {
    const { origin } = new URL(url);
    const ours = origin === entry || retryNames.has(origin);
    return { Accept: 'application/json', ...(token && ours ? { Authorization: `Bearer ${token}` } : {}) };
  }

  /** One request with its own patience. @returns null when no answer came, the response with its text otherwise */
  async function ask(origin, why, request, attempts) {
    request.signal?.throwIfAborted();
    const url = `${origin}/dash?${query(request, why === 'retry-domain' ? 1 : 0)}`;
    const patience = new AbortController();
    const giveUp = () => patience.abort(request.signal?.reason);
    const timer = setTimeout(() => patience.abort(new Error('no answer in time')), timeoutMs);
    request.signal?.addEventListener('abort', giveUp, { once: true });
    const startedAt = now();
    const attempt = { origin, why, status: 0, ms: 0, served: null };
    attempts.push(attempt);
    try {
      const headers = headersFor(url, request.token);
      // A redirect could lead a token astray, and an entry never sends one.
      const response = await fetch(url, { headers, redirect: 'error', cache: 'no-store', signal: patience.signal });
      const text = await response.text();
      attempt.status = response.status;
      attempt.served = parseServed(response.headers.get('VRS-Served'));
      return { response, text };
    } catch (error) {
      request.signal?.throwIfAborted();
      attempt.error = error;
      return null;
    } finally {
      attempt.ms = now() - startedAt;
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', giveUp);
    }
  }

  /**
   * Asks for a play. @param {PlayRequest} request @returns {Promise<Played>}
   * @throws {VrsRefusal} when the service said no @throws {VrsFailure} when nothing usable came
   */
  async function play(request) {
    /** @type {Attempt[]} */
    const attempts = [];
    let got = (await ask(entry, 'first', request, attempts)) ?? (await askOnceMore(request, attempts));
    if (!got) throw new VrsFailure('no-answer', attempts, attempts.at(-1).error);
    const hint = got.response.status === 503 ? hintOf(got) : null;
    if (hint) {
      await wait(hint.afterMs, request.signal);
      // Whatever comes of it, it is not asked again; without an answer the first refusal stands.
      got = (await ask(hint.base, 'retry-domain', request, attempts)) ?? got;
    }
    return read(got, request, attempts);
  }

  /** Who was refused at once met an AZ that is gone: within the time that an answer may take, its name leads elsewhere. */
  async function askOnceMore(request, attempts) {
    const early = timeoutMs - attempts.at(-1).ms;
    if (early > 0) await wait(early, request.signal);
    return ask(entry, 'same-name', request, attempts);
  }

  function hintOf({ response, text }) {
    const hint = parseRetry(response.headers.get('VRS-Retry')) ?? retryHint(parseJson(text)?.retry);
    return hint && retryNames.has(hint.base) ? hint : null;
  }

  function read({ response, text }, request, attempts) {
    const served = parseServed(response.headers.get('VRS-Served'));
    const body = parseJson(text);
    if (!response.ok) throw refusalOf(response, body, served, attempts);
    if (body === null || typeof body !== 'object') throw new VrsFailure('bad-answer', attempts);
    asked.set(body, request);
    return { answer: body, served, attempts };
  }

  function wait(ms, signal) {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  /**
   * Asks again with `refresh=1` when an answer's addresses come to their end.
   *
   * @param {any} answer one that `play` gave
   * @param {(fresh: Played) => void} onFresh gets each new answer
   * @param {import('./expiry.js').WatchOptions} [options]
   * @returns {import('./expiry.js').Keeper}
   */
  function keepFresh(answer, onFresh, options = {}) {
    const { signal: _, failed: __, ...request } = asked.get(answer) ?? { vid: answer.vid };
    const again = () => play({ ...request, refresh: true });
    return watchExpiry(answer, again, onFresh, { setTimeout, clearTimeout, now }, options);
  }

  return { play, keepFresh, headersFor };
}

function query(request, attempt) {
  const all = {
    vid: request.vid, intent: request.intent ?? 'play', bid: request.bid, codecs: request.codecs?.join(','),
    drm: request.drm?.join(','), platform: request.platform, retry: 1, attempt,
    refresh: request.refresh ? 1 : undefined, failed: request.failed,
  };
  const given = Object.entries(all).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
}
