"""Ending a binding."""

from collections.abc import Iterator
from dataclasses import replace

from gongji.domain.binding import UNBOUND, Binding, BindingState
from gongji.domain.channel import Goal
from gongji.domain.eligibility import Party
from gongji.domain.operation import Operation, Outcome
from gongji.domain.person import Moment
from gongji.domain.term import early, ends_at, may_end
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Verdict, conclude
from gongji.domain.verdict import Outcome as Result
from gongji.domain.viewer import Role, Viewer
from gongji.services.access import NotThere, acts_for, require
from gongji.services.bound import Found, find_bound, keep
from gongji.services.desk import Command, Desk, perform
from gongji.services.refusing import refuse
from gongji.services.terms import find_channel
from gongji.store.work import Transaction


async def unbind(desk: Desk, viewer: Viewer, key: str, binding: str, channel: str) -> Operation:
    """End a binding: at once, or when its region's law says; what waits is withdrawn at once.

    Raises:
        NotThere: there is no such binding, or it is not the viewer's.
    """
    require(viewer, Role.PERSON, Role.CLERK)

    async def decide(tx: Transaction, moment: Moment) -> Outcome:
        found = await find_bound(desk, tx, viewer, binding, moment)
        if not acts_for(viewer, found.binding):
            raise NotThere("binding: there is no such binding.")
        checks = tuple(_judge(found, viewer, channel, moment))
        if conclude(checks) is Verdict.NO:
            return refuse(checks)
        return await keep(desk, tx, found.binding, _ended(found, moment), moment)

    fields = {"binding": binding, "channel": channel}
    return await perform(desk, Command(viewer=viewer, key=key, name="unbind", given=fields), decide)


def _judge(found: Found, viewer: Viewer, channel: str, moment: Moment) -> Iterator[Check]:
    binding, rule = found.binding, found.place.end
    ending = binding.state.ends_at is not None and binding.state.ended_by == UNBOUND
    yield found.stands(expected=not (binding.over or ending))
    party = Party.BENEFICIARY if viewer.person == binding.beneficiary else Party.SPONSOR
    may = may_end(rule, party)
    if rule is not None:
        yield Check.of(rule, Result.PASS if may else Result.FAIL, _MAY if may else _MAY_NOT)
    elif not may:
        yield Check(rule="end", outcome=Result.FAIL, message=_MAY_NOT, declared_by=found.place)
    started = binding.state.starts_at
    if rule is not None and started is not None and started <= moment.at and early(rule, started, moment.at):
        text = Text(f"绑定未满{rule.minimum_days}天。", f"It has not stood for {rule.minimum_days} days.")
        yield Check.of(rule, Result.FAIL, text)
    # Wherever the relative is insured by now, a binding is ended where it was made.
    ways = found.place.channels_for(Goal.UNBIND)
    at_counter = viewer.person not in {binding.sponsor, binding.beneficiary}
    yield find_channel(found.place, ways, channel, at_counter=at_counter)[1]


def _ended(found: Found, moment: Moment) -> BindingState:
    binding: Binding = found.binding
    state = binding.state
    waiting = state.starts_at is None or state.starts_at > moment.at
    at = moment.at if waiting else ends_at(found.place.end, moment.at)
    if state.ends_at is not None:
        at = min(at, state.ends_at)
    return replace(state, ends_at=at, ended_by=UNBOUND)


_MAY = Text("可以由此方解除。", "This side may end it.")
_MAY_NOT = Text("当地只能由另一方解除。", "In this place only the other side may end it.")
