"""Changing a binding's terms, and the order in which sponsors are asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongji.domain.binding import END_DATE, BindingState, end_date_at
from gongji.domain.clock import shanghai_day
from gongji.domain.mistake import Mistake
from gongji.domain.operation import Made, Operation, Outcome
from gongji.domain.person import Moment
from gongji.domain.use import UseKind
from gongji.domain.verdict import Check, Verdict, conclude
from gongji.domain.viewer import Role, Viewer
from gongji.services.access import NotThere, require, serves
from gongji.services.bound import Found, find_bound, keep
from gongji.services.desk import Command, Desk, perform
from gongji.services.refusing import refuse, refuse_for
from gongji.services.terms import judge_cap, judge_end_date, judge_uses, unranked
from gongji.store.bindings import bindings_of
from gongji.store.work import Transaction

MAX_RANKED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """New terms of a binding; `fields` names those that were given, None among them clears one."""

    binding: str
    fields: frozenset[str]
    cap_fen: int | None = None
    uses: tuple[UseKind, ...] | None = None
    ends_on: date | None = None


async def amend(desk: Desk, viewer: Viewer, key: str, wanted: Amendment) -> Operation:
    """Change the cap, the uses or the end date of a binding, where its region lets them change.

    Raises:
        NotThere: there is no such binding, or the viewer is not its sponsor.
    """
    require(viewer, Role.PERSON, Role.CLERK)
    if not wanted.fields:
        raise Mistake("amendBinding: give cap, uses or endsOn; there is nothing to change.")
    if wanted.uses is not None and (not wanted.uses or len(set(wanted.uses)) < len(wanted.uses)):
        raise Mistake("uses: name each use once, or give null for all.")

    async def decide(tx: Transaction, moment: Moment) -> Outcome:
        found = await find_bound(desk, tx, viewer, wanted.binding, moment)
        if viewer.person != found.binding.sponsor and not serves(viewer, found.binding.region):
            raise NotThere("binding: there is no such binding.")
        checks = [found.stands(expected=not found.binding.over)]
        if "endsOn" in wanted.fields:
            checks += judge_end_change(found, wanted.ends_on)
        if "cap" in wanted.fields:
            checks += judge_cap(found.place, found.binding.mechanism, wanted.cap_fen)
        checks += judge_uses(found.place, wanted.uses)
        if conclude(checks) is Verdict.NO:
            return refuse(checks)
        return await keep(desk, tx, found.binding, _amended(found.binding.state, wanted), moment)

    fields = {
        "binding": wanted.binding,
        "given": sorted(wanted.fields),
        "cap": wanted.cap_fen,
        "uses": wanted.uses and [use.value for use in wanted.uses],
        "endsOn": wanted.ends_on and wanted.ends_on.isoformat(),
    }
    return await perform(desk, Command(viewer=viewer, key=key, name="amendBinding", given=fields), decide)


async def rank_sponsors(
    desk: Desk, viewer: Viewer, key: str, beneficiary: str, ranked: Sequence[str]
) -> Operation:
    """Set the order in which a beneficiary's sponsors are asked, where their region goes by rank.

    Raises:
        NotThere: it is not the viewer's to set.
        Mistake: the bindings are not just those that the beneficiary has now.
    """
    require(viewer, Role.PERSON)
    if not 0 < len(ranked) <= MAX_RANKED or len(set(ranked)) < len(ranked):
        raise Mistake(f"bindings: name each of the beneficiary's bindings once, at most {MAX_RANKED}.")

    async def decide(tx: Transaction, moment: Moment) -> Outcome:
        held = {
            each.id: each
            for each in await bindings_of(tx, beneficiary, moment, "BENEFICIARY")
            if not each.over
        }
        theirs = viewer.person == beneficiary or any(serves(viewer, each.region) for each in held.values())
        if not theirs:
            raise NotThere("beneficiary: there is no such person.")
        if set(held) != set(ranked):
            raise Mistake("bindings: name just the bindings that the beneficiary has now, each once.")
        for binding in held.values():
            if (refused := unranked(desk.place(binding.region, moment.at))) is not None:
                return refuse_for(refused)
        for rank, each in enumerate(ranked, 1):
            await keep(desk, tx, held[each], replace(held[each].state, rank=rank), moment)
        return Made(kind="Ranked", id=beneficiary)

    fields = {"beneficiary": beneficiary, "bindings": list(ranked)}
    return await perform(desk, Command(viewer=viewer, key=key, name="rankSponsors", given=fields), decide)


def judge_end_change(found: Found, ends_on: date | None) -> Iterator[Check]:
    """Judge another end date: it may be cleared only where one may be named."""
    begun = found.binding.starts_at
    starts_on = found.binding.starts_on or (shanghai_day(begun) if begun else None)
    yield from judge_end_date(found.place, ends_on or date.max, starts_on)


def _amended(state: BindingState, wanted: Amendment) -> BindingState:
    if "cap" in wanted.fields:
        state = replace(state, cap_fen=wanted.cap_fen)
    if "uses" in wanted.fields:
        state = replace(state, uses=wanted.uses)
    if "endsOn" in wanted.fields:
        ends = end_date_at(wanted.ends_on)
        state = replace(state, ends_on=wanted.ends_on, ends_at=ends, ended_by=END_DATE if ends else None)
    return state
