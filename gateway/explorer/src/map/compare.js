// Side by side: what two regions say of the same things, and where they differ.
import { both, byId, fill, h } from './dom.js';
import { dated, sure } from './grounds.js';
import { kind } from './kinds.js';
import { Spot } from './spot.js';
import { named } from './places.js';
import { queryLink } from './query.js';
import { sideBySide } from './rows.js';
import { choose, chosen } from './state.js';

const MARKS = {
  true: ['≠', { zh: '不同', en: 'differs' }],
  false: ['=', { zh: '相同', en: 'the same' }],
};
const NONE = { zh: '没有收录', en: 'not recorded' };

/** Bring the section to life; give what asks again, in the language of now. */
export function compare(page) {
  const answer = new Spot(byId('compare').querySelector('.answer'));
  const selects = ['left', 'right'].map((side) => byId(`compare-${side}`));
  const codes = [chosen('left', '500000'), chosen('right', '510000')];
  const only = byId('compare-only');
  only.checked = chosen('only') === '1';

  function refresh() {
    return answer.show(async (signal) => {
      const variables = codes.map((code) => ({ code, lang: page.lang }));
      const { regions: offered } = await page.gateway.ask('regions', { lang: page.lang }, signal);
      selects.forEach((select, side) => fill(select, named(offered), codes[side]));
      const told = await Promise.all(variables.map((each) => page.gateway.ask('region', each, signal)));
      const regions = told.map(({ region }) => region);
      return [table(page, regions, variables)];
    });
  }

  selects.forEach((select, side) =>
    select.addEventListener('change', () => {
      codes[side] = select.value;
      choose({ left: codes[0], right: codes[1] });
      refresh();
    }),
  );
  const narrow = () => byId('compare').classList.toggle('only', only.checked);
  only.addEventListener('change', () => {
    choose({ only: only.checked && '1' });
    narrow();
  });
  narrow();
  return refresh;
}

function table(page, regions, variables) {
  const head = (region, side) => h('th', { scope: 'col' }, region.name, ' ', queryLink('region', variables[side]));
  return h(
    'table',
    null,
    h('thead', null, h('tr', null, h('td'), regions.map(head))),
    sideBySide(page, regions).map(({ kind: key, rows }) => group(page, key, rows)),
  );
}

function group(page, key, rows) {
  const differing = rows.filter(({ differs }) => differs).length;
  const count = { zh: `${differing} 处不同`, en: `${differing} differ` };
  return h(
    'tbody',
    { 'data-kind': key, class: differing ? 'differing' : null },
    h(
      'tr',
      { class: 'kind' },
      h(
        'th',
        { scope: 'rowgroup', colspan: 3 },
        both(kind(key)),
        ' ',
        h('small', null, differing > 0 && page.say(count)),
      ),
    ),
    rows.map((row) => line(page, row)),
  );
}

function line(page, { label, cells, differs }) {
  const [mark, words] = MARKS[differs];
  return h(
    'tr',
    { class: differs ? 'differs' : 'same' },
    h('th', { scope: 'row' }, h('span', { class: 'mark', title: Object.values(words).join(' ') }, mark), ' ', label),
    cells.map((cell) => h('td', null, cell ? value(page, cell) : h('span', { class: 'missing' }, page.say(NONE)))),
  );
}

function value(page, { text, items, alone, shared, rule }) {
  const shown = items?.length
    ? h('details', null, h('summary', null, text), itemised(page, alone, shared))
    : text || '—';
  const grounds = rule && [dated(page, rule), sure(page, rule.confidence)].filter(Boolean).join(' · ');
  return [shown, ' ', grounds && h('span', { class: 'grounds' }, grounds)];
}

function itemised(page, alone, shared) {
  const here = { zh: '只在这里', en: 'here alone' };
  return h(
    'ul',
    null,
    alone.map((item) => h('li', { class: 'alone' }, h('span', { class: 'mark', title: page.say(here) }, '≠'), item)),
    shared.map((item) => h('li', null, item)),
  );
}
