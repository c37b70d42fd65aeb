"""Trying a region's cases: the questions its author wrote down, with the answers its law gives."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gongji.domain.question import Question
from gongji.domain.verdict import Outcome, Verdict
from gongji.policy.cases import Case, Holding
from gongji.policy.finding import Finding
from gongji.policy.region import Region
from gongji.services.atlas import Atlas
from gongji.services.guide import Guide, guide
from gongji.services.holding import disagreements
from gongji.services.questions import question_of

_DECIDES = {
    Verdict.YES: {Outcome.PASS},
    Verdict.NO: {Outcome.FAIL},
    Verdict.UNKNOWN: {Outcome.UNKNOWN},
    Verdict.CONDITIONAL: {Outcome.UNKNOWN, Outcome.PASS},
}


def try_cases(atlas: Atlas, region: Region, label: str) -> Iterator[Finding]:
    """Ask every case of a region and report each that comes out otherwise."""
    counts = Counter[str]()
    for case in region.cases:
        table = "cases" if isinstance(case, Case) else "holds"
        where = f"{table}[{counts[table]}] {case.name!r}"
        counts[table] += 1
        try:
            wrongs = list(_try(atlas, case, region.code))
        except (LookupError, ValueError) as error:
            wrongs = [str(error)]
        yield from (Finding(f"{label}/cases.toml", where, wrong) for wrong in wrongs)


def _try(atlas: Atlas, case: Case | Holding, code: str) -> Iterable[str]:
    if isinstance(case, Holding):
        return disagreements(atlas.place(case.place or code, case.on), case)
    return _compare(case, guide(atlas, _question(case, code)))


def _question(case: Case, code: str) -> Question:
    return question_of(
        goal=case.goal,
        on=case.on,
        sponsor_region=case.sponsor or code,
        beneficiary_region=case.beneficiary,
        relation=case.relation,
        kinship_term=case.kinship_term,
        sponsor_insurance=case.sponsor_insurance,
        beneficiary_insurance=case.beneficiary_insurance,
    )


def _compare(case: Case, answer: Guide) -> Iterator[str]:
    if answer.verdict is not case.verdict:
        why = "; ".join(f"{each.rule} {each.outcome.value}" for each in answer.checks)
        yield f"verdict {answer.verdict.value}, expected {case.verdict.value} ({why})"
    named = [each for each in answer.checks if each.rule == case.rule]
    if not any(each.outcome in _DECIDES[case.verdict] for each in named):
        judged = ", ".join(f"{each.rule} {each.outcome.value}" for each in answer.checks)
        found = ", ".join(each.outcome.value for each in named)
        told = f"rule {case.rule} came out {found}" if named else f"no check is named {case.rule!r}"
        yield f"{told}, which does not decide {case.verdict.value}; there were: {judged}"
    if case.mechanism is not None and answer.mechanism is not case.mechanism:
        yield f"mechanism {answer.mechanism and answer.mechanism.value}, expected {case.mechanism.value}"
    if case.alternative is not None and case.alternative not in {
        each.mechanism for each in answer.alternatives
    }:
        yield f"no alternative by {case.alternative.value}"
    keys = [route.channel.key for route in answer.routes]
    yield from (
        f"channel {key!r} is not among the routes: {', '.join(keys) or 'none'}"
        for key in case.channels
        if key not in keys
    )
    yield from (f"channel {key!r} is among the routes" for key in case.without if key in keys)
