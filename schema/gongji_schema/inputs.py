"""What mutations take; `key` is a UUID made by the client, the same one gives the first answer again."""

from datetime import date
from typing import Any

import strawberry

from gongji.domain.eligibility import InsuranceStatus
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.relation import Relation
from gongji.domain.use import UseKind
from gongji_schema.scalars import RegionCode, ResidentID, Yuan


def field(description: str, default: Any = ...) -> Any:
    """Make a field of an input, with its description; one without a default must be sent."""
    if default is ...:
        return strawberry.field(description=description)
    return strawberry.field(description=description, default=default)


_KEY = "客户端生成的UUID:同一键、同一输入只办一次。A UUID made by the client; the same key gives the first answer again."
_CHANNEL = "渠道的 key。A channel's key."
_BINDING = "绑定的标识。The binding's id."


@strawberry.input(name="BindInput", description="办理绑定。A binding that is asked for.")
class BindInput:
    """A request for a binding."""

    key: strawberry.ID = field(_KEY)
    sponsor: strawberry.ID | None = field("共济人,不填即本人。The sponsor; the viewer where left out.", None)
    beneficiary: strawberry.ID | None = field(
        "被共济人的标识,或下面的姓名加证件号码。The beneficiary's id, or name and number below.", None
    )
    beneficiary_name: str | None = field("被共济人姓名。The beneficiary's name.", None)
    beneficiary_resident_id: ResidentID | None = field(
        "被共济人证件号码。The beneficiary's identity number.", None
    )
    relation: Relation = field("被共济人是共济人的什么人。What the beneficiary is to the sponsor.")
    region: RegionCode | None = field(
        "按哪里的规则,不填即共济人参保地。Where; the sponsor's place where left out.", None
    )
    channel: str = field(_CHANNEL)
    commitment_signed: bool = field("是否已签署承诺书。Whether the promise is signed.")
    starts_on: date | None = field(
        "生效日期,当地允许时可填。The first day, where the region lets it be named.", None
    )
    ends_on: date | None = field(
        "终止日期,当地允许时可填。The first day no longer bound, where it may be named.", None
    )
    cap: Yuan | None = field("限额,当地允许时可填。The most to be drawn, where the sponsor may set it.", None)
    uses: list[UseKind] | None = field("限定的用途,不填为不限。The uses; all where left out.", None)
    rank: int | None = field("次序,当地按次序扣款时可填。The rank, where the region goes by rank.", None)


@strawberry.input(name="DecideInput", description="同意或审核。A decision on a binding.")
class DecideInput:
    """A yes or no."""

    key: strawberry.ID = field(_KEY)
    binding: strawberry.ID = field(_BINDING)
    approve: bool = field("是否同意。Yes or no.")
    reason: str | None = field(
        "理由,加密留存,至多200字。The reason, kept sealed; at most 200 characters.", None
    )


@strawberry.input(name="UnbindInput", description="解除绑定。The end of a binding.")
class UnbindInput:
    """A request to end a binding."""

    key: strawberry.ID = field(_KEY)
    binding: strawberry.ID = field(_BINDING)
    channel: str = field(_CHANNEL)


@strawberry.input(
    name="RankInput", description="设定多名共济人的次序。The order in which sponsors are asked."
)
class RankInput:
    """An order of bindings."""

    key: strawberry.ID = field(_KEY)
    beneficiary: strawberry.ID = field("被共济人。The beneficiary.")
    bindings: list[strawberry.ID] = field(
        "其全部绑定,先扣的在前。All their bindings, the first to be asked first."
    )


@strawberry.input(
    name="AmendBindingInput",
    description="变更绑定的限额、用途或期限;不填的不变,填 null 为取消。New terms of a binding; what is left out stays, null clears.",
)
class AmendBindingInput:
    """New terms."""

    key: strawberry.ID = field(_KEY)
    binding: strawberry.ID = field(_BINDING)
    cap: Yuan | None = field("限额。The most to be drawn.", strawberry.UNSET)
    uses: list[UseKind] | None = field("用途。The uses.", strawberry.UNSET)
    ends_on: date | None = field("终止日期。The first day no longer bound.", strawberry.UNSET)


@strawberry.input(name="EnrolInput", description="参保登记。A person to be enrolled, with one scheme.")
class EnrolInput:
    """A person and their insurance."""

    key: strawberry.ID = field(_KEY)
    name: str = field("姓名。The name.")
    resident_id: ResidentID = field("证件号码。The identity number.")
    insurance: InsuranceKind = field("险种。The scheme.")
    region: RegionCode = field("参保地。Where.")
    status: InsuranceStatus = field("参保状态。How it stands.", InsuranceStatus.NORMAL)
    current_year: Yuan | None = field(
        "当年划入;账本启用前只能为 0.00。This year's money; 0.00 until there is a ledger.", Yuan(0)
    )
    past_years: Yuan | None = field(
        "历年结余;账本启用前只能为 0.00。Past years' money; 0.00 until there is a ledger.", Yuan(0)
    )


@strawberry.input(name="ChangeInsuranceInput", description="变更参保信息。A change of somebody's insurance.")
class ChangeInsuranceInput:
    """How a person is insured from now on."""

    key: strawberry.ID = field(_KEY)
    person: strawberry.ID = field("参保人。The person.")
    insurance: InsuranceKind = field("险种。The scheme.")
    region: RegionCode = field("参保地。Where.")
    status: InsuranceStatus = field("参保状态。How it stands.")
