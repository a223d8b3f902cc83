/** What comes back from an entry, read: refusals, failures and the headers of VRS. */

/** Delay that a server may ask for, in ms; a longer one is cut to this. */
const AFTER_MS_MAX = 5_000;

/**
 * @typedef {object} Served Where and how an answer came about; `-` for a part that does not apply.
 * @property {string} az @property {string} unit @property {string} instance
 * @property {string} grade `full`, `clear`, `basic` or `-`
 * @property {string} reason @property {string} layer @property {string} drmAz @property {string} clearAz
 */
/**
 * @typedef {object} Attempt One request that was sent.
 * @property {string} origin whom it went to
 * @property {'first'|'same-name'|'retry-domain'} why
 * @property {number} status HTTP status, 0 when no answer came
 * @property {number} ms how long it took
 * @property {Served|null} served
 * @property {unknown} [error] why no answer came
 */
/** @typedef {{base: string, afterMs: number, max: number}} RetryHint */

/** The service said no, or that it cannot now. `code` is stable; `detail` is for people. */
export class VrsRefusal extends Error {
  /** @param {{code: string, status: number, detail: string, vid?: string, retryAfterS?: number, served: Served|null, attempts: Attempt[]}} what */
  constructor(what) {
    super(`${what.code}: ${what.detail}`);
    this.name = 'VrsRefusal';
    this.code = what.code;
    this.status = what.status;
    this.detail = what.detail;
    this.vid = what.vid;
    this.retryAfterS = what.retryAfterS;
    this.served = what.served;
    this.attempts = what.attempts;
  }
}

/** Nothing usable came: `no-answer` (refused, reset, too late) or `bad-answer` (a 200 that is not what it should be). */
export class VrsFailure extends Error {
  /** @param {'no-answer'|'bad-answer'} code @param {Attempt[]} attempts @param {unknown} [cause] */
  constructor(code, attempts, cause) {
    super(code === 'no-answer' ? 'no answer came' : 'the answer could not be read', { cause });
    this.name = 'VrsFailure';
    this.code = code;
    this.attempts = attempts;
  }
}

/** @param {string|null} header value of `VRS-Served` @returns {Served|null} */
export function parseServed(header) {
  if (!header) return null;
  const parts = pairsOf(header);
  const part = (key) => parts.get(key) ?? '-';
  return {
    az: part('az'), unit: part('unit'), instance: part('instance'), grade: part('grade'), reason: part('reason'),
    layer: part('layer'), drmAz: part('drm-az'), clearAz: part('clear-az'),
  };
}

/** @param {string|null} header value of `VRS-Retry` @returns {RetryHint|null} null when there is none or it is malformed */
export function parseRetry(header) {
  if (!header) return null;
  const parts = pairsOf(header);
  return retryHint({ base: parts.get('base'), afterMs: count(parts.get('after-ms')), max: count(parts.get('max')) });
}

/** The refusal that a response with this body (null when it is no JSON) amounts to. @returns {VrsRefusal} */
export function refusalOf(response, body, served, attempts) {
  const retryAfterS = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return new VrsRefusal({
    code: typeof body?.code === 'string' ? body.code : `http-${response.status}`,
    status: response.status,
    detail: body?.detail ?? body?.title ?? `the service answered ${response.status}`,
    vid: body?.vid,
    retryAfterS: Number.isNaN(retryAfterS) ? undefined : retryAfterS,
    served,
    attempts,
  });
}

/** A hint that can be followed. @returns {RetryHint|null} */
export function retryHint(raw) {
  if (!raw || !isOrigin(raw.base) || !Number.isInteger(raw.afterMs) || raw.afterMs < 0 || !(raw.max >= 1)) return null;
  return { base: raw.base, afterMs: Math.min(raw.afterMs, AFTER_MS_MAX), max: 1 };
}

/**
 * Whether a text is an origin to the letter. With a user, a path, capitals, or a port that goes without saying, it was not
 * written by a service of ours, whatever a browser would make of it.
 */
export function isOrigin(text) {
  return typeof text === 'string' && URL.canParse(text) && new URL(text).origin === text;
}

/** A whole number in digits; none for all else. */
function count(text) {
  return /^[0-9]{1,9}$/.test(text ?? '') ? Number(text) : NaN;
}

/** The value of a JSON text, null when it is none. */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `key=value; key="value"` as a map. */
function pairsOf(header) {
  const pairs = header.split(';').map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim().replace(/^"(.*)"$/, '$1')];
  });
  return new Map(pairs);
}
