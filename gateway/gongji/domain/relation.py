"""What a beneficiary is to the sponsor (亲属关系)."""

from enum import Enum

from gongji.domain.text import Text


class Relation(Enum):
    """What the beneficiary is to the sponsor (被共济人是共济人的什么人)."""

    SPOUSE = "SPOUSE"
    PARENT = "PARENT"
    CHILD = "CHILD"
    SIBLING = "SIBLING"
    GRANDPARENT_PATERNAL = "GRANDPARENT_PATERNAL"
    GRANDPARENT_MATERNAL = "GRANDPARENT_MATERNAL"
    GRANDCHILD_PATERNAL = "GRANDCHILD_PATERNAL"
    GRANDCHILD_MATERNAL = "GRANDCHILD_MATERNAL"
    SPOUSE_PARENT = "SPOUSE_PARENT"
    CHILD_SPOUSE = "CHILD_SPOUSE"
    PAIRED_HOUSEHOLD = "PAIRED_HOUSEHOLD"
    DESIGNATED_PERSON = "DESIGNATED_PERSON"
    OTHER = "OTHER"


WORDS: dict[Relation, Text] = {
    Relation.SPOUSE: Text("配偶", "spouse"),
    Relation.PARENT: Text("父母", "parent"),
    Relation.CHILD: Text("子女", "child"),
    Relation.SIBLING: Text("兄弟姐妹", "sibling"),
    Relation.GRANDPARENT_PATERNAL: Text("祖父母", "paternal grandparent"),
    Relation.GRANDPARENT_MATERNAL: Text("外祖父母", "maternal grandparent"),
    Relation.GRANDCHILD_PATERNAL: Text("孙子女", "son's child"),
    Relation.GRANDCHILD_MATERNAL: Text("外孙子女", "daughter's child"),
    Relation.SPOUSE_PARENT: Text("配偶的父母", "spouse's parent"),
    Relation.CHILD_SPOUSE: Text("子女的配偶", "child's spouse"),
    Relation.PAIRED_HOUSEHOLD: Text("结对帮扶户", "member of a paired household"),
    Relation.DESIGNATED_PERSON: Text("指定人", "designated person"),
    Relation.OTHER: Text("其他亲属或他人", "other relative or person"),
}
"""Each relation as people say it."""
