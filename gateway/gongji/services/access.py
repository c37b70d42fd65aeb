"""Who may do and see what; the one place that decides it.

"Not yours" answers as "not there": whoever may not see a thing cannot tell it from one that does not exist.
"""

from collections.abc import Iterable

from gongji.domain.binding import Binding
from gongji.domain.division import lineage
from gongji.domain.mistake import Mistake
from gongji.domain.person import Insurance, Person
from gongji.domain.viewer import Role, Viewer


class Unauthenticated(Mistake):
    """A token is needed, and none was sent."""

    code = "UNAUTHENTICATED"


class Forbidden(Mistake):
    """The viewer's roles do not let them do this."""

    code = "FORBIDDEN"


class NotThere(Mistake):
    """There is no such thing, or it is not the viewer's."""

    code = "NOT_FOUND"


def require(viewer: Viewer, *roles: Role) -> None:
    """Let only these roles pass.

    Raises:
        Unauthenticated: nobody is signed in.
        Forbidden: somebody else is.
    """
    if not viewer.roles:
        raise Unauthenticated("This needs a token: send it as `Authorization: Bearer …`.")
    if not viewer.may(*roles):
        named = ", ".join(role.value for role in roles)
        raise Forbidden(f"This is for the role {named}.")


def serves(viewer: Viewer, region: str) -> bool:
    """Tell whether the viewer is a clerk of a region, or of one it lies in."""
    return viewer.may(Role.CLERK) and viewer.region is not None and viewer.region in lineage(region)


def acts_for(viewer: Viewer, binding: Binding) -> bool:
    """Tell whether the viewer may change a binding at all: either side of it, or a clerk of its region."""
    side = viewer.may(Role.PERSON) and viewer.person in {binding.sponsor, binding.beneficiary}
    return side or serves(viewer, binding.region)


def sees_person(viewer: Viewer, person: Person, insurances: Iterable[Insurance]) -> bool:
    """Tell whether the viewer may read a person: themselves, an operator, a clerk of where they are insured."""
    own = viewer.may(Role.PERSON) and viewer.person == person.id
    return own or viewer.may(Role.OPERATOR) or any(serves(viewer, each.region) for each in insurances)


def sees_binding(viewer: Viewer, binding: Binding) -> bool:
    """Tell whether the viewer may read a binding: its sponsor, an operator, a clerk of its region, and the beneficiary.

    To a former relative it is not there.
    """
    mine = viewer.may(Role.PERSON) and viewer.person == binding.sponsor
    helped = viewer.may(Role.PERSON) and viewer.person == binding.beneficiary and not binding.over
    return mine or helped or viewer.may(Role.OPERATOR) or serves(viewer, binding.region)


def me_of(viewer: Viewer) -> str:
    """Give the person that a viewer is, for statements; nobody has the empty id."""
    return (viewer.person or "") if viewer.may(Role.PERSON) else ""


def regions_of(viewer: Viewer) -> str:
    """Give the regions whose bindings a viewer sees, as a pattern of codes; none matches the empty one."""
    if viewer.may(Role.OPERATOR):
        return "%"
    if not viewer.may(Role.CLERK) or viewer.region is None:
        return ""
    code = viewer.region
    while code.endswith("00"):
        code = code[:-2]
    return f"{code}%"
