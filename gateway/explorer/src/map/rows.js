// Two regions' facts laid side by side: one row for each fact that either has.
import { FACTS } from './facts.js';

/** The rows of each kind, `{ kind, rows: [{ label, cells: [left, right], differs }] }`; a cell is null where there is no fact. */
export function sideBySide(page, regions) {
  return Object.entries(FACTS).map(([kind, tell]) => ({
    kind,
    rows: paired(regions.map((region) => tell(region[kind], page))),
  }));
}

function paired(sides) {
  const keys = new Set(sides.flat().map(({ key }) => key));
  return [...keys].map((key) => {
    const cells = sides.map((facts) => facts.find((fact) => fact.key === key) ?? null);
    const labels = new Set(cells.filter(Boolean).map(({ label }) => label));
    return {
      label: [...labels].join(' / '), // what one region disputes, the other may not
      cells: cells.map((cell, side) => parted(cell, cells[1 - side])),
      differs: said(cells[0]) !== said(cells[1]),
    };
  });
}

/** Part a cell's items, where it has some, into those that stand here alone and those of both. */
function parted(cell, other) {
  if (!cell?.items) return cell;
  const shared = (item) => other?.items.includes(item);
  return { ...cell, alone: cell.items.filter((item) => !shared(item)), shared: cell.items.filter(shared) };
}

// The region that declares a rule, its day and its sources may differ where what it says does not.
function said(cell) {
  return cell && JSON.stringify([cell.label, cell.text, cell.items && [...cell.items].sort()]);
}
