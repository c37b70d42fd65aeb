"""Minting tokens from a data folder's key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from gongji.cli.console import out
from gongji.domain.clock import system_clock
from gongji.domain.division import division
from gongji.domain.mistake import Mistake
from gongji.domain.node_id import read_node_id
from gongji.domain.viewer import Role
from gongji.keys.keyring import read_keyring
from gongji.keys.tokens import MAX_SUBJECT, Tokens

MAX_MINUTES = 7 * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whose token, and for how long."""

    person: str | None
    roles: Sequence[Role]
    region: str | None
    subject: str | None
    minutes: int


def mint(data: Path, wanted: Wanted) -> None:
    """Print a token, and only it.

    Raises:
        Mistake: what is wanted does not fit together.
        BadKeys: the folder has no keys that can be used.
    """
    roles = list(wanted.roles) or ([Role.PERSON] if wanted.person else [])
    if not roles:
        raise Mistake("token: give --person ID, or --role; what should its bearer be?")
    if (Role.PERSON in roles) is not (wanted.person is not None):
        raise Mistake("--person: belongs to the role person, and the role person to it.")
    if (Role.CLERK in roles) is not (wanted.region is not None):
        raise Mistake("--region: belongs to the role clerk, and the role clerk to it.")
    subject = wanted.subject
    if subject is not None and not (0 < len(subject) <= MAX_SUBJECT and subject.isprintable()):
        raise Mistake(f"--sub: write 1 to {MAX_SUBJECT} characters.")
    if not 0 < wanted.minutes <= MAX_MINUTES:
        raise Mistake(f"--minutes: from 1 to {MAX_MINUTES}.")
    if wanted.region is not None:
        division(wanted.region)
    tokens = Tokens(read_keyring(data).token, system_clock)
    out(
        tokens.mint(
            roles=roles,
            person=None if wanted.person is None else _person(wanted.person),
            region=wanted.region,
            subject=wanted.subject,
            lasts=timedelta(minutes=wanted.minutes),
        )
    )


def _person(node: str) -> str:
    kind, key = read_node_id(node)
    if kind != "Person":
        raise Mistake("--person: this is no id of a person. Take it from an answer of the API, unchanged.")
    return key
