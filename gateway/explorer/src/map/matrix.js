// Matrix: from every province to every other, on the days that changed it.
import { crossing } from './crossing.js';
import { Days, changeDays } from './days.js';
import { byId, fill } from './dom.js';
import { fetchHeatmap } from './drawing.js';
import { legend } from './legend.js';
import { Spot } from './spot.js';
import { named, places, shortened } from './places.js';
import { choose, chosen } from './state.js';
import { SIGNS } from './verdict.js';

const VERDICTS = Object.keys(SIGNS);
const SHADES = VERDICTS.map((verdict) => `--${verdict.toLowerCase()}`);

/** Bring the section to life; give what asks again, in the language of now. */
export function matrix(page) {
  const section = byId('matrix');
  const [note, answer] = ['.note', '.answer'].map((each) => new Spot(section.querySelector(each)));
  const [from, to] = ['from', 'to'].map((each) => byId(`matrix-${each}`));
  const cell = { from: chosen('from', '500000'), to: chosen('to', '510000') };
  const days = new Days(() => (choose({ day: days.day }), refresh()));
  const asked = new Map();
  let heatmap;

  /** The matrix of a day, asked once; of today where none is given. */
  function crossings(on) {
    if (!asked.has(on)) {
      const told = page.gateway.ask('crossings', { on }).then((data) => data.crossings);
      told.catch(() => asked.delete(on));
      asked.set(on, told);
    }
    return asked.get(on);
  }

  let ready; // the days, once they are known
  async function prepare() {
    const { on: today } = await crossings();
    days.offer(await changeDays(page, today), today, chosen('day'));
  }

  function pick({ from, to }) {
    Object.assign(cell, from && { from }, to && { to });
    choose(cell);
    refresh();
  }

  /** A click on the picture: where the answer stands beneath it, it is brought into view. */
  function point(to) {
    pick(to);
    section.querySelector('.picks').scrollIntoView({ block: 'nearest' });
  }

  function refresh() {
    return note.show(async (signal) => {
      ready ??= prepare().catch((error) => ((ready = undefined), Promise.reject(error)));
      const [provinces, Heatmap] = await Promise.all([places(page), fetchHeatmap(), ready]);
      signal.throwIfAborted();
      ask();
      const { regions, verdicts } = await crossings(days.day);
      signal.throwIfAborted();
      const names = new Map(named(provinces));
      fill(from, [...names], cell.from);
      fill(to, [...names], cell.to);
      section.querySelector('.legend').replaceWith(counted(page, verdicts.flat()));
      heatmap ??= new Heatmap(section.querySelector('.scroll'), point);
      heatmap.draw(picture(page, regions, verdicts, names, cell));
      return [];
    });
  }

  const ask = () => answer.show((signal) => crossing(page, { ...cell, on: days.day }, signal));
  from.addEventListener('change', () => pick({ from: from.value }));
  to.addEventListener('change', () => pick({ to: to.value }));
  byId('matrix-swap').addEventListener('click', () => pick({ from: cell.to, to: cell.from }));
  return refresh;
}

function counted({ words }, verdicts) {
  return legend(
    VERDICTS.map((verdict) => ({
      key: verdict,
      sign: SIGNS[verdict],
      words: words.brief('Verdict', verdict),
      count: verdicts.filter((each) => each === verdict).length,
    })),
    'verdict',
  );
}

function picture(page, regions, verdicts, names, cell) {
  const full = regions.map(({ code, name }) => names.get(code) ?? name);
  const labels = full.map(shortened);
  const cells = verdicts.flatMap((row, y) =>
    row.map((verdict, x) => ({
      x,
      y,
      from: regions[y].code,
      to: regions[x].code,
      shade: VERDICTS.indexOf(verdict),
      sign: SIGNS[verdict],
    })),
  );
  const tell = ({ x, y, sign, shade }) =>
    `${full[y]} → ${full[x]}\n${sign} ${page.say(page.words.brief('Verdict', VERDICTS[shade]))}`;
  const chosen = ({ from, to }) => from === cell.from && to === cell.to;
  return {
    rows: labels,
    columns: labels,
    cells,
    shades: SHADES,
    tell,
    chosen,
    rowHeight: 21,
    upright: page.lang === 'ZH',
  };
}
