// The ways to get it done: channel, steps in their order, papers.
import { both, h } from './dom.js';
import { sure } from './grounds.js';

const STEPS = { unknown: { zh: '步骤未知', en: 'Steps unknown' }, none: { zh: '不用别的步骤', en: 'No steps' } };
const NEEDS = { unknown: { zh: '材料未知', en: 'Papers unknown' }, none: { zh: '不用材料', en: 'No papers needed' } };

/** All ways, best first; the first is open, the others unfold. */
export function routes(page, list) {
  return list.map((route, index) =>
    h(
      'details',
      { class: 'route', open: index === 0 },
      h(
        'summary',
        null,
        h('strong', null, route.channel.name),
        ' ',
        h('span', { class: 'grounds' }, about(page, route.channel)),
      ),
      listed('ol', 'steps', route.steps, STEPS),
      h('div', { class: 'papers' }, both({ zh: '材料', en: 'Papers' }), listed('ul', 'needs', route.needs, NEEDS)),
    ),
  );
}

function about(page, { name, kind, online, confidence }) {
  const place = { true: { zh: '线上', en: 'online' }, false: { zh: '线下', en: 'in person' } }[online];
  const told = [page.words.tell('ChannelKind', kind), place].filter(Boolean).map((words) => page.say(words));
  return [...told, confidence && sure(page, confidence)].filter((each) => each && each !== name).join(' · ');
}

function listed(tag, name, items, words) {
  if (!items?.length) return h('p', { class: `${name} missing` }, both(items ? words.none : words.unknown));
  return h(
    tag,
    { class: name, lang: 'zh-CN' }, // as they stand on the screen, in either language
    items.map((item) => h('li', null, item)),
  );
}
