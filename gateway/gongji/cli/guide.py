"""The guide on the terminal, as a person wants to read it."""

from datetime import date

from rich.markup import escape
from rich.panel import Panel

from gongji.app import make_atlas
from gongji.cli.console import console, out
from gongji.domain.channel import Goal
from gongji.domain.mistake import Mistake
from gongji.domain.relation import Relation
from gongji.domain.route import Route
from gongji.domain.text import Language
from gongji.domain.verdict import Check, Outcome, Verdict
from gongji.services.guide import Guide, guide
from gongji.services.questions import question_of
from gongji.settings import read_settings

_COLOURS = {
    Verdict.YES: "green",
    Verdict.CONDITIONAL: "yellow",
    Verdict.NO: "red",
    Verdict.UNKNOWN: "magenta",
}
_MARKS = {Outcome.PASS: "✓", Outcome.FAIL: "✗", Outcome.UNKNOWN: "?"}


def show(
    sponsor: str, beneficiary: str | None, *, kin: str | None, goal: Goal, on: str | None, lang: Language
) -> None:
    """Answer one question and write the answer out."""
    atlas, _ = make_atlas(read_settings())
    relation = Relation[kin.upper()] if kin and kin.upper() in Relation.__members__ else None
    question = question_of(
        goal=goal,
        on=_day(on) or atlas.today(),
        sponsor_region=sponsor,
        beneficiary_region=beneficiary,
        relation=relation,
        kinship_term=None if relation else kin,
    )
    _write(guide(atlas, question), lang)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Mistake(f"--on: {text!r} is not a calendar day. Write it as in 2024-12-09.") from error


def _write(answer: Guide, lang: Language) -> None:
    title = f"{answer.verdict.value}  {answer.on}"
    said = answer.summary.tell(lang)
    if console.is_terminal:
        console.print(Panel(escape(said), title=title, border_style=_COLOURS[answer.verdict]))
    else:
        out(f"{title}\n{said}")
    _section("检查" if lang is Language.ZH else "Checks", [_check(each, lang) for each in answer.checks])
    for number, route in enumerate(answer.routes, 1):
        _route(number, route, lang)
    for other in answer.alternatives:
        _section(
            f"{'改用' if lang is Language.ZH else 'Instead'}: {other.goal.value}", [other.why.tell(lang)]
        )
        for number, route in enumerate(other.routes, 1):
            _route(number, route, lang)
    limits = [f"{each.what}: {each.value} {each.unit}" for each in answer.limits]
    _section("限额" if lang is Language.ZH else "Limits", limits)
    timing = [f"{each.event}: {each.value}" for each in answer.timing]
    _section("时限" if lang is Language.ZH else "Timing", timing)


def _section(title: str, lines: list[str]) -> None:
    if lines:
        out(f"\n{title}")
        for line in lines:
            out(f"  {line}")


def _check(check: Check, lang: Language) -> str:
    mark = "!" if check.conditional else _MARKS[check.outcome]
    sources = ", ".join(source.id for source in check.sources)
    return f"{mark} {check.message.tell(lang)}" + (f"  [{sources}]" if sources else "")


def _route(number: int, route: Route, lang: Language) -> None:
    channel = route.channel
    unknown = "未知" if lang is Language.ZH else "not known"
    title = f"{number}. {channel.name.tell(lang)} ({channel.kind.value}, {channel.confidence.value})"
    steps = [unknown] if route.steps is None else [f"{i}) {step}" for i, step in enumerate(route.steps, 1)]
    if route.needs:
        steps.append(("所需: " if lang is Language.ZH else "Needs: ") + "; ".join(route.needs))
    _section(title, steps)
