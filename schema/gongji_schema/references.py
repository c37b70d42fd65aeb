"""Sources, words, telephone numbers, questions, and where sources disagree."""

import strawberry

from gongji.domain import source
from gongji.domain.dated import Confidence
from gongji.domain.source import SourceKind
from gongji_schema.nodes import Node, is_of
from gongji_schema.words import says


@strawberry.type(name="Source", description="规则的出处。Where a rule is written.")
class Source(Node):
    """A document, news item or page."""

    is_type_of = is_of(source.Source)
    title: str = says("标题。Its title.")
    kind: SourceKind = says("类别,可信程度由高到低。What it is; trust falls from the first kind to the last.")
    date: str | None = says("日期,已知到日、月或年。Its date, as exact as it is known.")
    link: str | None = says(
        "地址;镜像和农场页不给链接。Its address; mirrors and farm pages are never linked.", name="url"
    )
    number: str | None = says("文号。The document number.", name="document")
    issuer: str | None = says("发布机构。Who issued it.")
    note: str | None = says("说明。A note.")


@strawberry.type(name="Term", description="当地用语。The words a region uses for one role.")
class Term:
    """A role and its words."""

    role: str = says("角色,如 sponsor、beneficiary。The role, such as sponsor or beneficiary.")
    words: list[str] = says("当地的叫法。What it is called there.")
    sources: list[Source] = says("出处;空为未列。Where it is written; empty where nobody noted it.")
    confidence: Confidence | None = says("可信度;null 为无人说明。How sure it is; null where nobody says.")


@strawberry.type(name="Hotline", description="咨询电话。A number to ask.")
class Hotline:
    """A telephone number."""

    number: str = says("号码。The number.")
    name: str = says("名称。Whose it is.")
    sources: list[Source] = says("出处。Where it is written.")
    confidence: Confidence | None = says("可信度;null 为无人说明。How sure it is; null where nobody says.")


@strawberry.type(name="Faq", description="常见问题。A question people ask.")
class Faq:
    """A question with its answer."""

    question: str = says("问题。The question.")
    answer: str = says("回答。The answer.")
    sources: list[Source] = says("出处。Where it is written.")


@strawberry.type(name="Claim", description="一种说法。What one side says.")
class Claim:
    """One side of a conflict."""

    text: str = says("说法。The claim.")
    sources: list[Source] = says("出处。Where it is written.")


@strawberry.type(name="Conflict", description="来源相互矛盾之处。Where sources contradict one another.")
class Conflict:
    """Claims that exclude one another, and which is followed."""

    topic: str = says("议题。What it is about.")
    claims: list[Claim] = says("各种说法。What each side says.")
    resolution: str = says("采用哪一种,为什么。Which is followed, and why.")
