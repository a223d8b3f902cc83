import { VrsRefusal } from './answers.js';

/** First and longest wait before a failed refresh is tried again, in ms. */
const AGAIN_MS = 5_000;
const AGAIN_MS_MAX = 60_000;
/** What a server signs at least, beyond the duration; taken where this device's clock makes nonsense of `expiresAt`. */
const LIFETIME_MS = 2 * 3_600_000;
/** Longest single timer, in ms: a device that slept notices an expiry within this. */
const CHECK_MS_MAX = 30_000;

/**
 * @typedef {object} Keeper Watches one answer's `expiresAt`.
 * @property {() => Promise<void>} check asks now, if it is due; resolves when that is done
 * @property {() => void} stop
 */
/**
 * @typedef {object} WatchOptions
 * @property {number} [marginMs] how long before `expiresAt`, at most a fifth of what is left now
 * @property {() => boolean} [idle] while true (paused, say) nothing is asked; call `check` when that ends
 * @property {(refusal: VrsRefusal) => void} [onRefused] the service said no for good; the keeper has stopped
 */

/**
 * Watches the end of an answer's addresses.
 *
 * @param {{expiresAt: string, durationMs?: number}} answer
 * @param {() => Promise<any>} again asks for new addresses
 * @param {(fresh: any) => void} onFresh
 * @param {{setTimeout: Function, clearTimeout: Function, now: () => number}} time
 * @param {WatchOptions} options
 * @returns {Keeper}
 */
export function watchExpiry(answer, again, onFresh, time, { marginMs = 60_000, idle = () => false, onRefused = () => {} }) {
  const { setTimeout, clearTimeout, now } = time;
  let dueAt = dueOf(answer);
  let againMs = AGAIN_MS;
  let stopped = false;
  let timer = null;
  /** @type {Promise<void>|null} */
  let running = null;

  function dueOf({ expiresAt, durationMs = 0 }) {
    const leftMs = Date.parse(expiresAt) - now();
    const lifetimeMs = leftMs > 0 ? leftMs : durationMs + LIFETIME_MS;
    return now() + lifetimeMs - Math.min(marginMs, lifetimeMs / 5);
  }

  function schedule() {
    clearTimeout(timer);
    if (stopped) return;
    const leftMs = dueAt - now();
    timer = setTimeout(async () => {
      if (!idle()) await check();
      schedule();
    }, leftMs > 0 ? Math.min(leftMs, CHECK_MS_MAX) : CHECK_MS_MAX);
  }

  async function refresh() {
    let fresh;
    try {
      fresh = await again();
    } catch (error) {
      if (stopped) return;
      if (error instanceof VrsRefusal && error.status < 500 && error.status !== 429) {
        stop();
        onRefused(error);
        return;
      }
      dueAt = now() + againMs;
      againMs = Math.min(againMs * 2, AGAIN_MS_MAX);
      return;
    }
    if (stopped) return;
    againMs = AGAIN_MS;
    dueAt = dueOf(fresh.answer);
    onFresh(fresh);
  }

  async function check() {
    if (stopped || now() < dueAt) return;
    running ??= refresh().finally(() => {
      running = null;
    });
    await running;
    schedule();
  }

  function stop() {
    stopped = true;
    clearTimeout(timer);
  }

  schedule();
  return { check, stop };
}
