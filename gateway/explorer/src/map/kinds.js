// The kinds of rules, named briefly enough for an axis; in the API's own names.
const KINDS = {
  mechanisms: { zh: '共济方式', en: 'Ways' },
  kinship: { zh: '亲属范围', en: 'Relatives' },
  eligibility: { zh: '参保条件', en: 'Conditions' },
  limits: { zh: '限额人数', en: 'Limits' },
  uses: { zh: '支付范围', en: 'Uses' },
  settlement: { zh: '结算顺序', en: 'Settlement' },
  shareable: { zh: '可用余额', en: 'Shareable' },
  timing: { zh: '时限', en: 'Timing' },
  crossCity: { zh: '省内跨市', en: 'Across cities' },
  crossProvince: { zh: '跨省', en: 'Across provinces' },
  caps: { zh: '使用限额', en: 'Caps' },
  exclusivity: { zh: '角色互斥', en: 'Exclusivity' },
  consent: { zh: '同意承诺', en: 'Consent' },
  start: { zh: '何时生效', en: 'Start' },
  end: { zh: '何时解除', en: 'End' },
  premium: { zh: '代缴保费', en: 'Premium' },
  walletTerms: { zh: '钱包规则', en: 'Wallet terms' },
  channels: { zh: '办理渠道', en: 'Channels' },
  conflicts: { zh: '来源矛盾', en: 'Conflicts' },
  gaps: { zh: '尚未查到', en: 'Gaps' },
};

/** What a kind of rule is called, `{ zh, en }`; its own name where it is new. */
export function kind(key) {
  return KINDS[key] ?? { zh: key, en: key };
}
