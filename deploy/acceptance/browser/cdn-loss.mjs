// Plays the minute-long titles side by side, on the player page and in dash.js, and takes one CDN away in mid-play. Each
// viewer then jumps to where little is left of what the player holds, so that the other CDN is needed at once; what
// viewers lose is measured until they have seen film that only the other CDN can have given. Then presses play anew while
// the CDN is still away. Prints one JSON object; exit 1 when something did not come to play.
//
//   node cdn-loss.mjs --page URL --lost ORIGIN --other ORIGIN --pid PID --signal SIGKILL|SIGSTOP [--then COMMAND]
//        [--manifest URL]
import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { openChromium, until } from './chromium.mjs';
import { serveDashJs } from './dashjs-page.mjs';
import { countAnswers, measure, measured } from './film-meter.mjs';

const PLAYED_FIRST_S = 2;
/** What a viewer still has in hand once the CDN is away. */
const HELD_S = 4;
/** Three segments. */
const PLAYED_AFTER_S = 6;
/** Longer than any stall that is let pass: the figures tell more than a timeout. */
const PATIENCE_MS = 60_000;

const options = readOptions();
const result = { ok: false, problems: [], plays: {} };
let browser = null;
let site = null;
try {
  browser = await openChromium();
  if (options.manifest) site = await serveDashJs();
  const plays = [await onPage('long-clear'), await onPage('long-drm'), ...(options.manifest ? [await inDashJs()] : [])];
  await Promise.all(plays.map((play) => reach(play, PLAYED_FIRST_S)));
  for (const { page, on } of plays) await measure(page, on);
  for (const { name, answers } of plays) result.plays[name] = { before: from(answers()) };
  process.kill(Number(options.pid), options.signal);
  if (options.then) await promisify(execFile)('sh', ['-c', options.then]);
  await Promise.all(plays.map(jump));
  await Promise.all(plays.map(seeThrough));
  await Promise.all(plays.map((play) => play.page.close()));
  result.startMs = await pressAnew();
} catch (error) {
  result.problems.push(error.message.split('\n')[0]);
} finally {
  await browser?.close();
  site?.close();
}
result.ok = result.problems.length === 0;
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = result.ok ? 0 : 1;

function readOptions() {
  const text = { type: 'string' };
  try {
    const { values } = parseArgs({
      options: { page: text, manifest: text, lost: text, other: text, pid: text, signal: text, then: text },
    });
    for (const name of ['page', 'lost', 'other', 'pid', 'signal']) {
      if (!values[name]) throw new Error(`--${name} is needed`);
    }
    return values;
  } catch (error) {
    process.stderr.write(`cdn-loss.mjs: ${error.message}\n`);
    process.exit(2);
  }
}

/** Each viewer stands for a machine of its own: what one has loaded must not come to another from the browser's cache. */
async function viewer() {
  const page = await browser.page();
  const devtools = await browser.context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  return page;
}

async function onPage(vid) {
  const page = await viewer();
  const play = { name: vid, page, on: 'vrsPage', answers: countAnswers(page) };
  await page.goto(options.page);
  await page.waitForFunction(() => window.vrsPage !== undefined);
  await page.locator(`button[data-vid="${vid}"]`).click();
  return play;
}

async function inDashJs() {
  const page = await viewer();
  const play = { name: 'dash.js', page, on: 'dashPage', answers: countAnswers(page) };
  await page.goto(site.address);
  await page.evaluate((url) => window.dashPage.play(url), options.manifest);
  return play;
}

function reach({ name, page, on }, seconds) {
  const condition = ([of, from]) => window[of].video.currentTime >= from;
  return until(page, `${name} does not reach ${seconds} s`, condition, [on, seconds], PATIENCE_MS);
}

/** Jumps to where only the wanted rest of the buffer is left; the goal is what nobody can have had by then. */
async function jump(play) {
  const bufferedTo = await play.page.evaluate(([of, heldS]) => {
    const { video } = window[of];
    const end = video.buffered.end(video.buffered.length - 1);
    video.currentTime = Math.max(video.currentTime, end - heldS);
    return end;
  }, [play.on, HELD_S]);
  play.goal = bufferedTo + PLAYED_AFTER_S;
}

/** What one play loses until it has played well past all that it held when the CDN went. */
async function seeThrough(play) {
  await reach(play, play.goal);
  Object.assign(result.plays[play.name], await measured(play.page), { goalS: play.goal, after: from(play.answers()) });
}

function from(answers) {
  return { lost: answers[options.lost] ?? 0, other: answers[options.other] ?? 0 };
}

/** From the press to the first moving picture, in ms, on a page that does not know yet that a CDN is away. */
async function pressAnew() {
  const page = await viewer();
  await page.goto(options.page);
  await page.waitForFunction(() => window.vrsPage !== undefined);
  const pressed = Date.now();
  await page.locator('button[data-vid="long-drm"]').click();
  await until(page, 'nothing starts while the CDN is away', () => window.vrsPage.video.currentTime > 0);
  return Date.now() - pressed;
}
