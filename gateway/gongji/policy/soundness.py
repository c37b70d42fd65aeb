"""What must hold inside one region's policy beyond the shape of its files."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, pairwise

from gongji.domain.cap import SetBy
from gongji.domain.dated import Combine, Dated
from gongji.domain.division import NATION, division
from gongji.domain.named import NAMES, NamedRule
from gongji.domain.policy import Policy
from gongji.domain.reference import Claim, Faq, Hotline, Term
from gongji.domain.shareable import ShareableKind, ShareableRule
from gongji.domain.source import ADDRESS, Source
from gongji.policy.cases import Case, Holding
from gongji.policy.finding import Finding, nearest

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_DATE = re.compile(r"~?\d{4}(-\d{2}(-\d{2})?|/\d{4})?")
_VALUE = re.compile(r"unlimited|unknown|set_by_sponsor|\d+(\.\d{2})?%?|\d\d:\d\d-\d\d:\d\d")


def soundness(policy: Policy, cases: Iterable[Case | Holding], label: str) -> Iterator[Finding]:
    """Find what contradicts itself in one region's policy; an empty answer means it is sound."""
    yield from dict.fromkeys(_findings(policy, list(cases), label))


def _findings(policy: Policy, cases: list[Case | Holding], label: str) -> Iterator[Finding]:
    for value in policy.rules():
        yield from _days(value, label)
        yield from _names(value, label)
    for source in policy.sources:
        yield from _source(source, label)
    yield from _parameters(policy, label)
    yield from _overlaps(policy, label)
    yield from _twins((f"conflict {each.topic!r}" for each in policy.conflicts), label)
    yield from _uncited(policy, label)
    yield from _cases(policy, cases, label)


def _days(value: Dated, label: str) -> Iterator[Finding]:
    if value.since is None and value.attested is None:
        yield Finding(
            label,
            value.rule,
            'since is "unknown": write `attested`, the day of the earliest source that shows it.',
        )
    if value.since and value.attested and value.attested < value.since:
        yield Finding(
            label,
            value.rule,
            f"attested {value.attested} lies before since {value.since}: then since is not the first day.",
        )
    if value.until is not None and value.start != date.max and value.until <= value.start:
        yield Finding(
            label,
            value.rule,
            f"until {value.until} is not after {value.start}; it is the first day no longer in force.",
        )


def _names(value: Dated, label: str) -> Iterator[Finding]:
    name = getattr(value, "key", None)
    if name is not None and not _KEY.fullmatch(name):
        yield Finding(label, value.rule, f"key {name!r}: write it in lower case, as in `wechat-mini`.")
    if isinstance(value, NamedRule) and value.label is None and value.called not in NAMES:
        hint = nearest(value.called, NAMES) or f" The gateway knows: {', '.join(NAMES)}."
        yield Finding(
            label, value.rule, f"the gateway does not know this name: give it a `label` for people.{hint}"
        )
    name = getattr(value, "name", None) or getattr(value, "event", None)
    if isinstance(name, str) and not _NAME.fullmatch(name):
        yield Finding(
            label,
            value.rule,
            f"name {name!r}: write it in lower case with underscores, as in `concurrent_beneficiaries`.",
        )


def _source(source: Source, label: str) -> Iterator[Finding]:
    where = f"sources.{source.id}"
    if source.url is not None and not ADDRESS.fullmatch(source.url):
        yield Finding(
            label, where, f"url {source.url!r} is no address of the web: write http:// or https://."
        )
    if source.date is not None and not _DATE.fullmatch(source.date):
        yield Finding(
            label,
            where,
            f'date {source.date!r}: write it as exact as it is known, as in "2024-08-19", "2024-08" or "~2025".',
        )


def _parameters(policy: Policy, label: str) -> Iterator[Finding]:
    for rule in policy.shareable:
        yield from _shareable(rule, label)
    for opening in policy.openings:
        codes = (*opening.whole, *opening.some, *opening.closed, *opening.unknown)
        yield from _places(opening, codes, label)
    for channel in policy.channels:
        codes = (*channel.sponsors_in, *channel.beneficiaries_in, *channel.beneficiaries_outside)
        yield from _places(channel, codes, label)
    for condition in policy.eligibility:
        if condition.goals is not None and not condition.informs:
            yield Finding(
                label,
                condition.rule,
                "`goals` belongs to conditions that only inform: without insurance and status.",
            )
    for cap in policy.caps:
        if (cap.set_by is SetBy.REGION) is (cap.amount_fen is None):
            yield Finding(
                label, cap.rule, "`amount_yuan` belongs to caps that the REGION sets, and to all of them."
            )
    yield from _adding(policy, label)
    for limit in policy.limits:
        if not _VALUE.fullmatch(limit.value):
            yield Finding(
                label,
                limit.rule,
                f'value {limit.value!r}: write a number, an amount, a percentage, hours as in 22:00-06:00, "set_by_sponsor", "unlimited" or "unknown".',
            )


def _adding(policy: Policy, label: str) -> Iterator[Finding]:
    """Only lists and relatives can be added to; of other rules one value holds."""
    adding = [each.rule for each in policy.rules() if each.combine is Combine.ADD]
    adding += [f"combine.{name}" for name, mode in policy.combine.items() if mode is Combine.ADD]
    if policy.combine and policy.code != NATION:
        yield Finding(
            label, "combine", "defaults are the nation's to give: write `combine` in the very value."
        )
    for rule in adding:
        if rule.removeprefix("combine.").partition(".")[0] not in _ADDED_TO:
            yield Finding(
                label,
                rule,
                'combine "add": one value of this rule holds; write "replace". '
                f"Values add in {', '.join(_ADDED_TO)}.",
            )


_ADDED_TO = ("mechanisms", "kinship", "eligibility", "limits", "uses", "caps", "timing", "channels")


def _places(value: Dated, codes: Iterable[str], label: str) -> Iterator[Finding]:
    for code in codes:
        try:
            division(code)
        except LookupError as error:
            yield Finding(label, value.rule, str(error))


def _shareable(rule: ShareableRule, label: str) -> Iterator[Finding]:
    if (rule.threshold_fen is not None) is not (rule.kind is ShareableKind.ABOVE_THRESHOLD):
        yield Finding(label, rule.rule, "`threshold_yuan` belongs to ABOVE_THRESHOLD, and only to it.")
    formula = rule.kind is ShareableKind.FORMULA
    if (rule.percent is not None) is not formula or (rule.reference_fen is not None) is not formula:
        yield Finding(label, rule.rule, "`percent` and `reference_yuan` belong to FORMULA, and only to it.")


def _overlaps(policy: Policy, label: str) -> Iterator[Finding]:
    """Two values of one rule must not be in force on one day; newest stands last."""
    versions: dict[str, list[Dated]] = {}
    for value in policy.rules():
        if value.rule != "openings":
            versions.setdefault(value.rule, []).append(value)
    for rule, values in versions.items():
        for older, newer in pairwise(values):
            if date.max in {older.start, newer.start}:
                continue  # told already: a day is missing
            if newer.start < older.start:
                yield Finding(
                    label,
                    rule,
                    f"the version of {newer.start} stands behind that of {older.start}; newest last.",
                )
            elif older.until is None or older.until > newer.start:
                yield Finding(
                    label,
                    rule,
                    f"the versions of {older.start} and {newer.start} overlap; "
                    + (
                        "give the older its `until`."
                        if older.until is None
                        else f"the older one's `until` {older.until} is too late."
                    ),
                )


def _twins(names: Iterable[str], label: str) -> Iterator[Finding]:
    for name, count in Counter(names).items():
        if count > 1:
            yield Finding(label, name, f"stands {count} times.")


def _uncited(policy: Policy, label: str) -> Iterator[Finding]:
    claims = (claim for conflict in policy.conflicts for claim in conflict.claims)
    citing: chain[Dated | Faq | Hotline | Term | Claim] = chain(
        policy.rules(), policy.faq, policy.hotlines, policy.glossary, claims
    )
    cited = {source.id for each in citing for source in each.sources}
    for source in policy.sources:
        if source.id not in cited:
            yield Finding(label, f"sources.{source.id}", "no value cites it. Cite it, or take it out.")


def _cases(policy: Policy, cases: list[Case | Holding], label: str) -> Iterator[Finding]:
    """Each change of the kinship law is tried on the day before and the day of."""
    tried = {case.on for case in cases if isinstance(case, Case)}
    yield from _twins((f"case {case.name!r}" for case in cases), label)
    topics = {each.topic for each in policy.conflicts}
    for case in cases:
        for topic in case.covers:
            if topic not in topics:
                yield Finding(
                    f"{label}/cases.toml",
                    f"case {case.name!r}",
                    f"covers {topic!r}: no conflict here has this topic.{nearest(topic, topics)}",
                )
    for rule in policy.kinship:
        for day in (rule.since, rule.until):
            if day is not None and day > date.min and not {day, day - timedelta(days=1)} <= tried:
                yield Finding(
                    f"{label}/cases.toml",
                    rule.rule,
                    f"no case for {day} and the day before, when the law changes.",
                )
