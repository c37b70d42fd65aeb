"""Enrolling people, and changing how they are insured."""

from dataclasses import dataclass, replace

from gongji.domain.binding import Binding
from gongji.domain.clock import shanghai_day
from gongji.domain.division import division
from gongji.domain.eligibility import InsuranceStatus
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.mistake import Mistake
from gongji.domain.operation import Made, Operation, Outcome, Refusal
from gongji.domain.person import Insurance, Moment, Person
from gongji.domain.resident_id import read_resident_id
from gongji.domain.term import EndedBy
from gongji.domain.text import Text
from gongji.domain.viewer import Role, Viewer
from gongji.services.access import NotThere, require
from gongji.services.desk import Command, Desk, perform
from gongji.store.bindings import bindings_of, put_state
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
    division(given.region)
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
            return Refusal(code="OTHER_NAME", message=_OTHER_NAME)
        elif any(
            each.kind is given.kind for each in (await find_insurances(tx, [person.id], moment))[person.id]
        ):
            return Refusal(code="ALREADY_ENROLLED", message=_ALREADY, hint=_CHANGE)
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
    division(changed.region)
    fields = {
        "person": changed.person,
        "insurance": changed.kind.value,
        "region": changed.region,
        "status": changed.status.value,
    }

    async def decide(tx: Transaction, moment: Moment) -> Outcome:
        if not await find_persons(tx, desk.sealer, [changed.person], moment):
            raise NotThere("person: there is no such person.")
        insurances = (await find_insurances(tx, [changed.person], moment))[changed.person]
        before = next((each for each in insurances if each.kind is changed.kind), None)
        await put_insurance(tx, desk.ids.new(), changed, moment)
        for binding in await bindings_of(tx, changed.person, moment):
            if not binding.over and (why := _ends(desk, binding, before, changed, moment)):
                state = replace(binding.state, ends_at=moment.at, ended_by=why.value)
                await put_state(tx, replace(binding, state=state), desk.ids.new())
        return Made(kind="Person", id=changed.person)

    return await perform(desk, Command(viewer=viewer, key=key, name="changeInsurance", given=fields), decide)


def _ends(
    desk: Desk, binding: Binding, before: Insurance | None, after: Insurance, moment: Moment
) -> EndedBy | None:
    """Tell by which change a binding ends, if its region's law names one of those that happened."""
    rule = desk.place(binding.region, moment.at).end
    sponsor = binding.sponsor == after.person
    if rule is None or (sponsor and after.kind is not InsuranceKind.EMPLOYEE):
        return None
    side = "SPONSOR" if sponsor else "BENEFICIARY"
    happened: list[EndedBy] = []
    if after.status is InsuranceStatus.ENDED:
        happened.append(EndedBy[f"{side}_ENDED"])
    if after.status in {InsuranceStatus.SUSPENDED, InsuranceStatus.ARREARS}:
        happened.append(EndedBy[f"{side}_SUSPENDED"])
    if before is not None and before.region != after.region:
        happened.append(EndedBy[f"{side}_MOVED"])
    return next((each for each in happened if each in rule.ended_by), None)


_OTHER_NAME = Text("该证件号码已登记在另一姓名下。", "This identity number is enrolled under another name.")
_ALREADY = Text("此人已登记该险种。", "This person is enrolled in that scheme already.")
_CHANGE = Text("变更参保信息请用 changeInsurance。", "Use changeInsurance to change it.")
