import { expectationWords } from './words.js';

/**
 * The list of samples with their rights, and the membership switch.
 * @param {Document} document @param {any[]} samples as in `/samples.json`
 * @param {{drm: boolean, plans: string[], pick: (sample: any) => void, planChanged: (plan: string) => void}} parts
 */
export function createLibrary(document, samples, { drm, plans, pick, planChanged }) {
  const list = document.getElementById('samples');
  const switches = [...document.querySelectorAll('#members input')];
  let plan = 'anonymous';
  let playing = '';

  const rows = samples.map((sample) => {
    const row = make('li');
    const button = make('button', 'sample');
    button.type = 'button';
    button.dataset.vid = sample.vid;
    button.title = sample.title;
    const expectation = make('span', 'expect');
    const tags = make('span', 'tags');
    tags.append(...rights(sample).map((right) => make('span', 'tag', right)), expectation);
    button.append(make('span', 'title', sample.title.replace(/ \(.*\)$/, '')), tags);
    button.addEventListener('click', () => pick(sample));
    row.append(button);
    return { sample, row, button, expectation };
  });
  list.replaceChildren(...rows.map(({ row }) => row));

  for (const choice of switches) {
    choice.disabled = choice.value !== 'anonymous' && !plans.includes(choice.value);
    choice.closest('label').title = choice.disabled ? 'This cluster lends no token for it' : '';
    choice.addEventListener('change', () => {
      plan = choice.value;
      show();
      planChanged(plan);
    });
  }

  function show() {
    for (const { sample, button, expectation } of rows) {
      const expected = (drm ? sample.expect : sample.expectNoDrm)?.[plan] ?? '200';
      const words = expectationWords(expected);
      expectation.textContent = words === 'plays' ? '' : words;
      button.classList.toggle('refused', words !== 'plays');
      button.setAttribute('aria-current', String(sample.vid === playing));
    }
  }

  function make(tag, className = '', text = '') {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  show();
  return {
    plan: () => plan,
    nowPlaying(vid) {
      playing = vid;
      show();
    },
  };
}

function rights(sample) {
  const { anonymous, vip } = sample.expect ?? {};
  return [
    sample.drm ? 'DRM' : 'Clear',
    ...(sample.clearFallback ? ['may fall back to clear'] : []),
    ...(anonymous === 'vip-required' && vip === '200' ? ['VIP'] : []),
  ];
}
