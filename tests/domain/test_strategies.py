"""The strategies of the law, each by a table of cases."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from gongji.domain.cap import CapRule, CapScope, SetBy, cap_missing, cap_room
from gongji.domain.clock import midnight, next_midnight
from gongji.domain.consent import ConsentKind, ConsentRule, asks_beneficiary, asks_commitment
from gongji.domain.dated import Confidence
from gongji.domain.eligibility import EligibilityRule, InsuranceStatus, Insured, Party, admit
from gongji.domain.exclusivity import Exclusive, Roles, excludes
from gongji.domain.limit import Period
from gongji.domain.mechanism import InsuranceKind, Pair
from gongji.domain.settlement import (
    OwnBalance,
    SettlementRule,
    SponsorAccount,
    SponsorOrder,
    order_sponsors,
    own_part,
)
from gongji.domain.shareable import Balances, ShareableKind, ShareableRule, shareable_fen
from gongji.domain.source import Source, SourceKind
from gongji.domain.term import EndKind, EndRule, StartKind, Steps, early, ends_at, may_end, starts_at
from gongji.domain.text import Text
from gongji.domain.verdict import Outcome

SOURCE = Source(id="s", title="a source", kind=SourceKind.OFFICIAL)
DATED = {"since": date(2024, 1, 1), "sources": (SOURCE,), "confidence": Confidence.HIGH}
NOON = datetime(2024, 5, 1, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai


def settlement(order=SponsorOrder.BINDING_ORDER, **more):
    return SettlementRule(sponsor_order=order, **more, **DATED)


@pytest.mark.parametrize(
    ("mode", "bill", "own", "expected"),
    [
        (OwnBalance.SPLIT, 100_00, 30_00, (30_00, 70_00)),
        (OwnBalance.SPLIT, 100_00, 0, (0, 100_00)),
        (OwnBalance.SPLIT, 100_00, 100_00, (100_00, 0)),
        (OwnBalance.SPLIT, 100_00, 500_00, (100_00, 0)),
        (OwnBalance.ONLY_WHEN_ZERO, 100_00, 1, (1, 0)),
        (OwnBalance.ONLY_WHEN_ZERO, 100_00, 0, (0, 100_00)),
        (OwnBalance.ONLY_WHEN_ZERO, 100_00, 200_00, (100_00, 0)),
        (OwnBalance.NOT_FIRST, 100_00, 30_00, (0, 100_00)),
        (OwnBalance.UNKNOWN, 100_00, 30_00, (30_00, 70_00)),
        (OwnBalance.SPLIT, 0, 30_00, (0, 0)),
    ],
)
def test_the_own_account_takes_part_as_the_region_says(mode, bill, own, expected):
    assert own_part(mode, bill, own) == expected


def sponsors():
    return [
        SponsorAccount(
            binding="b", bound_at=NOON + timedelta(days=1), shareable_fen=500, rank=3, same_area=False
        ),
        SponsorAccount(binding="a", bound_at=NOON, shareable_fen=100, rank=None),
        SponsorAccount(binding="c", bound_at=NOON + timedelta(days=2), shareable_fen=500, rank=1),
    ]


@pytest.mark.parametrize(
    ("rule", "chosen", "expected"),
    [
        (settlement(SponsorOrder.BINDING_ORDER), (), "abc"),
        (settlement(SponsorOrder.UNKNOWN), (), "abc"),
        (settlement(SponsorOrder.NEWEST_FIRST), (), "cba"),
        (settlement(SponsorOrder.HIGHEST_BALANCE), (), "bca"),
        (settlement(SponsorOrder.RANK), (), "cba"),
        (settlement(SponsorOrder.BENEFICIARY_CHOICE), ("c", "a"), "ca"),
        (settlement(SponsorOrder.BENEFICIARY_CHOICE), (), "abc"),
        (settlement(SponsorOrder.BINDING_ORDER), ("c",), "abc"),
        (settlement(SponsorOrder.SINGLE), (), "a"),
        (settlement(SponsorOrder.HIGHEST_BALANCE, one_sponsor_a_bill=True), (), "b"),
        (settlement(SponsorOrder.NEWEST_FIRST, same_area_first=True), (), "cab"),
    ],
)
def test_sponsors_are_asked_in_the_regions_order(rule, chosen, expected):
    assert "".join(each.binding for each in order_sponsors(rule, sponsors(), chosen)) == expected


HELD = Balances(current_year_fen=1_200_00, past_years_fen=800_00, off_book_fen=300_00)


@pytest.mark.parametrize(
    ("kind", "more", "held", "expected"),
    [
        (ShareableKind.ALL, {}, HELD, 2_300_00),
        (ShareableKind.UNKNOWN, {}, HELD, 2_300_00),
        (ShareableKind.PAST_YEARS, {}, HELD, 800_00),
        (ShareableKind.ABOVE_THRESHOLD, {"threshold_fen": 1_000_00}, HELD, 1_300_00),
        (
            ShareableKind.ABOVE_THRESHOLD,
            {"threshold_fen": 1_000_00},
            Balances(current_year_fen=0, past_years_fen=1_000_00),
            0,
        ),
        (
            ShareableKind.ABOVE_THRESHOLD,
            {"threshold_fen": 1_000_00},
            Balances(current_year_fen=0, past_years_fen=1_000_01),
            1,
        ),
        (ShareableKind.ABOVE_THRESHOLD, {"threshold_fen": 9_000_00}, HELD, 0),
        (ShareableKind.FORMULA, {"percent": 5, "reference_fen": 10_000_00}, HELD, 1_800_00),
        (
            ShareableKind.FORMULA,
            {"percent": 5, "reference_fen": 1},
            Balances(current_year_fen=0, past_years_fen=10),
            9,
        ),
        (ShareableKind.BOOK_ENTRY, {}, HELD, 2_000_00),
        (ShareableKind.ALL, {}, Balances(current_year_fen=50, past_years_fen=50, frozen_fen=30), 70),
        (ShareableKind.PAST_YEARS, {}, Balances(current_year_fen=50, past_years_fen=50, frozen_fen=80), 20),
    ],
)
def test_only_the_open_part_of_an_account_is_shared(kind, more, held, expected):
    assert shareable_fen(ShareableRule(kind=kind, **more, **DATED), held) == expected


def test_without_a_rule_all_that_is_not_frozen_is_shared():
    assert shareable_fen(None, Balances(current_year_fen=50, past_years_fen=50, frozen_fen=100)) == 0


def cap(set_by, amount=None, required=False):
    return CapRule(
        name="per_bill",
        scope=CapScope.BINDING,
        period=Period.BILL,
        set_by=set_by,
        amount_fen=amount,
        required=required,
        **DATED,
    )


@pytest.mark.parametrize(
    ("rule", "named", "used", "room"),
    [
        (cap(SetBy.SPONSOR), 200_00, 50_00, 150_00),
        (cap(SetBy.SPONSOR), 200_00, 200_00, 0),
        (cap(SetBy.SPONSOR), 200_00, 300_00, 0),
        (cap(SetBy.SPONSOR), None, 50_00, None),
        (cap(SetBy.REGION, 100_00), 999_00, 0, 100_00),
    ],
)
def test_a_cap_leaves_room_down_to_nothing(rule, named, used, room):
    assert cap_room(rule, named, used) == room


def test_a_required_cap_that_was_not_named_is_missing():
    assert cap_missing(cap(SetBy.SPONSOR, required=True), None)
    assert not cap_missing(cap(SetBy.SPONSOR, required=True), 1)
    assert not cap_missing(cap(SetBy.SPONSOR), None)
    assert not cap_missing(cap(SetBy.REGION, 1, required=True), None)


@pytest.mark.parametrize(
    ("kind", "sponsor", "beneficiary", "expected"),
    [
        (Exclusive.SPONSOR_NOT_BENEFICIARY, Roles(), Roles(), False),
        (Exclusive.SPONSOR_NOT_BENEFICIARY, Roles(beneficiary_of=1), Roles(), True),
        (Exclusive.SPONSOR_NOT_BENEFICIARY, Roles(), Roles(sponsor_of=1), True),
        (Exclusive.SPONSOR_NOT_BENEFICIARY, Roles(sponsor_of=3), Roles(beneficiary_of=2), False),
        (Exclusive.ONE_RELATION, Roles(sponsor_of=3), Roles(), False),
        (Exclusive.ONE_RELATION, Roles(), Roles(beneficiary_of=1), True),
        (Exclusive.ONE_RELATION, Roles(), Roles(sponsor_of=1), True),
        (Exclusive.ONE_RELATION, Roles(beneficiary_of=1), Roles(), True),
        (Exclusive.ONE_SPONSOR, Roles(sponsor_of=1), Roles(beneficiary_of=1), True),
        (Exclusive.ONE_SPONSOR, Roles(beneficiary_of=1), Roles(sponsor_of=1), False),
        (Exclusive.MANY_TO_MANY, Roles(beneficiary_of=4), Roles(beneficiary_of=4, sponsor_of=4), False),
        (Exclusive.UNKNOWN, Roles(beneficiary_of=4), Roles(beneficiary_of=4), False),
    ],
)
def test_roles_shut_one_another_out(kind, sponsor, beneficiary, expected):
    assert excludes(kind, sponsor, beneficiary) is expected


@pytest.mark.parametrize(
    ("kinds", "from_age", "age", "expected"),
    [
        ((ConsentKind.FACE_SCAN,), 16, 16, True),
        ((ConsentKind.FACE_SCAN,), 16, 15, False),
        ((ConsentKind.BENEFICIARY,), None, 3, True),
        ((ConsentKind.COMMITMENT,), None, 40, False),
        ((ConsentKind.NONE,), None, 40, False),
        ((ConsentKind.UNKNOWN,), None, 40, False),
    ],
)
def test_the_relative_confirms_where_and_when_the_region_asks(kinds, from_age, age, expected):
    assert asks_beneficiary(ConsentRule(kinds=kinds, from_age=from_age, **DATED), age) is expected
    assert asks_commitment(ConsentRule(kinds=kinds, **DATED)) is (ConsentKind.COMMITMENT in kinds)


def test_no_consent_rule_asks_nothing():
    assert not asks_beneficiary(None, 40)
    assert not asks_commitment(None)


LATER = NOON + timedelta(hours=30)


@pytest.mark.parametrize(
    ("kind", "steps", "expected"),
    [
        (StartKind.AT_ONCE, Steps(created=NOON), NOON),
        (StartKind.UNKNOWN, Steps(created=NOON), NOON),
        (StartKind.AFTER_REVIEW, Steps(created=NOON), None),
        (StartKind.AFTER_REVIEW, Steps(created=NOON, reviewed=LATER), LATER),
        (StartKind.AFTER_CONSENT, Steps(created=NOON, reviewed=LATER), None),
        (StartKind.AFTER_CONSENT, Steps(created=NOON, consented=LATER), LATER),
        (StartKind.AFTER_BOTH, Steps(created=NOON, consented=LATER), None),
        (StartKind.AFTER_BOTH, Steps(created=NOON, consented=NOON, reviewed=LATER), LATER),
        (StartKind.NEXT_DAY, Steps(created=NOON), datetime(2024, 5, 1, 16, tzinfo=UTC)),
        (
            StartKind.ON_DATE,
            Steps(created=NOON, starts_on=date(2024, 6, 1)),
            datetime(2024, 5, 31, 16, tzinfo=UTC),
        ),
        (StartKind.ON_DATE, Steps(created=NOON, starts_on=date(2024, 1, 1)), NOON),
        (StartKind.ON_DATE, Steps(created=NOON), NOON),
    ],
)
def test_a_binding_starts_when_the_region_says(kind, steps, expected):
    assert starts_at(kind, steps) == expected


def ending(kind, **more):
    return EndRule(kind=kind, **more, **DATED)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (datetime(2024, 4, 30, 15, 59, 59, 999000, tzinfo=UTC), datetime(2024, 4, 30, 16, tzinfo=UTC)),
        (datetime(2024, 4, 30, 16, 0, tzinfo=UTC), datetime(2024, 5, 1, 16, tzinfo=UTC)),
        (datetime(2024, 4, 30, 16, 0, 0, 1000, tzinfo=UTC), datetime(2024, 5, 1, 16, tzinfo=UTC)),
        (
            datetime(2024, 12, 31, 23, 0, tzinfo=timezone(timedelta(hours=-8))),
            datetime(2025, 1, 1, 16, tzinfo=UTC),
        ),
    ],
)
def test_next_day_is_the_next_midnight_in_shanghai_to_the_millisecond(asked, expected):
    assert ends_at(ending(EndKind.NEXT_DAY), asked) == expected
    assert next_midnight(asked) == expected


def test_other_endings():
    assert ends_at(ending(EndKind.AT_ONCE), NOON) == NOON
    assert ends_at(None, NOON) == NOON
    assert ends_at(ending(EndKind.ON_DATE), NOON, date(2024, 6, 1)) == midnight(date(2024, 6, 1))
    assert ends_at(ending(EndKind.ON_DATE), NOON, date(2024, 1, 1)) == NOON
    assert ends_at(ending(EndKind.ON_DATE), NOON) == NOON


def test_who_may_end_a_binding():
    assert may_end(None, Party.SPONSOR)
    assert not may_end(None, Party.BENEFICIARY)
    assert may_end(ending(EndKind.AT_ONCE, by=(Party.BOTH,)), Party.BENEFICIARY)
    assert not may_end(ending(EndKind.AT_ONCE, by=(Party.BENEFICIARY,)), Party.SPONSOR)


def test_a_least_stay_counts_whole_days_from_the_day_of_the_start():
    stay = ending(EndKind.AT_ONCE, minimum_days=30)

    assert early(stay, NOON, midnight(date(2024, 5, 31)) - timedelta(milliseconds=1))
    assert not early(stay, NOON, midnight(date(2024, 5, 31)))
    assert not early(ending(EndKind.AT_ONCE), NOON, NOON)
    assert not early(None, NOON, NOON)


def condition(**more):
    return EligibilityRule(name="c", requires=Text("职工医保", "employee insurance"), **more, **DATED)


@pytest.mark.parametrize(
    ("rule", "party", "insured", "pair", "expected"),
    [
        (condition(party=Party.SPONSOR, insurance=(InsuranceKind.EMPLOYEE,)), Party.SPONSOR, Insured(insurance=InsuranceKind.EMPLOYEE), Pair.SAME_AREA, Outcome.PASS),
        (condition(party=Party.SPONSOR, insurance=(InsuranceKind.EMPLOYEE,)), Party.SPONSOR, Insured(insurance=InsuranceKind.RESIDENT), Pair.SAME_AREA, Outcome.FAIL),
        (condition(party=Party.SPONSOR, insurance=(InsuranceKind.EMPLOYEE,)), Party.SPONSOR, Insured(), Pair.SAME_AREA, Outcome.PASS),
        (condition(party=Party.SPONSOR, insurance=(InsuranceKind.EMPLOYEE,)), Party.BENEFICIARY, Insured(insurance=InsuranceKind.RESIDENT), Pair.SAME_AREA, None),
        (condition(party=Party.BOTH, status=(InsuranceStatus.NORMAL,)), Party.BENEFICIARY, Insured(status=InsuranceStatus.ARREARS), Pair.SAME_AREA, Outcome.FAIL),
        (condition(party=Party.BOTH, status=(InsuranceStatus.NORMAL,), pairs=(Pair.SAME_PROVINCE,)), Party.SPONSOR, Insured(status=InsuranceStatus.ENDED), Pair.SAME_AREA, None),
        (condition(party=Party.BOTH), Party.SPONSOR, Insured(), Pair.SAME_AREA, None),
    ],
)  # fmt: skip
def test_a_condition_is_judged_on_the_side_it_binds(rule, party, insured, pair, expected):
    check = admit(rule, party, insured, pair)

    assert (check.outcome if check else None) is expected
