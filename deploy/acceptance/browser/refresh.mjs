// Plays two minute-long titles on the player page over the end of their addresses: one is paused until its addresses are
// over and is then resumed, the other one plays on. Nothing is done on the page but to press play and pause. Prints one
// JSON object; exit 1 when something did not come to play.
//
//   node refresh.mjs --page URL [--refused]
//
// Edges let an address pass for half a minute more, because clocks differ; with --refused the pause lasts that long, too.
import { parseArgs } from 'node:util';
import { openChromium, until } from './chromium.mjs';
import { measure, measured } from './film-meter.mjs';

const PLAYED_FIRST_S = 2;
const PLAYED_AFTER_S = 4;
/** Where the one that plays on is over the end of addresses that last 20 s, wherever the other one is by then. */
const PLAYED_OVER_S = 25;
/** Longer than the addresses of a test may last. */
const PATIENCE_MS = 60_000;
const POLL_MS = 250;
/** Addresses of the fallback player last for days: a play that it answered has nothing to refresh, and is begun anew. */
const PRESSES_MAX = 5;

const { values: options } = parseArgs({ options: { page: { type: 'string' }, refused: { type: 'boolean' } } });
const result = { ok: false, problems: [] };
let browser = null;
try {
  browser = await openChromium();
  const paused = await pressUntilFull('long-drm');
  const going = await pressUntilFull('long-clear');
  await Promise.all([paused, going].map((play) => reach(play.page, PLAYED_FIRST_S)));
  await measure(going.page, 'vrsPage');
  result.paused = await pauseOverTheEnd(paused);
  await reach(going.page, PLAYED_OVER_S);
  result.going = { ...(await measured(going.page)), refreshes: going.refreshes(), ...(await look(going.page)) };
} catch (error) {
  result.problems.push(error.message.split('\n')[0]);
} finally {
  await browser?.close();
}
result.ok = result.problems.length === 0;
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = result.ok ? 0 : 1;

async function pressUntilFull(vid) {
  for (let presses = 1; presses <= PRESSES_MAX; presses++) {
    const play = await press(vid);
    if ((await gradeOf(play.page)) === 'full') return play;
    await play.page.close();
  }
  throw new Error(`${vid} is not full after ${PRESSES_MAX} presses`);
}

async function gradeOf(page) {
  await until(page, 'no answer to the press', () => window.vrsPage.state.grade || window.vrsPage.state.refusal);
  return page.evaluate(() => window.vrsPage.state.grade);
}

/** A page that plays; what it asks for is kept. */
async function press(vid) {
  const page = await browser.page();
  const segments = [];
  let refreshes = 0;
  page.on('response', (response) => {
    const url = response.url();
    if (response.status() === 200 && url.includes('/dash?') && url.includes('refresh=1')) refreshes++;
    if (response.ok() && url.endsWith('.m4s')) segments.push(url);
  });
  await page.goto(options.page);
  await page.waitForFunction(() => window.vrsPage !== undefined);
  await page.locator(`button[data-vid="${vid}"]`).click();
  return { page, segments, refreshes: () => refreshes };
}

async function pauseOverTheEnd({ page, segments, refreshes }) {
  await page.evaluate(() => window.vrsPage.video.pause());
  const pausedAt = await look(page);
  const [old] = segments;
  const statusBefore = await statusOf(old);
  await poll('the old addresses do not end', () => Date.now() / 1000 > Math.max(...segments.map(endOf)));
  if (options.refused) await poll('the old address is not refused', async () => (await statusOf(old)) === 403);
  const refreshesWhilePaused = refreshes();
  const statusAtEnd = await statusOf(old);
  const resumedAtMs = Date.now();
  const held = segments.length;
  await page.evaluate(() => window.vrsPage.video.play());
  await reach(page, pausedAt.currentTime + PLAYED_AFTER_S);
  const after = segments.slice(held);
  return {
    statusBefore, statusAtEnd, resumedAtMs, refreshesWhilePaused,
    refreshes: refreshes(), oldAfter: after.filter((url) => endOf(url) * 1000 <= resumedAtMs).length,
    freshAfter: after.filter((url) => endOf(url) * 1000 > resumedAtMs).length, pausedAt, resumed: await look(page),
  };
}

async function poll(complaint, condition) {
  const givenUp = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > givenUp) throw new Error(complaint);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Until when an address is signed, in s since 1970. */
function endOf(address) {
  return Number(new URL(address).pathname.slice(1).split('-')[0]);
}

/** Node does not know that every name under localhost is this machine. */
async function statusOf(address) {
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  const response = await fetch(url);
  await response.arrayBuffer();
  return response.status;
}

function reach(page, seconds) {
  const condition = (from) => window.vrsPage.video.currentTime >= from;
  return until(page, `it does not reach ${seconds} s`, condition, seconds, PATIENCE_MS);
}

function look(page) {
  return page.evaluate(() => {
    const { video, state: { refusal, vid, answer } } = window.vrsPage;
    return { vid, currentTime: video.currentTime, paused: video.paused, refusal, expiresAt: answer?.expiresAt };
  });
}
