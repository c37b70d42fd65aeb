// The answer for one cell of the matrix: from one province to another, or across the cities inside one.
import { both, h } from './dom.js';
import { checks } from './checks.js';
import { dated } from './grounds.js';
import { places } from './places.js';
import { queryLink } from './query.js';
import { routes } from './routes.js';
import { badge } from './verdict.js';

/** Ask about a cell, `{ from, to, on }`, and show what is said of it. */
export async function crossing(page, cell, signal) {
  const variables = { ...cell, lang: page.lang };
  const [{ crossing: told }, provinces] = await Promise.all([
    page.gateway.ask('crossing', variables, signal),
    places(page),
  ]);
  const name = (code) => provinces.find((each) => each.code === code)?.name ?? code;
  const ground = [told.mechanism && page.say(page.words.tell('Mechanism', told.mechanism)), dated(page, told)];
  return [
    h(
      'div',
      { class: 'said' },
      h('h3', null, `${name(cell.from)} → ${name(cell.to)}`),
      badge(page, told.verdict),
      h('p', { class: 'summary' }, told.summary),
    ),
    h('p', { class: 'grounds' }, ground.filter(Boolean).join(' · ')),
    checks(page, told.checks),
    told.routes.length > 0 &&
      h(
        'details',
        { class: 'routes' },
        h('summary', null, both({ zh: `怎么办 ${told.routes.length}`, en: 'ways' })),
        routes(page, told.routes),
      ),
    h('p', { class: 'foot' }, queryLink('crossing', variables)),
  ].filter(Boolean);
}
