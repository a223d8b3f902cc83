import { createCdnOrder, originOf } from './cdn-order.js';
import { createTracks } from './tracks.js';

const MPD = 'application/dash+xml';
/** Tries over both CDNs, quickly: a stall of the picture is to stay under three seconds. Times in ms. */
const MEDIA_TRIES = {
  maxAttempts: 4, baseDelay: 100, backoffFactor: 1, fuzzFactor: 0, timeout: 2_500, stallTimeout: 1_200, connectionTimeout: 1_000,
};
const SERVICE_TRIES = { maxAttempts: 2, baseDelay: 100, backoffFactor: 1, fuzzFactor: 0, timeout: 3_000 };
/** How often, a second apart, a stream that no CDN gives is tried before the page gives up. */
const STREAM_TRIES_MAX = 30;

/**
 * @typedef {object} PlaybackEvents
 * @property {(played: import('./vrs-client/vrs-client.js').Played, why: 'play'|'refresh'|'licence'|'quality') => void} answered
 * @property {(refusal: {code: string, detail?: string}) => void} refused nothing plays
 * @property {(origin: string, silent: string[]) => void} media a segment came from there, after these gave none
 * @property {(waiting: boolean) => void} interrupted no CDN gives the next segment
 * @property {() => void} tracks qualities or subtitles changed
 */

/**
 * Plays what the service answers: asks, loads, and keeps it going.
 *
 * @param {{shaka: any, video: HTMLVideoElement, client: any, device: object, on: PlaybackEvents}} parts
 */
export async function createPlayback({ shaka, video, client, device, on }) {
  const { Category, Code } = shaka.util.Error;
  const { RequestType } = shaka.net.NetworkingEngine;
  const player = new shaka.Player();
  const cdns = createCdnOrder({ now: () => Date.now() });
  const tracks = createTracks(player, () => on.tracks());
  let turn = new AbortController();
  /** What the present play was asked with, and what was already tried to save it; `saving` until the next load. */
  let play = { request: null, askedForLicence: false, renewed: false, saving: false, streamTries: 0 };
  let keeper = null;

  await player.attach(video);
  player.configure({
    manifest: { retryParameters: SERVICE_TRIES },
    drm: { retryParameters: SERVICE_TRIES },
    streaming: { retryParameters: MEDIA_TRIES, bufferingGoal: 10 },
  });
  const network = player.getNetworkingEngine();
  network.registerRequestFilter((type, request) => {
    if (type === RequestType.SEGMENT) request.uris = cdns.order(request.uris);
  });
  network.registerResponseFilter((type, response) => {
    if (type !== RequestType.SEGMENT) return;
    const silent = cdns.answered(response.originalRequest?.uris ?? [], response.originalUri);
    if (play.streamTries > 0) on.interrupted(false);
    play.streamTries = 0;
    on.media(originOf(response.originalUri), silent);
  });
  player.addEventListener('error', ({ detail }) => failed(detail));
  video.addEventListener('play', () => keeper?.check());
  video.addEventListener('seeking', () => keeper?.check());

  /** A person pressed play. @param {string} vid @param {string} [token] */
  async function start(vid, token) {
    turn.abort();
    turn = new AbortController();
    keeper?.stop();
    const request = { ...device, vid, intent: 'play', bid: tracks.wantedHeight(), token };
    play = { request, askedForLicence: false, renewed: false, saving: false, streamTries: 0 };
    video.pause();
    await ask('play', {}, 0, true);
  }

  async function ask(why, extra, position, goOn) {
    const mine = turn;
    try {
      const played = await client.play({ ...play.request, ...extra, signal: mine.signal });
      if (mine === turn) await load(why, played, position, goOn);
    } catch (error) {
      if (mine === turn && error.name !== 'AbortError') await stop(error);
    }
  }

  async function load(why, played, position, goOn) {
    const mine = turn;
    const { answer } = played;
    keeper?.stop();
    keeper = client.keepFresh(answer, (fresh) => load('refresh', fresh, video.currentTime, !video.paused), {
      idle: () => video.paused,
      onRefused: stop,
    });
    on.answered(played, why);
    tracks.answered(answer, play.request.bid);
    player.configure('drm.servers', answer.drm ? { 'org.w3.clearkey': answer.drm.licenceUrl } : {});
    try {
      play.saving = false;
      await player.load(answer.manifestUrl, position, MPD);
      if (mine !== turn) return;
      tracks.apply();
      if (goOn) await video.play();
    } catch (error) {
      // A browser that wants a press first keeps the first frame; the controls are there.
      if (mine === turn && error.name !== 'NotAllowedError' && error.name !== 'AbortError') await failed(error);
    }
  }

  async function failed(error) {
    // One fault shows more than once: at each key, and at the load that it ends.
    if (play.saving || error.code === Code.LOAD_INTERRUPTED || error.severity === shaka.util.Error.Severity.RECOVERABLE) return;
    if (error.category === Category.DRM && !play.askedForLicence) {
      play.askedForLicence = true;
      play.saving = true;
      await ask('licence', { failed: 'licence' }, video.currentTime, true);
    } else if (isForbidden(error) && !play.renewed) {
      play.renewed = true;
      play.saving = true;
      await ask('refresh', { refresh: true }, video.currentTime, !video.paused);
    } else if (error.category === Category.NETWORK && video.readyState > 0 && play.streamTries < STREAM_TRIES_MAX) {
      error.handled = true;
      play.streamTries++;
      on.interrupted(true);
      player.retryStreaming(1);
    } else {
      await stop({ code: codeOf(error), detail: `The player gave up (${error.code ?? error.message}).` });
    }
  }

  /** Only a network answer has a status: the second of its data. */
  function isForbidden(error) {
    return error.code === Code.BAD_HTTP_STATUS && error.data?.[1] === 403;
  }

  function codeOf(error) {
    if (error.category === Category.DRM) return isForbidden(error.data?.[0] ?? {}) ? 'licence-refused' : 'unavailable';
    return error.category === Category.NETWORK ? 'unavailable' : `player-${error.code ?? 'error'}`;
  }

  async function stop(refusal) {
    play.saving = true;
    keeper?.stop();
    on.refused(refusal);
    await player.unload();
    tracks.clear();
  }

  /** What is at hand is only shown; more is asked for. @param {string} id a rendition, or `auto` */
  async function chooseQuality(id) {
    const height = tracks.want(id);
    const asked = play.request?.bid;
    if (!play.request || asked === undefined || (height !== undefined && height <= asked)) return;
    await askForQuality(height);
  }

  /** Asks the entry for renditions up to a height, and goes on where it is. @param {number} [height] none for all */
  async function askForQuality(height) {
    if (!play.request) return;
    play.request = { ...play.request, bid: height };
    await ask('quality', {}, video.currentTime, !video.paused);
  }

  return { player, tracks, start, chooseQuality, askForQuality };
}
