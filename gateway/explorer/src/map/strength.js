// How strong and how new the sources of some rules are.

/** Confidence, the highest first. */
const SURENESS = ['HIGH', 'MEDIUM', 'LOW'];

/**
 * Weigh rules of one kind: how many the region declares itself, `own`, and how many it inherits; then, of its own or else
 * of those inherited, the best kind of source (its place in `kinds`, best first; -1 for none), the newest date and the
 * lowest confidence.
 */
export function weigh(rules, code, kinds) {
  const own = rules.filter(({ declaredBy }) => declaredBy.code === code);
  const weighed = own.length ? own : rules;
  const sources = weighed.flatMap((rule) => rule.sources);
  const ranks = sources.map(({ kind }) => kinds.indexOf(kind)).filter((rank) => rank >= 0);
  return {
    own: own.length,
    inherited: rules.length - own.length,
    best: ranks.length ? Math.min(...ranks) : -1,
    newest: newest(sources),
    confidence: SURENESS.findLast((each) => weighed.some(({ confidence }) => confidence === each)),
  };
}

/** The newest date as it stands; "~2025-03" is about a month, and sorts as one. */
export function newest(sources) {
  const bare = (date) => date.replace(/^\D+/, '');
  const dates = sources.map(({ date }) => date).filter(Boolean);
  return dates.sort((one, other) => (bare(one) < bare(other) ? -1 : 1)).at(-1) ?? null;
}
