import { clockWords, languageWords, lockWords } from './words.js';

const STEP_S = 5;

/**
 * The bar under the picture, and its keys.
 * @param {Document} document @param {HTMLVideoElement} video @param {any} playback
 */
export function createControls(document, video, playback) {
  const at = (id) => document.getElementById(id);
  const [toggle, seek, time, mute, volume, subtitles, quality, full] =
    ['toggle', 'seek', 'time', 'mute', 'volume', 'subtitles', 'quality', 'full'].map(at);
  let dragging = false;

  const playOrPause = () => (video.paused ? video.play().catch(() => {}) : video.pause());

  function showState() {
    const ready = video.readyState > 0;
    toggle.disabled = !ready;
    seek.disabled = !ready;
    toggle.classList.toggle('playing', !video.paused);
    toggle.setAttribute('aria-label', video.paused ? 'Play' : 'Pause');
    mute.classList.toggle('muted', video.muted || video.volume === 0);
    mute.setAttribute('aria-label', video.muted ? 'Unmute' : 'Mute');
    if (document.activeElement !== volume) volume.value = String(video.muted ? 0 : video.volume);
    fill(volume, 1);
  }

  function showTime() {
    const duration = Number.isFinite(video.duration) ? video.duration : 0;
    seek.max = String(duration);
    if (!dragging) seek.value = String(video.currentTime);
    seek.setAttribute('aria-valuetext', `${clockWords(Number(seek.value))} of ${clockWords(duration)}`);
    time.textContent = `${clockWords(Number(seek.value))} / ${clockWords(duration)}`;
    fill(seek, duration);
  }

  /** How much of a slider is behind its thumb. */
  function fill(slider, max) {
    slider.style.setProperty('--fill', `${max > 0 ? (Number(slider.value) / max) * 100 : 0}%`);
  }

  function showTracks() {
    const { video: renditions, locked, subtitles: texts, quality: wanted, language } = playback.tracks.offered();
    const active = playback.tracks.activeHeight();
    const auto = option('auto', wanted === 'auto' && active > 0 ? `Auto (${active}p)` : 'Auto');
    const open = [...renditions].sort((a, b) => b.height - a.height).map((r) => option(r.id, `${r.height}p`));
    const shut = locked.filter((l) => !l.id.startsWith('a')).map((l) => option(l.id, `${l.id.replace(/^v(\d+)$/, '$1p')} · ${lockWords(l.reason)}`, true));
    offer(quality, [auto, ...open, ...shut], renditions.some((r) => r.id === wanted) ? wanted : 'auto');
    quality.disabled = renditions.length === 0;
    offer(subtitles, [option('', 'Subtitles off'), ...texts.map((t) => option(t.language, languageWords(t.language)))], language);
    subtitles.disabled = texts.length === 0;
  }

  /** Leaves an open menu alone when nothing changed. */
  function offer(select, options, chosen) {
    const same = select.options.length === options.length
      && options.every((o, i) => o.value === select.options[i].value && o.text === select.options[i].text);
    if (!same) select.replaceChildren(...options);
    select.value = options.some((o) => o.value === chosen) ? chosen : options[0].value;
  }

  function option(value, text, disabled = false) {
    const made = document.createElement('option');
    Object.assign(made, { value, disabled });
    made.textContent = text;
    return made;
  }

  function moveTo(seconds) {
    if (video.readyState > 0) video.currentTime = Math.min(Math.max(seconds, 0), video.duration || 0);
  }

  function goFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else at('stage').requestFullscreen?.().catch(() => {});
  }

  const keys = {
    ' ': playOrPause, k: playOrPause, m: () => { video.muted = !video.muted; }, f: goFull,
    ArrowLeft: () => moveTo(video.currentTime - STEP_S), ArrowRight: () => moveTo(video.currentTime + STEP_S),
  };
  document.addEventListener('keydown', (event) => {
    const run = keys[event.key];
    // Controls keep the keys that are theirs.
    if (!run || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('button, input, select, a')) return;
    event.preventDefault();
    run();
  });

  toggle.addEventListener('click', playOrPause);
  video.addEventListener('click', playOrPause);
  mute.addEventListener('click', keys.m);
  full.addEventListener('click', goFull);
  seek.addEventListener('input', () => { dragging = true; showTime(); });
  seek.addEventListener('change', () => { moveTo(Number(seek.value)); dragging = false; });
  volume.addEventListener('input', () => { video.volume = Number(volume.value); video.muted = video.volume === 0; });
  quality.addEventListener('change', () => playback.chooseQuality(quality.value));
  subtitles.addEventListener('change', () => playback.tracks.wantSubtitles(subtitles.value));
  for (const name of ['play', 'pause', 'ended', 'volumechange', 'loadedmetadata', 'emptied']) video.addEventListener(name, showState);
  for (const name of ['timeupdate', 'durationchange', 'seeked', 'emptied']) video.addEventListener(name, showTime);
  showState();
  showTime();
  return { showTracks };
}
