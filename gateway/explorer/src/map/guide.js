// The answer to the question behind all others: can it be done between these two, how, and if not, what instead.
import { both, h } from './dom.js';
import { checks } from './checks.js';
import { numbers } from './numbers.js';
import { queryLink } from './query.js';
import { routes } from './routes.js';
import { badge } from './verdict.js';

// What the input leaves open, by its names in `assumed`.
const ASSUMED = {
  relation: { zh: '亲属关系未说明', en: 'the relation was not given' },
  beneficiaryRegion: { zh: '双方参保地相同', en: 'both are insured in one place' },
  poolingArea: { zh: '双方在同一统筹区', en: 'both are insured in one pooling area' },
  beneficiaryInsurance: { zh: '家人的险种符合', en: 'the relative’s scheme fits' },
  insuranceStatus: { zh: '双方参保状态正常', en: 'the insurance of both is in normal standing' },
};
const ANOTHER_WAY = { zh: '也许有别的办法,见下', en: 'perhaps another way, below' };

/** Show a guide's answer; `turn(goal)` asks about another goal instead. */
export function guide(page, answer, variables, turn) {
  const instead = answer.alternatives.length > 0;
  return [
    h(
      'div',
      { class: 'said' },
      badge(page, answer.verdict, answer.verdict === 'NO' && instead ? ANOTHER_WAY : null),
      h('p', { class: 'summary' }, answer.summary),
    ),
    instead && alternatives(page, answer.alternatives, turn),
    ways(page, answer),
    checks(page, answer.checks),
    conditions(page, answer.conditions),
    numbers(page, { zh: '限额', en: 'Limits' }, answer.limits),
    numbers(page, { zh: '时限', en: 'Timing' }, answer.timing),
    assumed(page, answer.assumed),
    h(
      'p',
      { class: 'foot' },
      both({ zh: `${answer.on} 的政策`, en: 'the policy of that day' }),
      queryLink('guide', variables),
    ),
  ].filter(Boolean);
}

function ways(page, { routes: list, mechanism }) {
  if (!list.length && !mechanism) return null;
  return h(
    'section',
    { class: 'routes' },
    h('h3', null, both({ zh: '怎么办', en: 'How' })),
    mechanism && h('p', null, page.say(page.words.tell('Mechanism', mechanism))),
    routes(page, list),
  );
}

function alternatives(page, list, turn) {
  return h(
    'section',
    { class: 'alternatives' },
    h('h3', null, both({ zh: '改用', en: 'Instead' })),
    list.map(({ goal, mechanism, why, routes: ways }) =>
      h(
        'article',
        { 'data-goal': goal },
        h('h4', null, both(page.words.tell('Goal', goal))),
        h('p', null, why, ' ', h('small', null, page.say(page.words.tell('Mechanism', mechanism)))),
        h(
          'button',
          { type: 'button', onclick: () => turn(goal) },
          both({ zh: '问这个能不能办', en: 'Ask about this' }),
        ),
        routes(page, ways),
      ),
    ),
  );
}

function conditions(page, list) {
  if (!list.length) return null;
  return h(
    'section',
    { class: 'conditions' },
    h('h3', null, both({ zh: '另请核对', en: 'Also to be met' })),
    h(
      'ul',
      null,
      list.map(({ requires, sources }) =>
        h('li', null, requires, ' ', h('small', null, sources.map(({ title }) => title).join('; '))),
      ),
    ),
  );
}

function assumed(page, names) {
  if (!names.length) return null;
  return h(
    'section',
    { class: 'assumed' },
    h('h3', null, both({ zh: '没有说明、按符合处理的', en: 'Taken to fit, as it was not said' })),
    h(
      'ul',
      null,
      names.map((name) => h('li', null, page.say(ASSUMED[name] ?? { zh: name, en: name }))),
    ),
  );
}
