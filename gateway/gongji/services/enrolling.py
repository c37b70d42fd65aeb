"""Enrolling people, and changing how they are insured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongji.domain.binding import Binding
from gongji.domain.clock import shanghai_day
from gongji.domain.division import Level
from gongji.domain.eligibility import InsuranceStatus
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.mistake import Mistake
from gongji.domain.operation import Made, Operation, Outcome
from gongji.domain.person import Insurance, Moment, Person, main_insurance
from gongji.domain.resident_id import read_resident_id
from gongji.domain.term import EndedBy
from gongji.domain.text import Text
from gongji.domain.viewer import Role, Viewer
from gongji.services.access import NotThere, require
from gongji.services.bound import keep
from gongji.services.desk import Command, Desk, perform
from gongji.services.refusing import refuse_plainly
from gongji.store.bindings import bindings_of
from gongji.store.people import add_person, find_by_number, find_insurances, find_persons, put_insurance
from gongji.store.work import Transaction

MAX_NAME = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A person and one scheme they are insured in (参保登记)."""

    name: str
    resident_id: str
    kind: InsuranceKind
    region: str
    status: InsuranceStatus


async def enrol(desk: Desk, viewer: Viewer, key: str, given: Enrolment) -> Operation:
    """Enrol a person, or another scheme of one who is enrolled.

    Raises:
        Mistake: the name, the identity number or the region cannot be used.
    """
    require(viewer, Role.OPERATOR)
    number = read_resident_id(given.resident_id, shanghai_day(desk.clock()))
    name = " ".join(given.name.split())
    if not 0 < len(name) <= MAX_NAME or not name.isprintable():
        raise Mistake(f"name: write 1 to {MAX_NAME} characters.")
    _insurable(desk, given.region)
    fields = {
        "name": name,
        "residentId": number,
        "insurance": given.kind.value,
        "region": given.region,
        "status": given.status.value,
    }

    async def decide(tx: Transaction, moment: Moment) -> Outcome:
        person = await find_by_number(tx, desk.sealer, number, moment)
        if person is None:
            person = Person(id=desk.ids.new(), full_name=name, number=number, as_of=moment)
            await add_person(tx, desk.sealer, person)
        elif person.full_name != name:
            return refuse_plainly("name", _OTHER_NAME, desk.place(given.region, moment.at), _SAME_NAME)
        elif any(
            each.kind is given.kind for each in (await find_insurances(tx, [person.id], moment))[person.id]
        ):
            return refuse_plainly("enrolled", _ALREADY, desk.place(given.region, moment.at), _CHANGE)
        insurance = Insurance(person=person.id, kind=given.kind, region=given.region, status=given.status)
        await put_insurance(tx, desk.ids.new(), insurance, moment)
        return Made(kind="Person", id=person.id)

    return await perform(desk, Command(viewer=viewer, key=key, name="enrol", given=fields), decide)


async def change_insurance(desk: Desk, viewer: Viewer, key: str, changed: Insurance) -> Operation:
    """Change how a person is insured; bindings end where their region's law says that this ends them.

    Raises:
        NotThere: there is no such person.
    """
    require(viewer, Role.OPERATOR)
    _insurable(desk, changed.region)
    fields = {
        "person": changed.person,
        "insurance": changed.kind.value,
        "region": changed.region,
        "status": changed.status.value,
    }

    async def decide(tx: Transaction, moment: Moment) -> Outcome:
        if not await find_persons(tx, desk.sealer, [changed.person], moment):
            raise NotThere("person: there is no such person.")
        before = (await find_insurances(tx, [changed.person], moment))[changed.person]
        if all(each.kind is not changed.kind for each in before):
            return refuse_plainly("notEnrolled", _NOT_ENROLLED, desk.place(changed.region, moment.at), _ENROL)
        after = [changed if each.kind is changed.kind else each for each in before]
        await put_insurance(tx, desk.ids.new(), changed, moment)
        for binding in await bindings_of(tx, changed.person, moment):
            if not binding.over and (why := _ends(desk, binding, changed.person, before, after, moment)):
                state = replace(binding.state, ends_at=moment.at, ended_by=why.value)
                await keep(desk, tx, binding, state, moment)
        return Made(kind="Person", id=changed.person)

    return await perform(desk, Command(viewer=viewer, key=key, name="changeInsurance", given=fields), decide)


def _insurable(desk: Desk, region: str) -> None:
    """Make sure that somebody can be insured in a place: it lies in one pooling area.

    Raises:
        Mistake: it is the nation, or a province whose money is pooled by its cities.
    """
    place = desk.atlas.place(region)
    if place.level is Level.NATION or (place.pooling is not None and place.pooling_area is None):
        raise Mistake(
            f"region: {place.name.zh} is no one pooling area. Give the city or county of the insurance."
        )


def _ends(
    desk: Desk,
    binding: Binding,
    person: str,
    before: Sequence[Insurance],
    after: Sequence[Insurance],
    moment: Moment,
) -> EndedBy | None:
    """Tell by which change a binding ends, if its region's law names one of those that happened.

    A sponsor shares by the employee scheme alone; a relative who is still insured by another scheme is insured.
    """
    rule = desk.place(binding.region, moment.at).end
    sponsor = binding.sponsor == person
    counted = [
        main_insurance([each for each in held if not sponsor or each.kind is InsuranceKind.EMPLOYEE])
        for held in (before, after)
    ]
    was, is_now = counted
    if rule is None or is_now is None:
        return None
    side = "SPONSOR" if sponsor else "BENEFICIARY"
    happened: list[EndedBy] = []
    if is_now.status is InsuranceStatus.ENDED:
        happened.append(EndedBy[f"{side}_ENDED"])
    if is_now.status in {InsuranceStatus.SUSPENDED, InsuranceStatus.ARREARS}:
        happened.append(EndedBy[f"{side}_SUSPENDED"])
    if was is not None and _area(desk, was.region) != _area(desk, is_now.region):
        happened.append(EndedBy[f"{side}_MOVED"])
    return next((each for each in happened if each in rule.ended_by), None)


def _area(desk: Desk, region: str) -> str:
    return desk.atlas.place(region).pooling_area or region


_OTHER_NAME = Text("该证件号码已登记在另一姓名下。", "This identity number is enrolled under another name.")
_SAME_NAME = Text("核对姓名与证件号码。", "Compare name and number.")
_ALREADY = Text("此人已登记该险种。", "This person is enrolled in that scheme already.")
_NOT_ENROLLED = Text("此人未登记该险种。", "This person is not enrolled in that scheme.")
_ENROL = Text("新增险种请用 enrol。", "Use enrol to add a scheme.")
_CHANGE = Text("变更参保信息请用 changeInsurance。", "Use changeInsurance to change it.")
