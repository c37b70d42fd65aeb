// The checks of an answer: each rule held against the question.
import { both, h } from './dom.js';
import { dated, sources, sure } from './grounds.js';
import { outcome } from './verdict.js';

export function checks(page, list) {
  if (!list.length) return null;
  return h(
    'section',
    { class: 'checks' },
    h('h3', null, both({ zh: '逐项检查', en: 'Checks' })),
    h(
      'ul',
      null,
      list.map((check) => h('li', { 'data-rule': check.rule, 'data-outcome': check.outcome }, line(page, check))),
    ),
  );
}

function line(page, check) {
  const { confidence, declaredBy } = check;
  const grounds = [dated(page, check), confidence && sure(page, confidence), declaredBy?.name]
    .filter(Boolean)
    .join(' · ');
  return [
    outcome(page, check),
    h('div', null, h('p', null, check.message), h('div', { class: 'grounds' }, grounds, sources(check.sources))),
  ];
}
