// On what an answer stands: its days, how sure it is, and where it is written.
import { both, h } from './dom.js';

/** From when a rule holds, in the language of the answers; empty where no day is known. */
export function dated(page, { since, attested }) {
  if (since) return page.say({ zh: `自${since}起`, en: `since ${since}` });
  if (attested) return page.say({ zh: `最早见于${attested}`, en: `first seen ${attested}` });
  return '';
}

/** How sure a value is. */
export function sure(page, confidence) {
  const { zh, en } = page.words.tell('Confidence', confidence);
  return page.say({ zh: `可信度${zh}`, en: `${en.toLowerCase()} confidence` });
}

/** Sources, folded away under their number. */
export function sources(list) {
  if (!list.length) return null;
  return h(
    'details',
    { class: 'sources' },
    h('summary', null, both({ zh: `出处 ${list.length}`, en: list.length > 1 ? 'sources' : 'source' })),
    h(
      'ul',
      null,
      list.map((source) => h('li', null, cited(source))),
    ),
  );
}

// An address comes from a region's plugin: only the web's are made links.
function cited({ title, date, url }) {
  const linked = /^https?:\/\//.test(url ?? '');
  return [linked ? h('a', { href: url, rel: 'noreferrer', target: '_blank' }, title) : title, date && ` · ${date}`];
}
