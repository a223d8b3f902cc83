// Presses play on the player page again and again, every two seconds, and changes the rendition of each play, which asks
// the service once more. Prints a line of JSON for each press; ends at the end of its input, when nobody reads what it
// prints any more, or when nothing can be pressed.
//
//   node press-on.mjs --page URL [--vid drm-fallback] [--low v240] [--high v720] [--every-ms 2000]
import { parseArgs } from 'node:util';
import { openChromium } from './chromium.mjs';

/** Longer than any press may take: the figures tell more than a timeout. */
const PATIENCE_MS = 20_000;

const text = { type: 'string' };
const { values: options } = parseArgs({
  options: {
    page: text, vid: { ...text, default: 'drm-fallback' }, low: { ...text, default: 'v240' },
    high: { ...text, default: 'v720' }, 'every-ms': { ...text, default: '2000' },
  },
});
if (!options.page) {
  process.stderr.write('press-on.mjs: --page is needed\n');
  process.exit(2);
}

let ended = false;
const end = () => {
  ended = true;
};
process.stdin.on('end', end);
process.stdin.resume();
// Whoever started it may be gone without a word: the browser is to be closed all the same.
process.stdout.on('error', end);

const browser = await openChromium();
try {
  const page = await browser.page();
  await page.goto(options.page);
  await page.waitForFunction(() => window.vrsPage !== undefined);
  let next = Date.now();
  while (!ended) {
    const pressed = await press(page).catch((error) => ({ error: error.message.split('\n')[0] }));
    process.stdout.write(`${JSON.stringify(pressed)}\n`);
    next = Math.max(next + Number(options['every-ms']), Date.now());
    await page.waitForTimeout(Math.max(1, next - Date.now()));
  }
} finally {
  await browser.close();
}

/** One new play to its first picture, then another rendition to the first picture of it. */
async function press(page) {
  return page.evaluate(async ({ vid, low, high, patienceMs }) => {
    const { video, state, player } = window.vrsPage;
    const quality = document.getElementById('quality');
    const frame = (wanted) => new Promise((resolve, reject) => {
      const end = (why) => {
        clearTimeout(timer);
        clearInterval(refusals);
        if (why) reject(new Error(why));
        else resolve();
      };
      const timer = setTimeout(() => end('no picture'), patienceMs);
      // Without pictures nobody calls back.
      const refusals = setInterval(() => state.refusal && end(`refused as ${state.refusal.code}`), 50);
      const look = () => {
        if (wanted()) {
          end();
        } else {
          video.requestVideoFrameCallback(look);
        }
      };
      video.requestVideoFrameCallback(look);
    });
    const choose = (id) => {
      quality.value = id;
      quality.dispatchEvent(new Event('change', { bubbles: true }));
    };
    if ([...quality.options].some((option) => option.value === low)) choose(low);
    const atMs = Date.now();
    const started = performance.now();
    const found = { atMs, ok: false };
    try {
      await player.unload();
      state.answer = null;
      state.refusal = null;
      document.querySelector(`button[data-vid="${vid}"]`).click();
      await frame(() => state.answer !== null);
      Object.assign(found, { firstMs: performance.now() - started, grade: state.grade, az: state.served?.az ?? '-' });
      const before = state.answer;
      const changing = performance.now();
      if ([...quality.options].some((option) => option.value === high)) {
        choose(high);
        await frame(() => state.answer !== before);
        Object.assign(found, { changedMs: performance.now() - changing, changedGrade: state.grade });
      }
      found.ok = true;
    } catch (error) {
      found.error = error.message;
      found.afterMs = performance.now() - started;
    }
    return found;
  }, { vid: options.vid, low: options.low, high: options.high, patienceMs: PATIENCE_MS });
}
