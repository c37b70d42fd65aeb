"""Making a binding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongji.domain.binding import END_DATE, Binding, BindingState, begins_at, end_date_at, waits
from gongji.domain.clock import shanghai_day
from gongji.domain.counting import Bound
from gongji.domain.division import NATION
from gongji.domain.mistake import Mistake
from gongji.domain.operation import Made, Operation
from gongji.domain.operation import Outcome as Result
from gongji.domain.person import Insurance, Moment, Person, main_insurance
from gongji.domain.relation import Relation
from gongji.domain.resident_id import read_resident_id
from gongji.domain.route import Alternative
from gongji.domain.text import Text
from gongji.domain.use import UseKind
from gongji.domain.verdict import Outcome, Verdict, conclude
from gongji.domain.viewer import Role, Viewer
from gongji.services.access import NotThere, require, serves
from gongji.services.alternatives import alternatives
from gongji.services.bind_judging import Judgement, Request, judge_request
from gongji.services.desk import Command, Desk, perform
from gongji.services.refusing import refuse, refuse_plainly
from gongji.store.bindings import add_binding, bindings_of
from gongji.store.people import find_by_number, find_insurances, find_persons
from gongji.store.work import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a client sent to make a binding; people by their ids, or the relative by name and identity number."""

    relation: Relation
    channel: str
    commitment_signed: bool
    sponsor: str | None = None
    beneficiary: str | None = None
    beneficiary_name: str | None = None
    beneficiary_resident_id: str | None = None
    region: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    cap_fen: int | None = None
    uses: tuple[UseKind, ...] | None = None
    rank: int | None = None


async def bind(desk: Desk, viewer: Viewer, key: str, wish: Wish) -> Operation:
    """Make a binding, or refuse it with every check.

    Raises:
        Mistake: the input cannot be used.
        NotThere: the sponsor is not there, or not the viewer's to act for.
    """
    require(viewer, Role.PERSON, Role.CLERK)
    number = _usable(desk, wish)
    sponsor_id = wish.sponsor or viewer.person
    if sponsor_id is None:
        raise Mistake("sponsor: say whose account is to pay.")

    async def decide(tx: Transaction, moment: Moment) -> Result:
        sponsor, insured = await _sponsor(desk, tx, viewer, sponsor_id, moment)
        here = desk.place(insured.region if insured else NATION, moment.at)
        beneficiary = await _beneficiary(desk, tx, wish, number, moment)
        relative = None if beneficiary is None else await _insured(tx, beneficiary.id, moment)
        if beneficiary is None or relative is None:
            return refuse_plainly("beneficiary", _NO_RELATIVE, here, _ENROL_FIRST)
        if beneficiary.id == sponsor.id:
            return refuse_plainly("oneself", _ONESELF, here, _ANOTHER)
        if insured is None or not _is_in(desk, wish.region, insured.region):
            return refuse_plainly("region", _OTHER_REGION, here, _OWN_REGION)
        bound = Bound(
            of_sponsor=tuple(await bindings_of(tx, sponsor.id, moment)),
            of_beneficiary=tuple(await bindings_of(tx, beneficiary.id, moment)),
            sponsor=sponsor.id,
            beneficiary=beneficiary.id,
        )
        request = Request(
            sponsor=sponsor,
            beneficiary=beneficiary,
            relation=wish.relation,
            channel=wish.channel,
            commitment_signed=wish.commitment_signed,
            starts_on=wish.starts_on,
            ends_on=wish.ends_on,
            cap_fen=wish.cap_fen,
            uses=wish.uses,
            rank=wish.rank,
            at_counter=viewer.person != sponsor.id,
        )
        judged = judge_request(desk.atlas, request, insured, relative, bound, moment)
        verdict = conclude(judged.checks)
        if verdict in {Verdict.NO, Verdict.UNKNOWN} or judged.mechanism is None or judged.channel is None:
            return refuse(judged.checks, _instead(judged))
        binding = _made(desk, request, judged, bound, moment)
        await add_binding(tx, binding, desk.ids.new())
        return Made(kind="Binding", id=binding.id)

    return await perform(
        desk, Command(viewer=viewer, key=key, name="bind", given=_fields(wish, sponsor_id, number)), decide
    )


def _instead(judged: Judgement) -> Sequence[Alternative]:
    """Find what works instead, where it is the relative or the places that do not fit."""
    failed = {each.rule.partition(".")[0] for each in judged.checks if each.outcome is Outcome.FAIL}
    return alternatives(judged.asked, Verdict.NO) if failed & _OF_THE_TWO else ()


_OF_THE_TWO = frozenset({"kinship", "pair", "crossCity", "mechanisms"})


def _usable(desk: Desk, wish: Wish) -> str | None:
    """Check what was sent before anything is looked up; give the relative's identity number, if it was sent."""
    named = wish.beneficiary_name is not None and wish.beneficiary_resident_id is not None
    if (wish.beneficiary is not None) is (
        wish.beneficiary_name is not None or wish.beneficiary_resident_id is not None
    ) or (wish.beneficiary is None and not named):
        raise Mistake(
            "beneficiary: give the id, or beneficiaryName and beneficiaryResidentId; one of the two."
        )
    if wish.rank is not None and wish.rank < 1:
        raise Mistake("rank: counts from 1.")
    if wish.uses is not None and (not wish.uses or len(set(wish.uses)) < len(wish.uses)):
        raise Mistake("uses: name each use once, or leave it out for all.")
    if wish.beneficiary_resident_id is None:
        return None
    return read_resident_id(wish.beneficiary_resident_id, shanghai_day(desk.clock()))


def _fields(wish: Wish, sponsor: str, number: str | None) -> dict[str, object]:
    return {
        "sponsor": sponsor,
        "beneficiary": wish.beneficiary,
        "beneficiaryName": wish.beneficiary_name,
        "beneficiaryResidentId": number,
        "relation": wish.relation.value,
        "region": wish.region,
        "channel": wish.channel,
        "commitmentSigned": wish.commitment_signed,
        "startsOn": wish.starts_on and wish.starts_on.isoformat(),
        "endsOn": wish.ends_on and wish.ends_on.isoformat(),
        "cap": wish.cap_fen,
        "uses": wish.uses and [use.value for use in wish.uses],
        "rank": wish.rank,
    }


async def _sponsor(
    desk: Desk, tx: Transaction, viewer: Viewer, sponsor: str, moment: Moment
) -> tuple[Person, Insurance | None]:
    person = (await find_persons(tx, desk.sealer, [sponsor], moment)).get(sponsor)
    insured = await _insured(tx, sponsor, moment)
    own = viewer.may(Role.PERSON) and viewer.person == sponsor
    if person is None or not (own or (insured is not None and serves(viewer, insured.region))):
        raise NotThere("sponsor: there is no such person.")
    return person, insured


async def _beneficiary(
    desk: Desk, tx: Transaction, wish: Wish, number: str | None, moment: Moment
) -> Person | None:
    if wish.beneficiary is not None:
        return (await find_persons(tx, desk.sealer, [wish.beneficiary], moment)).get(wish.beneficiary)
    person = await find_by_number(tx, desk.sealer, number or "", moment)
    named = " ".join((wish.beneficiary_name or "").split())
    return person if person is not None and person.full_name == named else None


async def _insured(tx: Transaction, person: str, moment: Moment) -> Insurance | None:
    return main_insurance((await find_insurances(tx, [person], moment))[person])


def _is_in(desk: Desk, asked: str | None, insured: str) -> bool:
    """Tell whether the law of the place asked for is the law of where the sponsor is insured."""
    return (
        asked is None or desk.atlas.place(asked).rules_from.code == desk.atlas.place(insured).rules_from.code
    )


def _made(desk: Desk, request: Request, judged: Judgement, bound: Bound, moment: Moment) -> Binding:
    place = judged.asked.sponsor
    if judged.channel is None or judged.mechanism is None:
        raise ValueError("a binding needs a channel and a mechanism")
    asked = waits(place.start, place.consent, judged.channel.review, request.beneficiary.age(place.on))
    begins = begins_at(
        place.start, asked, created=moment.at, consented=None, reviewed=None, starts_on=request.starts_on
    )
    ends = end_date_at(request.ends_on)
    return Binding(
        id=desk.ids.new(),
        sponsor=request.sponsor.id,
        beneficiary=request.beneficiary.id,
        relation=request.relation,
        region=place.code,
        mechanism=judged.mechanism,
        channel=judged.channel.key,
        created_at=moment.at,
        starts_on=request.starts_on,
        waits_for=asked,
        state=BindingState(
            starts_at=begins,
            ends_at=ends,
            ends_on=request.ends_on,
            ended_by=END_DATE if ends else None,
            rank=request.rank or max(bound.ranks, default=0) + 1,
            cap_fen=request.cap_fen,
            uses=request.uses,
        ),
        as_of=moment,
    )


_NO_RELATIVE = Text(
    "查无此被共济人,或姓名与证件号码不符。",
    "There is no such relative, or name and number do not belong together.",
)
_ENROL_FIRST = Text("被共济人须先有参保登记。", "The relative must be enrolled first.")
_ANOTHER = Text("填写另一位家人。", "Name another person.")
_OWN_REGION = Text("不填地区,即按共济人参保地。", "Leave the region out: the sponsor's own is taken.")
_ONESELF = Text("不能与本人绑定。", "Nobody is bound to themselves.")
_OTHER_REGION = Text("共济人不在该地参保。", "The sponsor is not insured there.")
