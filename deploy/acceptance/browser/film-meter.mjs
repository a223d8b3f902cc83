// How much of its viewers' time a player loses.

const TICK_MS = 50;
/** A step of the film that is further ahead of the clock than this, or as far back, is a jump, in s. */
const JUMP_S = 0.3;

/** Begins to measure a video that plays. @param {string} on the global of the page that has the video element */
export function measure(page, on) {
  return page.evaluate(([of, tickMs, jumpS]) => {
    const { video } = window[of];
    const meter = { fromMs: performance.now(), fromS: video.currentTime, skippedS: 0, longestMs: 0 };
    let last = { atMs: meter.fromMs, s: meter.fromS };
    let stoodSinceMs = meter.fromMs;
    setInterval(() => {
      const now = { atMs: performance.now(), s: video.currentTime };
      const ahead = now.s - last.s - (now.atMs - last.atMs) / 1000;
      if (ahead > jumpS || last.s - now.s > jumpS) meter.skippedS += ahead;
      if (now.s !== last.s) stoodSinceMs = now.atMs;
      meter.longestMs = Math.max(meter.longestMs, now.atMs - stoodSinceMs);
      last = now;
    }, tickMs);
    window.filmMeter = () => {
      const playedS = video.currentTime - meter.fromS;
      const lostMs = performance.now() - meter.fromMs - (playedS - meter.skippedS) * 1000;
      return { fromS: meter.fromS, playedS, lostMs, longestMs: meter.longestMs, skippedS: meter.skippedS };
    };
  }, [on, TICK_MS, JUMP_S]);
}

/** The film that played since, the time lost against the clock, the longest standstill, what was jumped over (net). */
export function measured(page) {
  return page.evaluate(() => window.filmMeter());
}

/** Counts the answers that a page gets from each origin. @returns {() => Record<string, number>} those so far */
export function countAnswers(page) {
  const counts = {};
  page.on('response', (response) => {
    const { origin } = new URL(response.url());
    if (response.ok()) counts[origin] = (counts[origin] ?? 0) + 1;
  });
  return () => ({ ...counts });
}
