// What stands behind one cell of the coverage, in words.
import { both, h } from './dom.js';
import { kind } from './kinds.js';
import { queryLink } from './query.js';
import { newest, weigh } from './strength.js';

/** A weight as pairs of what and how much, in the language of the answers. */
export function weighing(page, { own, inherited, best, newest: date, confidence }) {
  const kinds = page.words.keys('SourceKind');
  const unknown = { zh: '未知', en: 'unknown' };
  const count = (number) => ({ zh: `${number} 条`, en: String(number) });
  const pairs = [
    [{ zh: '本地规定', en: 'declared here' }, count(own)],
    [{ zh: '沿用上级', en: 'inherited' }, count(inherited)],
    [{ zh: '最好的来源', en: 'best source' }, page.words.tell('SourceKind', kinds[best] ?? page.say(unknown))],
    [{ zh: '最新来源', en: 'newest source' }, date ? { zh: date, en: date } : unknown],
    [{ zh: '最低可信度', en: 'lowest confidence' }, page.words.tell('Confidence', confidence)],
  ];
  return pairs.map((pair) => pair.map((words) => page.say(words)));
}

/** The panel beneath the picture: the weight, every value by name, and the query behind them. */
export function weightPanel(page, region, key, rules) {
  const weight = weigh(rules, region.code, page.words.keys('SourceKind'));
  const none = { zh: '没有收录', en: 'Nothing is recorded' };
  return [
    h(
      'div',
      { class: 'said' },
      h('h3', null, region.name, ' · ', both(kind(key))),
      !rules.length && h('p', null, both(none)),
    ),
    rules.length > 0 && [
      h(
        'dl',
        { class: 'weight' },
        weighing(page, weight).map(([what, value]) => h('div', null, h('dt', null, what), h('dd', null, value))),
      ),
      values(page, region, rules),
    ],
    h('p', { class: 'foot' }, queryLink('coverage', { code: region.code })),
  ]
    .flat()
    .filter(Boolean);
}

function values(page, region, rules) {
  const row = ({ rule, confidence, declaredBy, sources }) =>
    h(
      'tr',
      null,
      h('th', { scope: 'row' }, h('code', null, rule)),
      h('td', null, page.say(page.words.tell('Confidence', confidence))),
      h('td', null, declaredBy.code === region.code ? page.say({ zh: '本地', en: 'its own' }) : `↑ ${declaredBy.code}`),
      h('td', null, String(sources.length)),
      h('td', null, newest(sources)),
    );
  const heads = [
    { zh: '规则', en: 'Rule' },
    { zh: '可信度', en: 'Confidence' },
    { zh: '由谁规定', en: 'Declared by' },
    { zh: '出处', en: 'Sources' },
    { zh: '最新', en: 'Newest' },
  ];
  return h(
    'details',
    { class: 'values' },
    h('summary', null, both({ zh: '逐条', en: 'Every value' })),
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        null,
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            heads.map((head) => h('th', { scope: 'col' }, both(head))),
          ),
        ),
        h('tbody', null, rules.map(row)),
      ),
    ),
  );
}
