// Limits and times as people say them.
import { both, h } from './dom.js';

const PERIODS = {
  CONCURRENT: { zh: '同时', en: 'at one time' },
  LIFETIME: { zh: '累计', en: 'ever' },
  DAY: { zh: '每日', en: 'a day' },
  MONTH: { zh: '每月', en: 'a month' },
  CALENDAR_YEAR: { zh: '每自然年', en: 'a calendar year' },
  OPERATION: { zh: '每次办理', en: 'in one go' },
  BILL: { zh: '每次结算', en: 'a bill' },
};
// Units as English has them; others stand as the region writes them.
const UNITS = { 人: 'people', 元: 'yuan', 笔: 'transfers', 次: 'times', 年: 'years', 年度: 'years', 天: 'days' };
const CLOCK = /:/; // times of the day, "22:00-06:00", say their unit themselves
const VALUES = {
  unknown: { zh: '未知', en: 'unknown' },
  unlimited: { zh: '不限', en: 'no limit' },
  set_by_sponsor: { zh: '由共济人设定', en: 'set by the sponsor' },
};

/** The value of a limit or a time, in the language of the answers. */
export function valued(page, { value, unit, period }) {
  const said = VALUES[value]
    ? page.say(VALUES[value])
    : [value, unit && !CLOCK.test(value) && page.say({ zh: unit, en: UNITS[unit] ?? unit })].filter(Boolean).join(' ');
  return period ? `${said} · ${page.say(PERIODS[period] ?? { zh: period, en: period })}` : said;
}

/** A list of limits or times under a heading; those that nobody knows are named last, in one line. */
export function numbers(page, heading, list) {
  if (!list.length) return null;
  const known = list.filter(({ value }) => value !== 'unknown');
  const unknown = list.filter(({ value }) => value === 'unknown');
  return h(
    'section',
    { class: 'numbers' },
    h('h3', null, both(heading)),
    h(
      'dl',
      null,
      known.map((each) => [h('dt', null, titled(each)), h('dd', null, valued(page, each))]),
      unknown.length > 0 && [
        h('dt', { class: 'missing' }, both(VALUES.unknown)),
        h('dd', { class: 'missing' }, unknown.map(titled).join(page.say({ zh: ';', en: '; ' }))),
      ],
    ),
  );
}

/** What is bounded, or happens: by its label, else by its key. */
export function titled({ label, what, event }) {
  return label ?? what ?? event;
}
