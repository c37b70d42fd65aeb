"""Bearer tokens (JWT): minted from the folder's key, read with every request."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from gongji.domain.clock import Clock
from gongji.domain.viewer import Role, Viewer, subject_of

ALGORITHMS = ["HS256"]
"""The only algorithms that are read or written; `none` is not among them."""

ISSUER = AUDIENCE = "gongji"
MAX_BYTES = 4096
MAX_SUBJECT = 200
_CODE = re.compile(r"\d{6}", re.ASCII)


class BadToken(Exception):
    """A token that cannot be used; the message says why, and nothing of what it holds."""


class Tokens:
    """Mints and reads the tokens of one data folder (令牌).

    Args:
        key: 32 bytes that sign.
        clock: tells the present instant.
    """

    def __init__(self, key: bytes, clock: Clock) -> None:
        self._key = OctKey.import_key(key)
        self._clock = clock

    def mint(
        self,
        *,
        roles: Collection[Role],
        person: str | None = None,
        region: str | None = None,
        subject: str | None = None,
        lasts: timedelta = timedelta(hours=1),
    ) -> str:
        """Make a token.

        Args:
            roles: what its bearer may be.
            person: id of the person, for role PERSON.
            region: code of the region, for role CLERK.
            subject: a stable name for one who is no person.
            lasts: how long it may be used.
        """
        now = self._clock()
        claims: dict[str, object] = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": subject_of(person, subject, roles, region),
            "iat": int(now.timestamp()),
            "exp": int((now + lasts).timestamp()),
            "roles": sorted(role.value for role in roles),
        }
        claims |= {name: value for name, value in (("person", person), ("region", region)) if value}
        return jwt.encode({"alg": ALGORITHMS[0]}, claims, self._key, algorithms=ALGORITHMS)

    def read(self, token: str) -> Viewer:
        """Read a token.

        Raises:
            BadToken: it is no token of this folder, or not for now.
        """
        if len(token) > MAX_BYTES:
            raise BadToken(f"The token is longer than {MAX_BYTES} characters.")
        try:
            claims = jwt.decode(token, self._key, algorithms=ALGORITHMS).claims
            _registry(self._clock()).validate(claims)
            return _viewer(claims)
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise BadToken(_why(error)) from None


def _registry(now: datetime) -> jwt.JWTClaimsRegistry:
    return jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        iss={"essential": True, "value": ISSUER},
        aud={"essential": True, "value": AUDIENCE},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        roles={"essential": True},
    )


def _viewer(claims: dict[str, object]) -> Viewer:
    subject, person, region, roles = (claims.get(name) for name in ("sub", "person", "region", "roles"))
    texts = all(each is None or isinstance(each, str) for each in (person, region))
    if not isinstance(subject, str) or not subject or not texts or not isinstance(roles, list):
        raise ValueError("claims of the wrong kind")
    known = region is None or (isinstance(region, str) and _CODE.fullmatch(region))
    if not subject.isprintable() or len(subject) > MAX_SUBJECT or not known:
        raise ValueError("claims that cannot be")
    return Viewer(
        subject=subject,
        roles=frozenset(Role(each) for each in roles),
        person=person if isinstance(person, str) else None,
        region=region if isinstance(region, str) else None,
    )


def _why(error: Exception) -> str:
    if getattr(error, "error", "") == "expired_token":
        return "The token has expired: ask for a new one."
    return "The token is not one of this gateway's: ask for one with `gongji token`."
