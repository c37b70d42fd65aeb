"""A small fictional family in each region, so that everything can be tried at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.cn.ric import calc_check_digit

from gongji.domain.channel import Goal
from gongji.domain.division import NATION
from gongji.domain.eligibility import InsuranceStatus
from gongji.domain.mechanism import InsuranceKind, Pair
from gongji.domain.operation import Made, Operation
from gongji.domain.relation import Relation
from gongji.domain.text import Text
from gongji.domain.viewer import Role, Viewer
from gongji.services.atlas import Place
from gongji.services.binding import Wish, bind
from gongji.services.desk import Desk
from gongji.services.enrolling import Enrolment, enrol
from gongji.store.operations import find_operation

_OPERATOR = Viewer(subject="demo", roles=frozenset({Role.OPERATOR}))


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the family: who they are in it, their name, how they are insured, when they were born."""

    role: Text
    name: str
    kind: InsuranceKind
    born: str


FAMILY = (
    Member(Text("共济人", "sponsor"), "甘小满", InsuranceKind.EMPLOYEE, "19850520"),
    Member(Text("母亲", "mother"), "谷立春", InsuranceKind.RESIDENT, "19580204"),
    Member(Text("妹妹", "sister"), "甘立秋", InsuranceKind.EMPLOYEE, "19900808"),
)
"""Nobody real: named for days of the old calendar."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A member of a region's family, by their id."""

    place: Place
    member: Member
    person: str


async def make_families(desk: Desk) -> list[Enrolled]:
    """Enrol a family in every region that has rules, and bind the mother where that is possible at once.

    Done again, it changes nothing: each step has a key of its own.
    """
    made: list[Enrolled] = []
    for place in _places(desk):
        family = [Enrolled(place, member, await _enrol(desk, place, member)) for member in FAMILY]
        await _bind(desk, place, family[0].person, family[1].person)
        made += family
    return made


async def find_sister(desk: Desk, code: str) -> str | None:
    """Find the id of a place's sister, whom the demo leaves unbound; None where it did not enrol her."""
    row = await find_operation(desk.store, _OPERATOR.subject, _key(code, FAMILY[-1]))
    outcome = None if row is None else desk.operation(row).outcome
    return outcome.id if isinstance(outcome, Made) else None


def _places(desk: Desk) -> Iterator[Place]:
    """Give a place of each region's law where somebody can be insured: its first area, where it is a province."""
    for code in sorted(desk.atlas.regions):
        place = desk.atlas.place(code)
        if code != NATION:
            area = next(
                (each for each in place.division.children if each not in desk.atlas.regions), place.code
            )
            yield place if place.pooling_area else desk.atlas.place(area)


async def _enrol(desk: Desk, place: Place, member: Member) -> str:
    enrolment = Enrolment(
        name=member.name,
        resident_id=_number(place.code, member),
        kind=member.kind,
        region=place.code,
        status=InsuranceStatus.NORMAL,
    )
    return _made(await enrol(desk, _OPERATOR, _key(place.code, member), enrolment))


def _key(code: str, member: Member) -> str:
    return f"demo:{code}:{member.born}"


async def _bind(desk: Desk, place: Place, sponsor: str, mother: str) -> None:
    channels = place.channels_for(Goal.BIND, Pair.SAME_AREA, place.code)
    channel = next((each for each in channels if each.online), None)
    if channel is not None:
        viewer = Viewer(subject=sponsor, roles=frozenset({Role.PERSON}), person=sponsor)
        wish = Wish(relation=Relation.PARENT, channel=channel.key, commitment_signed=True, beneficiary=mother)
        await bind(desk, viewer, f"demo:{place.code}:{channel.key}", wish)


def _made(operation: Operation) -> str:
    outcome = operation.outcome
    if isinstance(outcome, Made):
        return outcome.id
    raise LookupError(f"the demo's family is not as it was: {outcome.message.en}")


def _number(code: str, member: Member) -> str:
    """Make an identity number that fits the place and the day of birth, and belongs to nobody."""
    digits = f"{code[:4]}00{member.born}9{code[4:]}"
    return digits + calc_check_digit(f"{digits}0")
