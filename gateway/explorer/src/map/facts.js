// What a region's rules say, as facts in words that can be laid side by side.
import { titled, valued } from './numbers.js';

const YES_OR_NO = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' }, null: { zh: '未知', en: 'unknown' } };

/** Kinds of rules, each with what makes facts of a region: `{ key, label, text, rule }`; a kind that is left out has none. */
export const FACTS = {
  kinship: one(({ allowed, unsettled }, page) => [
    [{ zh: '可共济的亲属', en: 'allowed' }, relations(page, allowed)],
    [{ zh: '未定的亲属', en: 'unsettled' }, relations(page, unsettled)],
  ]),
  settlement: one(({ sponsorOrder, ownBalance, oneSponsorABill, order }, page) => [
    [{ zh: '多名共济人的顺序', en: 'order of sponsors' }, page.say(page.words.tell('SponsorOrder', sponsorOrder))],
    [{ zh: '本人余额的先后', en: 'the own balance' }, page.say(page.words.tell('OwnBalance', ownBalance))],
    [{ zh: '一次只用一名共济人', en: 'one sponsor a bill' }, whether(page, oneSponsorABill)],
    [{ zh: '当地的表述', en: 'as the region says it' }, order ?? ''],
  ]),
  mechanisms: each(
    ({ kind }, page) => page.say(page.words.tell('Mechanism', kind)),
    ({ pairs }, page) =>
      joined(
        page,
        pairs.map((pair) => page.say(page.words.tell('Pair', pair))),
      ),
  ),
  limits: each(titled, (limit, page) => valued(page, limit)),
  eligibility: each(
    ({ name, party }, page) => `${page.say(page.words.tell('Party', party))} · ${name}`,
    ({ requires }) => requires,
  ),
  shareable: one(valueOf),
  caps: terms(),
  exclusivity: one(valueOf),
  consent: one(valueOf),
  start: one(valueOf),
  end: one(valueOf),
  premium: one(valueOf),
  walletTerms: terms(),
  uses: each(useName, ({ allowed }, page) => whether(page, allowed)),
  crossCity: one(crossing),
  crossProvince: one(crossing),
  timing: each(titled, (time, page) => valued(page, time)),
  channels: whole(({ name }) => name),
  conflicts: whole(({ topic }) => topic),
  gaps: whole((gap) => gap),
};

/** Facts of a kind of which a region has one rule, or none. */
function one(tell) {
  return (rule, page) =>
    rule ? tell(rule, page).map(([words, text]) => ({ key: words.en, label: page.say(words), text, rule })) : [];
}

/** Terms stand as the API writes them, under the rule's own name. */
function terms() {
  return each(
    ({ rule }) => rule,
    ({ value }) => value,
  );
}

function valueOf({ rule, value }) {
  return [[{ zh: rule, en: rule }, value]];
}

/** Facts of a kind of which a region has many rules, each with a label of its own. */
function each(label, tell) {
  return (rules, page) =>
    rules.map((rule) => ({ key: rule.rule, label: label(rule, page), text: tell(rule, page), rule }));
}

/** One fact for all of a kind: how many, and their names. */
function whole(name) {
  return (list, page) => [
    {
      key: 'all',
      label: page.say({ zh: '条数与名称', en: 'how many, which' }),
      text: String(list.length),
      items: [...new Set(list.map(name))],
    },
  ];
}

/** A use by its kind and its own name; the kind that is none says nothing beside a name. */
function useName({ use, name }, page) {
  const kind = use === 'OTHER' && name ? null : page.say(page.words.tell('UseKind', use));
  return [kind, name].filter(Boolean).join(' · ');
}

function crossing({ supported, partial, mechanism, openAreas }, page) {
  return [
    [{ zh: '支持', en: 'supported' }, whether(page, supported)],
    [{ zh: '只在部分地区', en: 'in some areas only' }, whether(page, partial)],
    [{ zh: '方式', en: 'mechanism' }, mechanism ? page.say(page.words.tell('Mechanism', mechanism)) : ''],
    ...(openAreas ? [[{ zh: '已知开通', en: 'known to be open' }, joined(page, openAreas)]] : []),
  ];
}

const whether = (page, value) => page.say(YES_OR_NO[value]);

const relations = (page, list) =>
  joined(
    page,
    list.map((each) => page.say(page.words.tell('Relation', each))),
  );

const joined = (page, list) => list.join(page.say({ zh: '、', en: ', ' }));
