import { gradeWords, placeWords, refusalWords, retryWords } from './words.js';

const HISTORY_MAX = 8;
const WHY = { play: 'Play', refresh: 'New addresses', licence: 'After a failed licence', quality: 'Other quality' };

/**
 * The panel that says who served: the grade, the facts, and a short history, so that one sees a failover happen.
 * @param {Document} document @param {() => Date} clock
 */
export function createServedPanel(document, clock) {
  const at = (id) => document.getElementById(id);
  const [grade, shape, name, why, facts, history] = ['grade', 'grade-shape', 'grade-name', 'grade-why', 'facts', 'history'].map(at);
  let last = null;
  /** The panel in one line, for narrow screens, where it stands far below the picture. */
  const brief = at('brief');

  function showGrade(served, words) {
    grade.dataset.grade = served?.grade ?? 'none';
    shape.textContent = words.shape;
    name.textContent = words.name;
    why.textContent = words.why;
    brief.dataset.grade = grade.dataset.grade;
    brief.replaceChildren(element('span', words.shape, 'shape'), ` ${words.name}${served?.az ? ` from ${served.az}` : ''}`);
  }

  function showFacts(rows) {
    facts.replaceChildren(...rows.flatMap(([term, value, id]) => {
      const dt = element('dt', term);
      const dd = element('dd', value);
      if (id) dd.id = id;
      dd.classList.toggle('none', value === '–');
      return [dt, dd];
    }));
  }

  /** @param {import('./vrs-client/vrs-client.js').Played} played */
  function answered({ answer, served, attempts }, kind) {
    showGrade(served, gradeWords(served));
    showFacts(factRows(served, attempts));
    const moved = last && served && last !== served.az ? `moved from ${last}` : '';
    last = served?.az ?? last;
    remember(served?.grade, gradeWords(served).shape, served?.az ?? '–', [WHY[kind], answer.title, moved, retryWords(attempts)]);
  }

  function refused(error) {
    const words = refusalWords(error);
    showGrade({ ...error.served, grade: 'none' }, { ...gradeWords(null), name: words.title, why: words.text });
    if (error.attempts) showFacts(factRows(error.served, error.attempts));
    remember('none', '○', error.served?.az ?? '–', [words.title, error.code, retryWords(error.attempts ?? [])]);
  }

  /** Media come from a CDN. @param {string[]} silent those that were asked before it @param {boolean} moved another gave them */
  function cdn(cdnName, silent, moved) {
    const value = at('fact-cdn');
    value.textContent = cdnName;
    value.classList.remove('none');
    if (moved || silent.length > 0) {
      remember('cdn', '⇄', cdnName, ['Media from here', silent.length > 0 ? `${silent.join(', ')} gave no answer` : '']);
    }
  }

  function remember(kind, sign, place, parts) {
    const entry = element('li');
    const mark = element('span', sign, 'shape');
    mark.setAttribute('aria-hidden', 'true');
    entry.dataset.grade = kind ?? 'none';
    const time = element('time', clock().toLocaleTimeString([], { hour12: false }));
    entry.append(mark, element('span', place, 'place'), time, element('span', parts.filter(Boolean).join(' · '), 'what'));
    history.querySelector('.empty')?.remove();
    history.prepend(entry);
    while (history.children.length > HISTORY_MAX) history.lastElementChild.remove();
  }

  function element(tag, text = '', className = '') {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  showFacts(factRows(null, []));
  return { answered, refused, cdn };
}

function factRows(served, attempts) {
  const say = (value) => (!value || value === '-' ? '–' : value);
  return [
    ['Zone', say(served?.az), 'fact-az'], ['Unit', say(served?.unit), 'fact-unit'],
    ['Instance', say(served?.instance), 'fact-instance'], ['Found in', say(served?.layer), 'fact-layer'],
    ['DRM zone', say(served?.drmAz), 'fact-drm-az'], ['Clear zone', say(served?.clearAz), 'fact-clear-az'],
    ['Reason', say(served?.reason), 'fact-reason'], ['CDN', '–', 'fact-cdn'],
    ['Retry', say(retryWords(attempts)), 'fact-retry'],
    ['Attempts', attempts.length === 0 ? '–' : attempts.map(attemptWords).join(', then '), 'fact-attempts'],
  ];
}

function attemptWords({ origin, status, ms }) {
  return `${placeWords({ origin, served: null })} ${status === 0 ? 'no answer' : status} (${Math.round(ms)} ms)`;
}
