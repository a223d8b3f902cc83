// Opens the player page in Chromium, presses play on a sample, and proves that it plays: time that advances, frames
// that decode, keys that are usable, cues that show, a quality that switches. Prints one JSON object; exit 0 when all
// that was asked for is so, 1 when not, 2 when the command line is wrong.
//
//   node play.mjs --page http://127.0.0.1:17001/ --vid free-clear [--plan free|vip] [--switch v240] [--subtitles en]
//        [--refused CODE] [--screenshot FILE.png] [--width 390] [--height 844] [--chromium PATH]
import { parseArgs } from 'node:util';
import { openChromium, until } from './chromium.mjs';
import { watch } from './observe.mjs';

const ADVANCE_S = 3;

const options = readOptions();
let browser = null;
let page = null;
let seen = () => ({ consoleErrors: [], networkErrors: [] });
let result = { ok: false, vid: options.vid, plan: options.plan, problems: [] };
try {
  browser = await openChromium({ path: options.chromium, width: Number(options.width), height: Number(options.height) });
  page = await browser.page();
  seen = watch(page, options.page);
  await press(page);
  Object.assign(result, options.refused ? await refusal(page) : await playing(page));
  if (options.screenshot) await page.screenshot({ path: options.screenshot });
} catch (error) {
  result.problems.push(error.message.split('\n')[0]);
  await addState();
} finally {
  Object.assign(result, seen());
  if (result.consoleErrors.length > 0) result.problems.push('the console shows errors');
  await browser?.close();
}
result.ok = result.problems.length === 0;
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = result.ok ? 0 : 1;

function readOptions() {
  const text = { type: 'string' };
  try {
    const { values } = parseArgs({
      options: {
        page: text, vid: text, switch: text, subtitles: text, refused: text, screenshot: text,
        plan: { ...text, default: 'anonymous' }, width: { ...text, default: '1280' }, height: { ...text, default: '800' },
        chromium: { ...text, default: '/usr/bin/chromium' },
      },
    });
    if (!values.page || !values.vid) throw new Error('--page and --vid are needed');
    return values;
  } catch (error) {
    process.stderr.write(`play.mjs: ${error.message}\n`);
    process.exit(2);
  }
}

/** Chooses the membership, then presses play as a person would. */
async function press(page) {
  await page.goto(options.page);
  await page.waitForFunction(() => window.vrsPage !== undefined);
  await page.locator(`#members input[value="${options.plan}"]`).check({ force: true });
  if (options.subtitles) {
    // Subtitles can be chosen once a title offers them; the choice then holds.
    await page.locator(`button[data-vid="${options.vid}"]`).click();
    await page.locator(`#subtitles option[value="${options.subtitles}"]`).waitFor({ state: 'attached' });
    await page.locator('#subtitles').selectOption(options.subtitles);
  } else {
    await page.locator(`button[data-vid="${options.vid}"]`).click();
  }
}

async function refusal(page) {
  await page.waitForFunction(() => window.vrsPage.state.refusal !== null);
  const { refusal: got, served, attempts } = await state(page);
  if (got.code !== options.refused) result.problems.push(`refused as ${got.code}, not as ${options.refused}`);
  return { refusal: got, served, attempts, shown: await page.locator('#cover').innerText() };
}

async function playing(page) {
  await until(page, 'nothing starts to play', () => {
    const { video, state: { refusal: refused } } = window.vrsPage;
    return refused !== null || (video.currentTime > 0 && !video.paused && video.readyState >= 3);
  });
  const begun = await look(page);
  if (begun.refusal) throw new Error(`refused: ${begun.refusal.code}`);
  await until(page, `currentTime did not advance by ${ADVANCE_S} s`, (from) => window.vrsPage.video.currentTime >= from,
    begun.currentTime + ADVANCE_S);
  const { atMs, ...later } = await look(page);
  const wallS = (atMs - begun.atMs) / 1000;
  require(wallS > ADVANCE_S * 0.8, `the time jumped: ${ADVANCE_S} s of film in ${wallS} s`);
  require(later.frames > begun.frames, 'no frame was decoded');
  require(later.width > 0, 'there is no picture');
  if (later.drm) {
    const statuses = Object.values(later.keyStatuses);
    require(later.mediaKeys, 'a protected title plays without mediaKeys');
    require(statuses.length > 0 && statuses.every((status) => status === 'usable'), 'keys are not usable');
  }
  const cue = options.subtitles ? await shownCue(page) : '';
  const widthAfterSwitch = options.switch ? await switchTo(page, options.switch, later) : later.width;
  return { ...later, wallS, cue, widthAfterSwitch, currentTime: (await look(page)).currentTime };
}

async function shownCue(page) {
  const handle = await until(page, 'no subtitle cue shows', () => {
    const showing = [...window.vrsPage.video.textTracks].filter((track) => track.mode === 'showing');
    return showing.flatMap((track) => [...(track.activeCues ?? [])]).map((cue) => cue.text).join(' ').trim();
  });
  return handle.jsonValue();
}

/** Picks a rendition in the menu; the pictures that follow are of its size. */
async function switchTo(page, id, before) {
  const wanted = before.renditions[id];
  if (!wanted) throw new Error(`there is no rendition ${id} to switch to`);
  await page.locator('#quality').selectOption(id);
  await until(page, `the picture is not ${wanted} wide after the switch`, (width) => window.vrsPage.video.videoWidth === width, wanted);
  const now = await look(page);
  await until(page, 'it stands still after the switch', (time) => window.vrsPage.video.currentTime > time, now.currentTime + 0.5);
  return now.width;
}

function look(page) {
  return page.evaluate(() => {
    const { player, video, state: { answer, grade, served, attempts, cdn, refusal: refused } } = window.vrsPage;
    return {
      atMs: performance.now(), currentTime: video.currentTime, frames: video.getVideoPlaybackQuality().totalVideoFrames,
      width: video.videoWidth, mediaKeys: video.mediaKeys !== null, keyStatuses: player.getKeyStatuses(),
      drm: Boolean(answer?.drm), renditions: Object.fromEntries((answer?.video ?? []).map((v) => [v.id, v.width])),
      grade, served, cdn, refusal: refused, attempts: attempts.map(({ origin, why, status }) => ({ origin, why, status })),
    };
  });
}

function state(page) {
  return page.evaluate(() => JSON.parse(JSON.stringify(window.vrsPage.state)));
}

function require(holds, complaint) {
  if (!holds) result.problems.push(complaint);
}

/** What the page knew when it went wrong, if it still answers. */
async function addState() {
  if (!page) return;
  try {
    result = { ...(await look(page)), ...result, shown: await page.locator('#cover').innerText() };
    if (options.screenshot) await page.screenshot({ path: options.screenshot });
  } catch (error) {
    result.problems.push(`and the page does not answer: ${error.message.split('\n')[0]}`);
  }
}
