"""The law of a place: which value holds on a day, and which layer's."""

from datetime import timedelta

import pytest

from gongji.domain.channel import ChannelKind, Goal
from gongji.domain.crossing import Opening
from gongji.domain.dated import Combine, Standing
from gongji.domain.exclusivity import Exclusive, ExclusivityRule
from gongji.domain.mechanism import Mechanism
from gongji.domain.relation import Relation
from gongji.domain.text import Text
from gongji.services.layers import stale
from laws import COUNTY, DAY, NATION, PROVINCE, channel, kin, law, limit, made, mechanism

EVE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)
ADD = Combine.ADD
PARENT, CHILD, SIBLING, SPOUSE = Relation.PARENT, Relation.CHILD, Relation.SIBLING, Relation.SPOUSE


def values(found):
    return [each.value for each in found.limits]


def test_the_nearest_layer_that_speaks_of_a_rule_replaces_the_farther_ones():
    rules = [limit(NATION, "9"), limit(PROVINCE, "5"), limit(NATION, "1", name="bills")]

    assert values(law(*rules)) == ["5", "1"]
    assert values(law(*rules, limit(COUNTY, "2"))) == ["2", "1"]


def test_the_farther_value_holds_until_the_nearer_begins_and_again_when_it_ends():
    rules = [limit(NATION, "9"), limit(PROVINCE, "5", DAY, until=NEXT)]

    assert [values(law(*rules, on=day)) for day in (EVE, DAY, NEXT)] == [["9"], ["5"], ["9"]]


def test_a_nearer_value_not_yet_attested_leaves_open_what_holds_instead_of_passing_on_the_farther():
    rules = [limit(NATION, "9"), limit(PROVINCE, "5", None, attested=DAY)]

    assert values(law(*rules, on=EVE)) == ["unknown"]
    assert values(law(*rules)) == ["5"]


def test_a_nearer_value_not_yet_attested_that_says_what_the_farther_says_leaves_nothing_open():
    rules = [limit(NATION, "9"), limit(PROVINCE, "9", None, attested=DAY)]

    assert [each.declared_by.code for each in law(*rules, on=EVE).limits] == [NATION]
    assert [each.declared_by.code for each in law(*rules).limits] == [PROVINCE]


def test_a_value_that_adds_hides_nothing_before_it_is_attested():
    adding = limit(PROVINCE, "5", None, attested=DAY, combine=ADD)

    assert values(law(limit(NATION, "9"), adding, on=EVE)) == ["unknown", "9"]


def test_the_wallet_has_terms_of_its_own_beside_those_of_bindings():
    binding = made(ExclusivityRule, PROVINCE, kind=Exclusive.ONE_SPONSOR)
    wallet = made(ExclusivityRule, NATION, kind=Exclusive.MANY_TO_MANY, mechanism=Mechanism.WALLET_QUOTA)

    found = law(binding, wallet)

    assert (found.exclusivity, found.wallet_terms) == (binding, (wallet,))
    assert [each.rule for each in (binding, wallet)] == ["exclusivity", "exclusivity.WALLET_QUOTA"]


def test_a_value_that_adds_stands_beside_the_farther_ones():
    assert values(law(limit(NATION, "9"), limit(PROVINCE, "5", combine=ADD))) == ["5", "9"]


@pytest.mark.parametrize("name", ["limits", "limits.people"])
def test_the_nations_default_says_how_values_meet_unless_they_say_it_themselves(name):
    near = limit(COUNTY, "2", combine=Combine.REPLACE)
    rules = [limit(NATION, "9"), limit(PROVINCE, "5")]

    assert values(law(*rules, combine={name: ADD})) == ["5", "9"]
    assert values(law(*rules, near, combine={name: ADD})) == ["2"]
    assert values(law(*rules, combine={"uses": ADD})) == ["5"]


def test_relatives_that_are_added_join_those_of_all_farther_layers():
    rules = [kin(NATION, SPOUSE, CHILD, unsettled=(SIBLING,)), kin(PROVINCE, PARENT, combine=ADD)]
    near = kin(COUNTY, CHILD, Relation.OTHER, combine=ADD)

    assert law(*rules).kinship.allowed == (PARENT, SPOUSE, CHILD)
    assert law(*rules).kinship.unsettled == (SIBLING,)
    assert law(*rules, near).kinship.allowed == (CHILD, Relation.OTHER, PARENT, SPOUSE)


def test_who_is_added_before_all_is_attested_is_unsettled_and_never_refused():
    near, far = kin(COUNTY, CHILD, combine=ADD), kin(PROVINCE, PARENT, since=None, attested=NEXT)
    adding = kin(COUNTY, CHILD, since=None, attested=NEXT, combine=ADD)

    joined = law(near, far).kinship
    kept = law(adding, kin(PROVINCE, PARENT)).kinship

    assert (joined.allowed, joined.unsettled) == ((CHILD,), (PARENT,))
    assert (kept.allowed, kept.unsettled) == ((PARENT,), (CHILD,))


def test_what_the_nation_only_permits_holds_for_the_nation_and_is_unknown_in_a_province():
    permitted = kin(NATION, SIBLING, since=DAY, permits=True)

    assert law(permitted, place=NATION).kinship == permitted
    assert law(permitted).kinship is None
    assert law(permitted).kinship_standing.unsure == permitted
    assert law(permitted, on=EVE).kinship_standing.unsure is None


def test_before_the_rule_with_which_sharing_began_there_was_none_whatever_the_nation_permits():
    permitted = kin(NATION, CHILD, permits=True)

    assert law(permitted, kin(PROVINCE, CHILD, since=DAY), on=EVE).kinship_standing.unsure == permitted
    assert law(permitted, kin(PROVINCE, CHILD, since=DAY, first=True), on=EVE).kinship_standing == Standing(
        None
    )


def test_what_the_nation_permits_never_sets_aside_the_provinces_own_or_the_nations_binding_rule():
    permitted = kin(NATION, SIBLING, since=DAY, permits=True)

    assert law(permitted, kin(PROVINCE, PARENT)).kinship.allowed == (PARENT,)
    assert law(permitted, kin(NATION, CHILD)).kinship.allowed == (CHILD,)


DRAW, POOL, WALLET = Mechanism.DIRECT_DRAW, Mechanism.FAMILY_POOL, Mechanism.WALLET_TRANSFER


@pytest.mark.parametrize(
    ("near", "kinds"),
    [
        ([], [DRAW, WALLET]),
        ([(POOL, {})], [POOL, WALLET]),
        ([(POOL, {"since": NEXT})], [WALLET]),  # will have its own law: inherits none before
        ([(POOL, {"until": DAY})], [WALLET]),
        ([(WALLET, {})], [WALLET, DRAW]),
        ([(DRAW, {"since": None, "attested": NEXT})], [DRAW, WALLET]),  # the same way, seen there later
    ],
)
def test_who_declares_how_it_shares_inherits_no_farther_way_but_the_wallet(near, kinds):
    far = [mechanism(NATION, DRAW), mechanism(NATION, WALLET)]

    found = law(*far, *(mechanism(PROVINCE, kind, **more) for kind, more in near))

    assert [each.kind for each in found.mechanisms] == kinds


def test_a_general_channel_gives_way_to_a_nearer_one_of_its_kind():
    app = channel(NATION, "app", kind=ChannelKind.NATIONAL_APP, general=True)
    hall = channel(NATION, "hall", kind=ChannelKind.SERVICE_HALL, general=True)
    own = channel(PROVINCE, "own-hall", kind=ChannelKind.SERVICE_HALL)

    found = law(app, hall, own)

    assert [each.key for each in found.all_channels] == ["own-hall", "app", "hall"]
    assert [each.key for each in found.channels_for(Goal.BIND)] == ["own-hall", "app"]
    assert found.channels_for(Goal.UNBIND) == ()


CITY, OTHER, ELSEWHERE = "510100", "510300", "500000"


@pytest.mark.parametrize(
    ("narrowed", "sponsor", "beneficiary", "served"),
    [
        ({}, CITY, ELSEWHERE, True),
        ({"sponsors_in": (CITY,)}, CITY, CITY, True),
        ({"sponsors_in": (CITY,)}, "510105", CITY, True),
        ({"sponsors_in": (CITY,)}, PROVINCE, CITY, False),  # in part only
        ({"sponsors_in": (CITY,)}, OTHER, CITY, False),
        ({"beneficiaries_in": (CITY,)}, OTHER, CITY, True),
        ({"beneficiaries_in": (CITY,)}, OTHER, OTHER, False),
        ({"beneficiaries_in": (CITY,)}, OTHER, None, True),
        ({"beneficiaries_outside": (CITY,)}, OTHER, CITY, False),
        ({"beneficiaries_outside": (CITY,)}, OTHER, OTHER, True),
        ({"beneficiaries_outside": (CITY,)}, CITY, None, True),
        ({"beneficiaries_outside": (CITY,)}, CITY, PROVINCE, True),
    ],
)
def test_a_channel_may_serve_only_people_insured_in_some_areas(narrowed, sponsor, beneficiary, served):
    hall = channel(PROVINCE, "hall", kind=ChannelKind.SERVICE_HALL, **narrowed)

    found = law(hall, place=sponsor).channels_for(Goal.BIND, None, beneficiary)

    assert found == ((hall,) if served else ())


def test_a_snapshot_is_heeded_until_it_ends():
    held = made(Opening, NATION, EVE, until=NEXT)

    assert [law(held, on=day).openings for day in (DAY, NEXT)] == [(held,), ()]


def test_openings_are_newest_first_and_of_one_day_the_nearest_first():
    held = [(NATION, DAY), (PROVINCE, DAY), (NATION, EVE), (PROVINCE, NEXT)]

    found = law(*(made(Opening, *each) for each in held)).openings

    assert [(each.declared_by.code, each.start) for each in found] == [held[1], held[0], held[2]]


def test_history_lists_every_version_of_every_layer_newest_first():
    rules = [limit(NATION, "9", EVE), limit(PROVINCE, "5"), limit(PROVINCE, "6", NEXT), kin(NATION, CHILD)]

    found = law(*rules)

    assert [each.value for each in found.history("limits.people")] == ["6", "9", "5"]
    assert found.rule_names() == {"limits.people", "kinship"}


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        (limit(COUNTY, "5", EVE), ["limits.people"]),
        (limit(COUNTY, "5", EVE, reason=Text.same("the county confirmed it")), []),
        (limit(COUNTY, "5", EVE, combine=ADD), []),
        (limit(COUNTY, "9", EVE), []),  # says the same
        (limit(COUNTY, "5", NEXT), []),  # not yet
        (limit(COUNTY, "5", DAY), []),
    ],
)
def test_an_old_value_that_hides_a_newer_one_is_a_finding_unless_it_gives_a_reason(near, expected):
    found = stale(law(near, limit(PROVINCE, "9", DAY)), "county")

    assert [each.path for each in found] == expected
