// Coverage: which rules each region has, and how strong their best source is.
import { byId, fill } from './dom.js';
import { fetchHeatmap } from './drawing.js';
import { kind } from './kinds.js';
import { legend } from './legend.js';
import { Spot } from './spot.js';
import { named, shortened } from './places.js';
import { choose, chosen } from './state.js';
import { weigh } from './strength.js';
import { weighing, weightPanel } from './weight.js';

/** Bring the section to life; give what asks again, in the language of now. */
export function coverage(page) {
  const section = byId('coverage');
  const [note, answer] = ['.note', '.answer'].map((each) => new Spot(section.querySelector(each)));
  const [region, rule] = ['region', 'kind'].map((each) => byId(`coverage-${each}`));
  const cell = { region: chosen('region', '500000'), kind: chosen('kind', 'kinship') };
  const asked = new Map();
  let regions = [];
  let heatmap;

  /** What a region's rules stand on, asked once: a region at a time keeps nobody else waiting. */
  function grounds(code) {
    if (!asked.has(code)) {
      const told = page.gateway.ask('coverage', { code }).then((data) => data.region);
      told.catch(() => asked.delete(code));
      asked.set(code, told);
    }
    return asked.get(code);
  }

  function refresh() {
    return note.show(async (signal) => {
      const [{ regions: listed }, Heatmap] = await Promise.all([
        page.gateway.ask('regions', { lang: page.lang }, signal),
        fetchHeatmap(),
        seen(section),
      ]);
      const told = await Promise.all(listed.map(({ code }) => grounds(code)));
      signal.throwIfAborted();
      regions = listed.map(({ code, name }, at) => ({ ...told[at], code, name }));
      heatmap ??= new Heatmap(section.querySelector('.scroll'), point);
      draw();
      return [];
    });
  }

  function draw() {
    const kinds = kindsOf(regions);
    fill(region, named(regions), cell.region);
    fill(
      rule,
      kinds.map((key) => [key, Object.values(kind(key)).join(' ')]),
      cell.kind,
    );
    const cells = regions.flatMap((each, y) => kinds.map((key, x) => weighed(page, each, key, x, y))).filter(Boolean);
    section.querySelector('.legend').replaceWith(counted(page, cells));
    heatmap.draw(picture(page, regions, kinds, cells, cell));
    const shown = regions.find(({ code }) => code === cell.region);
    answer.show(() => (shown ? weightPanel(page, shown, cell.kind, rulesOf(shown, cell.kind)) : []));
  }

  function pick({ region, kind }) {
    Object.assign(cell, { region, kind });
    choose(cell);
    draw();
  }

  /** A click on the picture: where the answer stands beneath it, it is brought into view. */
  function point(to) {
    pick(to);
    section.querySelector('.picks').scrollIntoView({ block: 'nearest' });
  }

  for (const select of [region, rule]) {
    select.addEventListener('change', () => pick({ region: region.value, kind: rule.value }));
  }
  return refresh;
}

/** Wait until somebody comes near a section: most never look so far down. */
function seen(section) {
  return new Promise((done) => {
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        done();
      },
      { rootMargin: '400px' },
    );
    watch.observe(section);
  });
}

const kindsOf = ([region = {}]) => Object.keys(region).filter((key) => !['code', 'name'].includes(key));

const rulesOf = (region, key) => (Object.hasOwn(region, key) ? [region[key] ?? []].flat() : []);

function weighed(page, region, key, x, y) {
  const kinds = page.words.keys('SourceKind');
  const rules = rulesOf(region, key);
  if (!rules.length) return null;
  const weight = weigh(rules, region.code, kinds);
  const shade = weight.best < 0 ? kinds.length : weight.best;
  const count = [weight.own || '', weight.inherited ? `↑${weight.inherited}` : ''].join('');
  const sign = `${letter(page, kinds[shade])} ${count}`;
  return { x, y, region: region.code, kind: key, shade, faint: !weight.own, weight, sign };
}

/** One letter for a kind of source, so that it is not told by colour alone. */
function letter(page, source = 'none') {
  return page.lang === 'ZH' ? page.words.tell('SourceKind', source).zh[0] : source[0];
}

function counted(page, cells) {
  const entry = (key, rank) => ({
    key,
    sign: letter(page, key),
    words: page.words.brief('SourceKind', key),
    count: cells.filter(({ shade }) => shade === rank).length,
  });
  return legend(page.words.keys('SourceKind').map(entry), 'source');
}

function picture(page, regions, kinds, cells, cell) {
  return {
    rows: regions.map(({ name }) => shortened(name)),
    columns: kinds.map((key) => page.say(kind(key))),
    cells,
    shades: [...page.words.keys('SourceKind'), 'none'].map((key) => `--${key.toLowerCase()}`),
    tell: ({ x, y, weight }) =>
      [
        `${regions[y].name} · ${page.say(kind(kinds[x]))}`,
        ...weighing(page, weight).map((pair) => pair.join(' ')),
      ].join('\n'),
    chosen: (each) => each.region === cell.region && each.kind === cell.kind,
    upright: page.lang === 'ZH',
  };
}
