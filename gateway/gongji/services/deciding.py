"""Agreeing to a binding, and reviewing one."""

from dataclasses import replace

from gongji.domain.binding import Binding, BindingState, BindingStatus, Wait, begins_at
from gongji.domain.mistake import Mistake
from gongji.domain.operation import Operation, Outcome
from gongji.domain.person import Moment, main_insurance
from gongji.domain.verdict import Check, Verdict, conclude
from gongji.domain.viewer import Role, Viewer
from gongji.services.access import NotThere, require, serves
from gongji.services.atlas import Place
from gongji.services.bind_judging import ask_about, judge_two
from gongji.services.bound import find_bound, keep
from gongji.services.desk import Command, Desk, perform
from gongji.services.refusing import refuse, refuse_for
from gongji.store.people import find_insurances
from gongji.store.work import Transaction

MAX_REASON = 200


async def consent(
    desk: Desk, viewer: Viewer, key: str, binding: str, *, approve: bool, reason: str | None
) -> Operation:
    """Let the beneficiary agree, or not.

    Raises:
        NotThere: there is no such binding, or the viewer is not its beneficiary.
    """
    require(viewer, Role.PERSON)
    return await _decide(desk, viewer, key, binding, Wait.CONSENT, approve=approve, reason=reason)


async def review(
    desk: Desk, viewer: Viewer, key: str, binding: str, *, approve: bool, reason: str | None
) -> Operation:
    """Let a clerk of the region decide.

    Raises:
        NotThere: there is no such binding, or it is of another region.
    """
    require(viewer, Role.CLERK)
    return await _decide(desk, viewer, key, binding, Wait.REVIEW, approve=approve, reason=reason)


async def _decide(
    desk: Desk, viewer: Viewer, key: str, binding: str, wait: Wait, *, approve: bool, reason: str | None
) -> Operation:
    if reason is not None and len(reason) > MAX_REASON:
        raise Mistake(f"reason: at most {MAX_REASON} characters.")

    async def decide(tx: Transaction, moment: Moment) -> Outcome:
        found = await find_bound(desk, tx, viewer, binding, moment)
        held = found.binding
        if not _is_theirs(viewer, held, wait):
            raise NotThere("binding: there is no such binding.")
        if held.status is not _AWAITED[wait]:
            return refuse_for(found.stands(expected=False))
        if approve:
            checks = await _judge_now(desk, tx, held, moment)
            if conclude(checks) in {Verdict.NO, Verdict.UNKNOWN}:
                return refuse(checks)
        state = _decided(held, wait, found.place, moment, approve=approve)
        return await keep(desk, tx, held, state, moment)

    fields = {"binding": binding, "approve": approve, "reason": reason}
    name = "consent" if wait is Wait.CONSENT else "review"
    return await perform(
        desk, Command(viewer=viewer, key=key, name=name, given=fields, reason=reason), decide
    )


async def _judge_now(desk: Desk, tx: Transaction, binding: Binding, moment: Moment) -> tuple[Check, ...]:
    """Judge the two people again as they are insured now: much may have happened since it was asked for."""
    held = await find_insurances(tx, [binding.sponsor, binding.beneficiary], moment)
    sponsor, beneficiary = main_insurance(held[binding.sponsor]), main_insurance(held[binding.beneficiary])
    if sponsor is None or beneficiary is None:
        raise NotThere("binding: somebody of it is not insured at all.")
    return judge_two(ask_about(desk.atlas, binding.relation, sponsor, beneficiary, moment))


def _is_theirs(viewer: Viewer, binding: Binding, wait: Wait) -> bool:
    if wait is Wait.CONSENT:
        return viewer.person == binding.beneficiary
    return serves(viewer, binding.region)


def _decided(binding: Binding, wait: Wait, place: Place, moment: Moment, *, approve: bool) -> BindingState:
    at = moment.at
    if not approve:
        return replace(binding.state, rejected_at=at)
    state = (
        replace(binding.state, consented_at=at)
        if wait is Wait.CONSENT
        else replace(binding.state, reviewed_at=at)
    )
    begins = begins_at(
        place.start,
        binding.waits_for,
        created=binding.created_at,
        consented=state.consented_at,
        reviewed=state.reviewed_at,
        starts_on=binding.starts_on,
    )
    return replace(state, starts_at=begins)


_AWAITED = {Wait.CONSENT: BindingStatus.AWAITING_CONSENT, Wait.REVIEW: BindingStatus.AWAITING_REVIEW}
