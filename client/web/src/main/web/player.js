import { createControls } from './controls.js';
import { describeDevice } from './device.js';
import { createLibrary } from './library.js';
import { createPlayback } from './playback.js';
import { createServedPanel } from './served-panel.js';
import { createVrsClient } from './vrs-client/vrs-client.js';
import { refusalWords } from './words.js';

const at = (id) => document.getElementById(id);

async function json(path) {
  const response = await fetch(path, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** What covers the picture while there is none: words, and the code under them. Nothing uncovers it. */
function cover(words) {
  at('cover').hidden = !words;
  at('cover-title').textContent = words?.title ?? '';
  at('cover-text').textContent = words?.text ?? '';
  at('cover-code').textContent = words?.code ?? '';
  at('cover-code').hidden = !words?.code;
}

async function open() {
  const { shaka } = window;
  const video = at('video');
  const [config, samples, device] = await Promise.all([json('config.json'), json('samples.json'), describeDevice()]);
  const client = createVrsClient({ entryOrigin: config.main, retryOrigins: config.retryOrigins ?? [config.retry] });
  const panel = createServedPanel(document, () => new Date());
  const cdnName = (origin) => config.cdns.find((cdn) => cdn.origin === origin)?.name ?? origin;
  /** What tests and curious people look at. */
  const state = { vid: '', plan: 'anonymous', served: null, grade: null, attempts: [], answer: null, cdn: '', refusal: null };
  let controls = null;
  shaka.polyfill.installAll();

  const playback = await createPlayback({
    shaka, video, client, device,
    on: {
      answered(played, why) {
        Object.assign(state, played, { grade: played.answer.grade, refusal: null, cdn: '' });
        panel.answered(played, why);
        at('now-title').textContent = played.answer.title;
        at('now-note').textContent = noteOf(played.answer);
        cover(null);
      },
      refused(error) {
        const { code, status, detail } = error;
        Object.assign(state, {
          refusal: { code, status, detail }, answer: null, grade: null, served: error.served ?? null, attempts: error.attempts ?? [],
        });
        panel.refused(error);
        cover({ ...refusalWords(error), code: status ? `${status} ${code}` : code });
      },
      media(origin, silent) {
        const name = cdnName(origin);
        if (name === state.cdn) return;
        panel.cdn(name, silent.map(cdnName), state.cdn !== '');
        state.cdn = name;
      },
      interrupted: (waiting) => cover(waiting ? { title: 'Waiting for the picture', text: 'No CDN gives the next part. Trying again.' } : null),
      tracks: () => controls?.showTracks(),
    },
  });
  controls = createControls(document, video, playback);
  const library = createLibrary(document, samples, {
    drm: device.drm.includes('clearkey'),
    plans: config.plans ?? [],
    pick: start,
    planChanged: (plan) => {
      state.plan = plan;
    },
  });

  async function start(sample) {
    state.vid = sample.vid;
    at('stage').scrollIntoView({ block: 'nearest' });
    library.nowPlaying(sample.vid);
    at('now-title').textContent = sample.title;
    at('now-note').textContent = '';
    const token = await tokenOf(library.plan());
    if (state.vid === sample.vid) await playback.start(sample.vid, token);
  }

  window.vrsPage = { player: playback.player, video, state, askForQuality: playback.askForQuality };
}

/** A plan whose token is gone is asked for as a stranger: the service then says what is missing. */
async function tokenOf(plan) {
  if (plan === 'anonymous') return undefined;
  const response = await fetch(`demo-token?plan=${plan}`, { cache: 'no-store' });
  return response.ok ? (await response.json()).token : undefined;
}

function noteOf(answer) {
  const heights = answer.video.map((rendition) => rendition.height).sort((a, b) => a - b);
  const locked = (answer.locked ?? []).length;
  return [
    answer.drm ? 'Protected with ClearKey' : 'Unprotected',
    heights.length > 1 ? `${heights[0]}p to ${heights.at(-1)}p` : `${heights[0] ?? 0}p`,
    ...(locked > 0 ? [`${locked} locked`] : []),
  ].join(' · ');
}

open().catch((error) => cover({ title: 'The page could not start', text: 'The player server did not give what the page needs.', code: error.message }));
