// Plays a manifest in dash.js, which is told its address and nothing more. Prints one JSON object; exit 0 when it plays:
// time that advances, frames that decode, keys that are usable, a quality that switches; 1 when not, 2 when the command
// line is wrong.
//
//   node dashjs.mjs --manifest URL [--switch v240] [--chromium PATH]
import { parseArgs } from 'node:util';
import { openChromium, until } from './chromium.mjs';
import { serveDashJs } from './dashjs-page.mjs';
import { watch } from './observe.mjs';

const ADVANCE_S = 3;

const options = readOptions();
const result = { ok: false, problems: [] };
let browser = null;
let site = null;
let page = null;
let seen = () => ({});
try {
  browser = await openChromium({ path: options.chromium });
  site = await serveDashJs();
  page = await browser.page();
  seen = watch(page, site.address);
  await page.goto(site.address);
  await page.evaluate((url) => window.dashPage.play(url), options.manifest);
  await playing();
} catch (error) {
  result.problems.push(error.message.split('\n')[0]);
} finally {
  if (page) Object.assign(result, await look().catch(() => ({})));
  Object.assign(result, seen());
  if ([...(result.consoleErrors ?? []), ...(result.networkErrors ?? [])].length > 0) result.problems.push('the console shows errors');
  await browser?.close();
  site?.close();
}
result.ok = result.problems.length === 0;
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = result.ok ? 0 : 1;

function readOptions() {
  const text = { type: 'string' };
  try {
    const { values } = parseArgs({ options: { manifest: text, switch: text, chromium: text } });
    if (!values.manifest) throw new Error('--manifest is needed');
    return values;
  } catch (error) {
    process.stderr.write(`dashjs.mjs: ${error.message}\n`);
    process.exit(2);
  }
}

async function playing() {
  await until(page, 'nothing starts to play', () => {
    const { video } = window.dashPage;
    return video.currentTime > 0 && !video.paused && video.readyState >= 3;
  });
  const begun = await look();
  await until(page, `currentTime did not advance by ${ADVANCE_S} s`, (from) => window.dashPage.video.currentTime >= from,
    begun.currentTime + ADVANCE_S);
  const later = await look();
  result.wallS = (later.atMs - begun.atMs) / 1000;
  if (result.wallS < ADVANCE_S * 0.8) result.problems.push(`the time jumped: ${ADVANCE_S} s of film in ${result.wallS} s`);
  if (later.frames <= begun.frames) result.problems.push('no frame was decoded');
  result.widthBefore = later.width;
  if (options.switch) await switchTo(options.switch);
}

/** Picks a rendition as a quality menu would; the pictures that follow are of its size. */
async function switchTo(id) {
  const wanted = await page.evaluate((wish) => {
    const { player } = window.dashPage;
    const rendition = player.getRepresentationsByType('video').find((one) => one.id === wish);
    if (!rendition) return 0;
    player.updateSettings({ streaming: { abr: { autoSwitchBitrate: { video: false } } } });
    player.setRepresentationForTypeById('video', wish, true);
    return rendition.width;
  }, id);
  if (!wanted) throw new Error(`there is no rendition ${id} to switch to`);
  await until(page, `the picture is not ${wanted} wide after the switch`, (width) => window.dashPage.video.videoWidth === width, wanted);
  const { currentTime } = await look();
  await until(page, 'it stands still after the switch', (time) => window.dashPage.video.currentTime > time, currentTime + 0.5);
}

function look() {
  return page.evaluate(() => {
    const { video, player, keyStatuses } = window.dashPage;
    return {
      atMs: performance.now(), currentTime: video.currentTime, frames: video.getVideoPlaybackQuality().totalVideoFrames,
      width: video.videoWidth, mediaKeys: video.mediaKeys !== null, keyStatuses: keyStatuses(), version: player.getVersion(),
      renditions: player.getRepresentationsByType('video').map((one) => one.id),
    };
  });
}
