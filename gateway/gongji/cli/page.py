"""The guide's answer as a page of text: what a person wants to read, in that order, with its sources at the foot."""

from collections.abc import Iterable

from rich.markup import escape
from rich.panel import Panel

from gongji.cli.console import console, out
from gongji.domain.channel import GOAL_WORDS, KIND_WORDS
from gongji.domain.dated import Confidence, Dated
from gongji.domain.eligibility import EligibilityRule
from gongji.domain.limit import LimitRule
from gongji.domain.route import Route
from gongji.domain.source import Source
from gongji.domain.text import Language, Text
from gongji.domain.timing import TimingRule
from gongji.domain.verdict import Check, Outcome, Verdict
from gongji.services.guide import Guide


class Page:
    """Writes an answer; sources are numbered in the order in which they are first cited."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._cited: dict[str, int] = {}

    def write(self, answer: Guide) -> None:
        """Write it out: verdict, ways, what works instead, checks, numbers, times, sources."""
        verdict = f"{answer.verdict.value}  {answer.on}"
        said = answer.summary.tell(self._lang)
        if console.is_terminal:
            panel = Panel(escape(said), title=verdict, border_style=_COLOURS[answer.verdict])
            console.print(panel, soft_wrap=False)
        else:
            out(f"{verdict}\n{said}")
        self._routes(answer.routes)
        for other in answer.alternatives:
            goal, why = self._tell(GOAL_WORDS[other.goal]), self._tell(other.why)
            self._section(f"{self._tell(_INSTEAD)}: {goal}", [why])
            self._routes(other.routes)
        self._section(self._tell(_CHECKS), [self._check(each) for each in answer.checks])
        self._section(self._tell(_CONDITIONS), [self._condition(each) for each in answer.conditions])
        self._section(
            self._tell(_LIMITS), [self._limit(each) for each in answer.limits if each.value != "unknown"]
        )
        self._section(
            self._tell(_TIMING),
            [self._named(each, self._tell(each.value)) for each in answer.timing if each.known],
        )
        assumed = [self._tell(_ASSUMED[each]) for each in answer.assumed]
        self._section(self._tell(_TAKEN), assumed)
        self._section(self._tell(_SOURCES), [f"[{number}] {each}" for each, number in self._cited.items()])

    def _tell(self, text: Text) -> str:
        return text.tell(self._lang)

    def _section(self, title: str, lines: Iterable[str]) -> None:
        if lines := list(lines):
            out(f"\n{title}")
            for line in lines:
                out(f"  {line}")

    def _routes(self, routes: Iterable[Route]) -> None:
        for number, route in enumerate(routes, 1):
            channel = route.channel
            kind, sure = self._tell(KIND_WORDS[channel.kind]), self._tell(_SURE[channel.confidence])
            lines = [f"{i}) {step}" for i, step in enumerate(route.steps or (), 1)]
            if route.steps is None:
                lines = [self._tell(_NO_STEPS)]
            if route.needs:
                lines.append(f"{self._tell(_NEEDS)}: {'; '.join(route.needs)}")
            if channel.note:
                lines.append(f"{self._tell(_NOTE)}: {self._tell(channel.note)}")
            cited = self._cite(channel.sources)
            self._section(f"{number}. {self._tell(channel.name)} ({kind}; {sure}){cited}", lines)

    def _check(self, check: Check) -> str:
        mark = "!" if check.conditional else _MARKS[check.outcome]
        day = ""
        if check.since is not None:
            day = self._tell(_SINCE).format(check.since)
        elif check.attested is not None:
            day = self._tell(_ATTESTED).format(check.attested)
        return f"{mark} {self._tell(check.message)}{day}{self._unsure(check)}{self._cite(check.sources)}"

    def _condition(self, rule: EligibilityRule) -> str:
        return f"{self._tell(rule.requires)}{self._unsure(rule)}{self._cite(rule.sources)}"

    def _unsure(self, rule: Dated | Check) -> str:
        return f" ({self._tell(_SURE[rule.confidence])})" if rule.confidence is Confidence.LOW else ""

    def _limit(self, limit: LimitRule) -> str:
        return self._named(limit, self._tell(limit.amount))

    def _named(self, rule: LimitRule | TimingRule, said: str) -> str:
        return f"{self._tell(rule.title)}: {said}{self._unsure(rule)}{self._cite(rule.sources)}"

    def _cite(self, sources: Iterable[Source]) -> str:
        numbers = [self._cited.setdefault(_written(source), len(self._cited) + 1) for source in sources]
        return "".join(f" [{number}]" for number in dict.fromkeys(numbers))


def _written(source: Source) -> str:
    """Write a source; two regions that cite the same page write the same line."""
    parts = (source.kind.value.lower(), source.issuer, source.title, source.number, source.date, source.link)
    return " · ".join(part for part in parts if part)


_COLOURS = {
    Verdict.YES: "green",
    Verdict.CONDITIONAL: "yellow",
    Verdict.NO: "red",
    Verdict.UNKNOWN: "magenta",
}
_MARKS = {Outcome.PASS: "✓", Outcome.FAIL: "✗", Outcome.UNKNOWN: "?"}
_SURE = {
    Confidence.HIGH: Text("可信度高", "high confidence"),
    Confidence.MEDIUM: Text("可信度中", "medium confidence"),
    Confidence.LOW: Text("可信度低", "low confidence"),
}
_SINCE = Text("(自{}起)", " (since {})")
_ATTESTED = Text("(最早见于{})", " (first seen {})")
_ASSUMED = {
    "relation": Text("亲属关系未说明", "the relation was not given"),
    "beneficiaryRegion": Text(
        "被共济人与共济人同一参保地", "the beneficiary is insured where the sponsor is"
    ),
    "poolingArea": Text("双方在同一统筹区", "both are insured in one pooling area"),
    "beneficiaryInsurance": Text("被共济人的险种符合", "the beneficiary's scheme fits"),
    "insuranceStatus": Text("双方参保状态正常", "the insurance of both is in normal standing"),
}
_TAKEN = Text("未说明、按符合处理", "Taken to fit, as it was not said")
_INSTEAD = Text("改用", "Instead")
_CHECKS = Text("依据", "Checks")
_CONDITIONS = Text("另请核对", "Also to be met")
_LIMITS = Text("限额", "Limits")
_TIMING = Text("时限", "Timing")
_SOURCES = Text("来源", "Sources")
_NEEDS = Text("所需", "Bring")
_NOTE = Text("注", "Note")
_NO_STEPS = Text("步骤未知", "steps not known")
