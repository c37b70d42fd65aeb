"""What stands for a region where no loaded plugin has rules."""

from gongji.domain.division import NATION, division
from gongji.domain.law import Law
from gongji.domain.policy import Policy
from gongji.domain.relation import Relation
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.policy.region import Region


class Unruled(Region):
    """Nobody's region: says that it does not know, and never guesses."""

    def kinship(self, law: Law, relation: Relation) -> Check:  # noqa: ARG002 - no relation is known here
        """Tell that nobody has rules for the place."""
        return Check(rule="kinship", outcome=Outcome.UNKNOWN, message=NO_RULES, declared_by=law)


NO_RULES = Text("没有已加载的插件提供这里的规则。", "No plugin that is loaded has rules for this place.")

UNRULED = Unruled(Policy(code=NATION, name=division(NATION).name))
"""The one there is."""
