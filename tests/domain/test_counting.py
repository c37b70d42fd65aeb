"""How many one may help, and by how many one may be helped."""

from datetime import UTC, datetime, timedelta

import pytest

from gongji.domain.binding import UNBOUND, Binding, BindingState
from gongji.domain.counting import Bound, judge_limits
from gongji.domain.mechanism import Mechanism
from gongji.domain.person import Moment
from gongji.domain.relation import Relation
from gongji.domain.verdict import Outcome
from laws import PROVINCE, limit

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
DAY = timedelta(days=1)
LIVE = BindingState(starts_at=NOW - DAY)
WAITING = BindingState()
ENDED = BindingState(starts_at=NOW - 2 * DAY, ends_at=NOW - DAY, ended_by=UNBOUND)
REJECTED = BindingState(rejected_at=NOW - DAY)
WITHDRAWN = BindingState(starts_at=NOW + DAY, ends_at=NOW - DAY, ended_by=UNBOUND)
PARENT, CHILD = Relation.PARENT, Relation.CHILD


def bond(sponsor, beneficiary, state=LIVE, relation=PARENT):
    return Binding(
        id=f"{sponsor}{beneficiary}", sponsor=sponsor, beneficiary=beneficiary, relation=relation, region=PROVINCE,
        mechanism=Mechanism.DIRECT_DRAW, channel="x", created_at=NOW - DAY, starts_on=None, waits_for=frozenset(),
        state=state, as_of=Moment(at=NOW),
    )  # fmt: skip


def outcome(rule, *held, relation=PARENT, mechanism=Mechanism.DIRECT_DRAW):
    """Judge one limit for a new binding from s to b, both having these."""
    bound = Bound(
        of_sponsor=tuple(each for each in held if "s" in {each.sponsor, each.beneficiary}),
        of_beneficiary=tuple(each for each in held if "b" in {each.sponsor, each.beneficiary}),
        sponsor="s",
        beneficiary="b",
    )
    checks = judge_limits([rule], bound, relation, mechanism)
    return checks[0].outcome if checks else None


PASS, FAIL = Outcome.PASS, Outcome.FAIL


@pytest.mark.parametrize(
    ("name", "value", "held", "more", "expected"),
    [
        ("concurrent_beneficiaries", "2", [bond("s", "x")], {}, PASS),
        ("concurrent_beneficiaries", "1", [bond("s", "x")], {}, FAIL),
        ("concurrent_beneficiaries", "1", [bond("s", "x", WAITING)], {}, FAIL),
        ("concurrent_beneficiaries", "1", [bond("s", "x", ENDED), bond("s", "y", REJECTED)], {}, PASS),
        ("concurrent_beneficiaries", "1", [bond("x", "s")], {}, PASS),
        ("concurrent_beneficiaries", "2", [bond("s", "x")], {"counts_sponsor": True}, FAIL),
        ("concurrent_beneficiaries", "3", [bond("s", "x")], {"counts_sponsor": True}, PASS),
        ("lifetime_beneficiaries", "1", [bond("s", "x", ENDED)], {}, FAIL),
        ("lifetime_beneficiaries", "1", [bond("s", "x", WAITING)], {}, FAIL),
        ("lifetime_beneficiaries", "1", [bond("s", "x", REJECTED), bond("s", "y", WITHDRAWN)], {}, PASS),
        ("lifetime_beneficiaries", "1", [bond("s", "b", ENDED)], {}, PASS),  # the same relative again
        ("sponsors_per_beneficiary", "1", [bond("x", "b")], {}, FAIL),
        ("sponsors_per_beneficiary", "1", [bond("x", "b", ENDED), bond("b", "y")], {}, PASS),
        ("beneficiaries_per_operation", "1", [], {}, PASS),
        ("concurrent_beneficiaries", "unlimited", [bond("s", "x")], {}, None),
        ("concurrent_beneficiaries", "unknown", [bond("s", "x")], {}, None),
        ("premium_beneficiaries", "0", [], {}, None),
        ("concurrent_beneficiaries", "0", [], {"mechanism": Mechanism.WALLET_QUOTA}, None),
        ("concurrent_beneficiaries", "0", [], {"mechanism": Mechanism.DIRECT_DRAW}, FAIL),
    ],
)
def test_a_limit_counts_whom_it_says(name, value, held, more, expected):
    assert outcome(limit(PROVINCE, value, name=name, **more), *held) is expected


def test_slots_for_each_relation_are_counted_by_relation():
    rule = limit(PROVINCE, "3", name="concurrent_beneficiaries", by_relation={PARENT: 2, CHILD: 1})
    held = [bond("s", "x"), bond("s", "y", relation=CHILD)]

    assert [outcome(rule, *held, relation=each) for each in (PARENT, CHILD, Relation.SIBLING)] == [
        PASS,
        FAIL,
        FAIL,
    ]
