// Verdicts and outcomes as one sees them: by word, by colour and by sign, never by colour alone.
import { both, h } from './dom.js';

/** The sign of each verdict, best first. */
export const SIGNS = { YES: '✓', CONDITIONAL: '◐', NO: '✕', UNKNOWN: '?' };

const OUTCOMES = { PASS: 'YES', FAIL: 'NO', UNKNOWN: 'UNKNOWN' };

/** The sign alone; it, its shape and its colour are the style sheet's, for the word beside it says the same. */
export function sign(verdict) {
  return h('span', { class: 'sign', 'data-verdict': verdict, 'data-sign': SIGNS[verdict], 'aria-hidden': 'true' });
}

/** The large badge of an answer. `rider` qualifies it: a no that leaves another way is not the last word. */
export function badge({ words }, verdict, rider) {
  return h(
    'p',
    { class: 'verdict', 'data-verdict': verdict },
    sign(verdict),
    h('strong', null, both(words.brief('Verdict', verdict))),
    rider && h('span', { class: 'rider' }, both(rider)),
  );
}

/** The sign and word of a check's outcome; one that passes under a condition is no plain pass. */
export function outcome({ words }, { outcome: key, conditional }) {
  const verdict = conditional && key === 'PASS' ? 'CONDITIONAL' : OUTCOMES[key];
  const word = verdict === 'CONDITIONAL' ? words.brief('Verdict', verdict) : words.tell('Outcome', key);
  return [sign(verdict), h('span', { class: 'hidden' }, both(word))];
}
