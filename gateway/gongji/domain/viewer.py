"""Who is asking."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What somebody is to the gateway (角色).

    PERSON: an insured person. INSTITUTION: a hospital or pharmacy. CLERK: works at a region's counter. OPERATOR:
    runs the gateway's records. DEVELOPER: may see the schema.
    """

    PERSON = "person"
    INSTITUTION = "institution"
    CLERK = "clerk"
    OPERATOR = "operator"
    DEVELOPER = "developer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who is asking (访问者).

    `subject` is stable: the person's id, else what was given, else role and region. `person` is the id of the person,
    where it is one; `region` the code of the region a clerk works for.
    """

    subject: str
    roles: frozenset[Role]
    person: str | None = None
    region: str | None = None

    def may(self, *roles: Role) -> bool:
        """Tell whether the viewer has one of these roles."""
        return not self.roles.isdisjoint(roles)


ANONYMOUS = Viewer(subject="", roles=frozenset())
"""Somebody without a token: may ask for the policy only."""


def subject_of(person: str | None, given: str | None, roles: Collection[Role], region: str | None) -> str:
    """Name a subject: the person's id, else what was given, else role and region."""
    named = "+".join(sorted(role.value for role in roles))
    return person or given or (f"{named}:{region}" if region else named)
