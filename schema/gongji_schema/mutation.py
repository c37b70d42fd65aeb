"""What may be changed, and by whom."""

from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from gongji.domain.mistake import Mistake
from gongji.domain.person import Insurance
from gongji.services import amending, binding, deciding, ending, enrolling
from gongji_schema.binding import Binding, Info
from gongji_schema.inputs import (
    AmendBindingInput,
    BindInput,
    ChangeInsuranceInput,
    DecideInput,
    EnrolInput,
    RankInput,
    UnbindInput,
)
from gongji_schema.outcomes import Ranked, answer
from gongji_schema.person import Person
from gongji_schema.problems import Refused, RegionUnavailable
from gongji_schema.scalars import read_id

BindResult = Annotated[
    Binding | Refused | RegionUnavailable,
    strawberry.union("BindResult", description="绑定,或没有办成的原因。The binding, or why there is none."),
]
RankResult = Annotated[
    Ranked | Refused,
    strawberry.union(
        "RankResult", description="新的次序,或没有办成的原因。The new order, or why there is none."
    ),
]
EnrolResult = Annotated[
    Person | Refused,
    strawberry.union("EnrolResult", description="参保人,或没有办成的原因。The person, or why there is none."),
]


def _told(value: Any) -> Any:
    """Give a value that was sent; None where it was left out."""
    return None if value is UNSET else value


def _given(what: str) -> Any:
    return strawberry.argument(description=what)


@strawberry.type(
    name="Mutation",
    description=(
        "办理。每个操作都带客户端生成的 key:同一键、同一输入得到第一次的答复,换了输入即 KEY_REUSED。"
        "Changes. Each takes a key made by the client: the same key with the same input gives the first answer again, with another KEY_REUSED."
    ),
)
class Mutation:
    """Everything that changes what is kept."""

    @strawberry.mutation(graphql_type=BindResult, description="办理绑定。Make a binding.")
    async def bind(self, info: Info, input: Annotated[BindInput, _given("申请。The request.")]) -> Any:  # noqa: A002
        """Make a binding."""
        wish = binding.Wish(
            sponsor=input.sponsor and read_id(input.sponsor, "Person", "sponsor"),
            beneficiary=input.beneficiary and read_id(input.beneficiary, "Person", "beneficiary"),
            beneficiary_name=input.beneficiary_name,
            beneficiary_resident_id=input.beneficiary_resident_id,
            relation=input.relation,
            region=input.region,
            channel=input.channel,
            commitment_signed=input.commitment_signed,
            starts_on=input.starts_on,
            ends_on=input.ends_on,
            cap_fen=input.cap,
            uses=None if input.uses is None else tuple(input.uses),
            rank=input.rank,
        )
        context = info.context
        return await answer(context, await binding.bind(context.desk, context.viewer, input.key, wish))

    @strawberry.mutation(
        graphql_type=BindResult,
        description="被共济人同意或不同意,当地要求时。The beneficiary agrees, or not, where the region asks for it.",
    )
    async def consent(self, info: Info, input: Annotated[DecideInput, _given("决定。The decision.")]) -> Any:  # noqa: A002
        """Let the beneficiary decide."""
        context, chosen = info.context, read_id(input.binding, "Binding", "binding")
        done = await deciding.consent(
            context.desk, context.viewer, input.key, chosen, approve=input.approve, reason=input.reason
        )
        return await answer(context, done)

    @strawberry.mutation(
        graphql_type=BindResult,
        description="经办人员审核,当地人工审核时。A clerk decides, where the region reviews by hand.",
    )
    async def review(self, info: Info, input: Annotated[DecideInput, _given("决定。The decision.")]) -> Any:  # noqa: A002
        """Let a clerk decide."""
        context, chosen = info.context, read_id(input.binding, "Binding", "binding")
        done = await deciding.review(
            context.desk, context.viewer, input.key, chosen, approve=input.approve, reason=input.reason
        )
        return await answer(context, done)

    @strawberry.mutation(graphql_type=BindResult, description="解除绑定。End a binding.")
    async def unbind(self, info: Info, input: Annotated[UnbindInput, _given("申请。The request.")]) -> Any:  # noqa: A002
        """End a binding."""
        context, chosen = info.context, read_id(input.binding, "Binding", "binding")
        return await answer(
            context, await ending.unbind(context.desk, context.viewer, input.key, chosen, input.channel)
        )

    @strawberry.mutation(
        graphql_type=BindResult,
        description="变更限额、用途或期限,当地允许时。Change cap, uses or end of a binding, where the region lets them change.",
    )
    async def amend_binding(
        self,
        info: Info,
        input: Annotated[AmendBindingInput, _given("新的条款。The new terms.")],  # noqa: A002
    ) -> Any:
        """Change a binding's terms."""
        given = {"cap": input.cap, "uses": input.uses, "endsOn": input.ends_on}
        wanted = amending.Amendment(
            binding=read_id(input.binding, "Binding", "binding"),
            fields=frozenset(name for name, value in given.items() if value is not UNSET),
            cap_fen=_told(input.cap),
            uses=None if (uses := _told(input.uses)) is None else tuple(uses),
            ends_on=_told(input.ends_on),
        )
        context = info.context
        return await answer(context, await amending.amend(context.desk, context.viewer, input.key, wanted))

    @strawberry.mutation(
        graphql_type=RankResult,
        description="设定多名共济人的次序,当地按次序扣款时。Set the order of sponsors, where the region goes by rank.",
    )
    async def rank_sponsors(
        self,
        info: Info,
        input: Annotated[RankInput, _given("新的次序。The new order.")],  # noqa: A002
    ) -> Any:
        """Set the order of a beneficiary's sponsors."""
        context = info.context
        beneficiary = read_id(input.beneficiary, "Person", "beneficiary")
        ranked = [read_id(each, "Binding", "bindings") for each in input.bindings]
        done = await amending.rank_sponsors(context.desk, context.viewer, input.key, beneficiary, ranked)
        return await answer(context, done)

    @strawberry.mutation(
        graphql_type=EnrolResult,
        description="参保登记,由运营人员办理。Enrol a person with one scheme; for operators.",
    )
    async def enrol(self, info: Info, input: Annotated[EnrolInput, _given("登记内容。Who.")]) -> Any:  # noqa: A002
        """Enrol a person."""
        for name, amount in (("currentYear", input.current_year), ("pastYears", input.past_years)):
            if amount:
                raise Mistake(f"{name}: only 0.00 until the gateway keeps a ledger; leave it out.")
        enrolment = enrolling.Enrolment(
            name=input.name,
            resident_id=input.resident_id,
            kind=input.insurance,
            region=input.region,
            status=input.status,
        )
        context = info.context
        return await answer(
            context, await enrolling.enrol(context.desk, context.viewer, input.key, enrolment)
        )

    @strawberry.mutation(
        graphql_type=EnrolResult,
        description="变更参保信息,由运营人员办理;按当地规定可能解除绑定。Change an insurance; for operators. May end bindings, as the region says.",
    )
    async def change_insurance(
        self,
        info: Info,
        input: Annotated[ChangeInsuranceInput, _given("新的参保信息。How it is from now on.")],  # noqa: A002
    ) -> Any:
        """Change how a person is insured."""
        changed = Insurance(
            person=read_id(input.person, "Person", "person"),
            kind=input.insurance,
            region=input.region,
            status=input.status,
        )
        context = info.context
        done = await enrolling.change_insurance(context.desk, context.viewer, input.key, changed)
        return await answer(context, done)
