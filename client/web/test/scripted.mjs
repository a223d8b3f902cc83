import { createVrsClient } from '../src/main/web/vrs-client/vrs-client.js';

export const MAIN = 'http://main.r1.localhost:17090';
export const RETRY = 'http://retry.r1.localhost:17091';
export const SERVED =
  'az=r1-az1; unit=main; instance=r1-az1-dash-main-1; grade=full; reason=none; layer=l1; drm-az=r1-az1; clear-az=-';

/** A clock and timers that move only when told. */
export function testTime(startMs = Date.parse('2026-01-01T00:00:00Z')) {
  let nowMs = startMs;
  let timers = [];
  return {
    now: () => nowMs,
    pending: () => timers.length,
    setTimeout(run, ms) {
      const timer = { at: nowMs + ms, run };
      timers.push(timer);
      return timer;
    },
    clearTimeout(timer) {
      timers = timers.filter((other) => other !== timer);
    },
    /** Moves on, running what falls due in order. */
    async advance(ms) {
      const until = nowMs + ms;
      for (;;) {
        await settled();
        const [next] = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        nowMs = Math.max(nowMs, next.at);
        timers = timers.filter((timer) => timer !== next);
        next.run();
      }
      nowMs = until;
      await settled();
    },
  };
}

/** Lets everything that waits on settled promises run. */
export async function settled() {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A fetch that answers from a script and remembers what it was asked. A step is a Response, an Error or `HANGS`. */
export const HANGS = Symbol('hangs');
export function scriptedFetch(...steps) {
  const calls = [];
  const fetch = (url, options) => {
    calls.push({ url: new URL(url), headers: options.headers, options });
    const step = steps.shift();
    if (step === undefined) throw new Error(`not in the script: ${url}`);
    if (step === HANGS) {
      return new Promise((_, reject) => options.signal.addEventListener('abort', () => reject(options.signal.reason)));
    }
    return step instanceof Error ? Promise.reject(step) : Promise.resolve(step);
  };
  return { fetch, calls };
}

export function ok(extra = {}, headers = {}) {
  const body = { vid: 'film', grade: 'full', durationMs: 12_000, expiresAt: '2026-01-01T02:00:12Z', ...extra };
  return answer(200, body, headers);
}

export function refused(status, code, headers = {}, extra = {}) {
  return answer(status, { type: 'about:blank', title: code, status, detail: `it is ${code}`, code, vid: 'film', ...extra }, headers);
}

export function answer(status, body, headers = {}) {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'VRS-Served': SERVED, ...headers },
  });
}

/** A client over a script, with a clock that stands still. */
export function scriptedClient(...steps) {
  const script = scriptedFetch(...steps);
  const time = testTime();
  const client = createVrsClient({
    entryOrigin: MAIN, retryOrigins: [RETRY], fetch: script.fetch,
    setTimeout: time.setTimeout, clearTimeout: time.clearTimeout, now: time.now,
  });
  return { client, calls: script.calls, time };
}
