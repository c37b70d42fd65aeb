// A legend that counts: what each colour and sign of a picture means, and how many cells have it.
import { both, h } from './dom.js';

/** `entries` have `key`, `sign`, `words` and `count`; `name` is the data attribute that carries the key. */
export function legend(entries, name) {
  return h(
    'ul',
    { class: 'legend', 'aria-label': '图例与数目 Legend and counts' },
    entries.map(({ key, sign, words, count }) =>
      h(
        'li',
        { class: 'count', [`data-${name}`]: key, 'data-count': count },
        h('span', { class: 'swatch', 'aria-hidden': 'true' }, sign),
        both(words),
        h('b', null, count),
      ),
    ),
  );
}
