"""Dated values: before, from and after their days."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongji.domain.dated import Confidence, Dated, Standing, resolve, standing

DAY = date(2024, 8, 1)
EVE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying(Dated):
    words: str


def dated(since=None, words="as ever", **more):
    return Saying(since=since, words=words, sources=(), confidence=Confidence.LOW, **more)


HOLDS, MAY, NOT = "holds", "may hold", "does not hold"


@pytest.mark.parametrize(
    ("value", "on", "expected"),
    [
        (dated(DAY), EVE, NOT),
        (dated(DAY), DAY, HOLDS),
        (dated(DAY), date.max, HOLDS),
        (dated(DAY, until=NEXT), DAY, HOLDS),
        (dated(DAY, until=NEXT), NEXT, NOT),
        (dated(DAY, until=DAY), DAY, NOT),
        (dated(DAY, attested=NEXT), DAY, HOLDS),
        (dated(attested=DAY), EVE, MAY),
        (dated(attested=DAY), DAY, HOLDS),
        (dated(attested=DAY, until=NEXT), date.min, MAY),
        (dated(attested=DAY, until=NEXT), NEXT, NOT),
        (dated(), DAY, MAY),
    ],
)
def test_a_value_holds_from_its_first_day_to_the_day_before_its_last(value, on, expected):
    assert (value.holds(on), value.may_hold(on)) == (expected == HOLDS, expected == MAY)


OLD, NEW, SEEN = dated(date(2020, 1, 1)), dated(DAY), dated(attested=DAY, words="something new")
SAME = dated(attested=DAY)


@pytest.mark.parametrize(
    ("versions", "on", "expected"),
    [
        ([], DAY, Standing(None)),
        ([OLD, NEW], EVE, Standing(OLD)),
        ([OLD, NEW], DAY, Standing(NEW)),
        ([NEW, OLD], DAY, Standing(NEW)),
        ([NEW, SEEN], DAY, Standing(SEEN)),
        ([SEEN, NEW], DAY, Standing(NEW)),
        ([SEEN], EVE, Standing(None, SEEN)),
        ([OLD, SEEN], EVE, Standing(OLD)),
        ([NEW, SEEN], EVE, Standing(None, SEEN)),
        ([dated(attested=NEXT), SEEN], EVE, Standing(None, SEEN)),
        ([dated(DAY, until=NEXT)], NEXT, Standing(None)),
    ],
)
def test_of_several_versions_the_one_that_started_last_stands_and_of_two_the_later_in_the_file(
    versions, on, expected
):
    assert standing(versions, on) == expected


@pytest.mark.parametrize(
    ("layers", "on", "expected"),
    [
        ([], DAY, Standing(None)),
        ([[], [OLD]], DAY, Standing(OLD)),
        ([[NEW], [OLD]], DAY, Standing(NEW)),
        ([[NEW], [OLD]], EVE, Standing(OLD)),
        ([[OLD], [NEW]], DAY, Standing(OLD)),
        ([[SEEN], [OLD]], EVE, Standing(None, SEEN)),
        ([[SEEN], [OLD]], DAY, Standing(SEEN)),
        ([[SAME], [OLD]], EVE, Standing(OLD)),  # what nobody doubts is not unknown
        ([[SAME], [SEEN], [OLD]], EVE, Standing(None, SAME)),
        ([[SAME], [OLD]], DAY, Standing(SAME)),
        ([[dated(OLD.since, until=DAY)], [SEEN]], DAY, Standing(SEEN)),
    ],
)
def test_the_nearest_layer_that_says_something_decides_be_it_that_nobody_knows(layers, on, expected):
    assert resolve(layers, on) == expected


DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 20))
FRAME = {"attested": DAYS | st.none(), "until": DAYS | st.none()}
VALUES = st.builds(dated, DAYS | st.none(), **FRAME)
OTHERS = st.builds(dated, DAYS | st.none(), st.just("otherwise"), **FRAME)


@given(VALUES, DAYS)
def test_no_value_both_holds_and_may_hold(value, on):
    assert not (value.holds(on) and value.may_hold(on))


@given(st.lists(VALUES, max_size=6), DAYS)
def test_what_stands_is_in_force_and_nothing_in_force_started_later(versions, on):
    found = standing(versions, on)

    holding = [each for each in versions if each.holds(on)]
    assert (found.value in holding) if holding else found.value is None
    assert all(each.start <= found.value.start for each in holding)
    assert found.unsure is None or (not holding and found.unsure.may_hold(on))


@given(st.lists(st.lists(VALUES, max_size=3), max_size=3), st.lists(OTHERS, max_size=3), DAYS)
def test_a_layer_is_never_overruled_by_one_farther_away_that_says_otherwise(layers, farther, on):
    near = resolve(layers, on)

    assert resolve([*layers, farther], on) == (standing(farther, on) if near == Standing(None) else near)


@given(VALUES, DAYS)
def test_a_value_of_known_first_day_never_leaves_open_whether_it_holds(value, on):
    if value.since is not None:
        assert not value.may_hold(on)
    elif value.attested is None:
        assert not value.holds(on)
        assert value.may_hold(on)
