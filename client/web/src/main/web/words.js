/** What the page says in words for the closed lists of the service. */

export const GRADES = {
  full: { shape: '●', name: 'Full', why: 'Everything that the rights give.' },
  clear: { shape: '◆', name: 'Clear', why: 'Played without protection: DRM is not to be had.' },
  basic: { shape: '▲', name: 'Basic', why: 'The fallback player answered, so that it plays at all.' },
};
export const NO_GRADE = { shape: '○', name: 'Not playing', why: 'No answer that plays.' };

const REASONS = {
  'degrade-switch': 'Operators lowered it.',
  'drm-unavailable': 'DRM cannot be reached in any zone.',
  'clear-unavailable': 'Clear streams cannot be reached in any zone.',
  'dash-unavailable': 'The playback service cannot be reached.',
  overload: 'There is more demand than capacity.',
};

const REFUSALS = {
  'bad-request': ['That was asked wrongly', 'The page sent something that the service does not understand.'],
  'bad-token': ['Your membership is not accepted', 'The token has ended or is not genuine. Pick the membership again.'],
  'vip-required': ['For VIP members', 'Switch to VIP above to watch this one.'],
  'drm-required': ['This device cannot unlock it', 'It plays only with DRM, which is not to be had here.'],
  'territory-blocked': ['Not in your region', 'The rights do not cover where you are.'],
  'platform-blocked': ['Not on this kind of device', 'The rights do not cover web browsers.'],
  'outside-window': ['Not available now', 'It is not out yet, or its time has passed.'],
  'unknown-video': ['No such video', 'It is not in the catalogue.'],
  'not-playable': ['This device cannot decode it', 'It is made in a format that this browser does not play.'],
  withdrawn: ['Taken down', 'It was withdrawn from the catalogue.'],
  shed: ['Busy', 'The service keeps its room for people who press play.'],
  overloaded: ['Too busy right now', 'Try again in a moment.'],
  unavailable: ['Not available right now', 'The service cannot play it at the moment. Nothing is wrong on your side.'],
  'licence-refused': ['No licence', 'The key for this video was refused.'],
  'no-answer': ['No answer', 'The entry did not answer, twice. Is the cluster up?'],
  'bad-answer': ['The answer made no sense', 'Something in between broke it.'],
};

const SHORT = {
  'vip-required': 'VIP members only',
  'drm-required': 'needs DRM',
  'territory-blocked': 'another region',
  'platform-blocked': 'another device',
  'outside-window': 'not out yet',
  'not-playable': 'cannot be decoded here',
  withdrawn: 'taken down',
  'unknown-video': 'not in the catalogue',
};

const LOCKS = {
  'vip-required': 'VIP', 'drm-required': 'needs DRM', territory: 'region', platform: 'device', codec: 'not decodable',
};

/** A grade's shape, name and sentence; the reason speaks first when there is one. */
export function gradeWords(served) {
  const grade = GRADES[served?.grade] ?? NO_GRADE;
  return { ...grade, why: REASONS[served?.reason] ?? grade.why };
}

/** A refusal's title and sentence. A code that is new to this page gets the service's own words. */
export function refusalWords({ code, detail }) {
  const [title, text] = REFUSALS[code] ?? ['It does not play', detail ?? 'Something went wrong.'];
  return { title, text };
}

/** What to expect of a sample: `plays`, or a few words on why not. */
export function expectationWords(expected) {
  return expected === '200' ? 'plays' : (SHORT[expected] ?? expected);
}

/**
 * What happened before an answer came, when it was not the first that was asked: an empty text otherwise.
 * @param {import('./vrs-client/vrs-client.js').Attempt[]} attempts
 */
export function retryWords(attempts) {
  return attempts.slice(1).map((attempt, i) => {
    const from = placeWords(attempts[i]);
    return attempt.why === 'retry-domain' ? `retried: ${from} → ${placeWords(attempt)}` : `asked again: ${from}`;
  }).join(', ');
}

/** The short host name of an attempt, and the zone that answered under it. */
export function placeWords({ origin, served }) {
  const host = new URL(origin).hostname.replace(/\.localhost$/, '');
  return served && served.az !== '-' ? `${host} (${served.az})` : host;
}

/** Why a rendition is locked, in one or two words. */
export function lockWords(reason) {
  return LOCKS[reason] ?? reason;
}

/** 75.4 s as `1:15`. */
export function clockWords(seconds) {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** `zh` as a name that its readers know. */
export function languageWords(language) {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
