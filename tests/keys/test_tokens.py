"""Tokens: minted from a folder's key, read for a while, and nothing else is."""

from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from gongji.domain.viewer import Role
from gongji.keys.tokens import BadToken, Tokens

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
KEY = b"k" * 32
TOKENS = Tokens(KEY, lambda: NOW)
CLAIMS = {
    "iss": "gongji", "aud": "gongji", "sub": "x", "iat": int(NOW.timestamp()),
    "exp": int(NOW.timestamp()) + 60, "roles": ["operator"],
}  # fmt: skip


def signed(key=KEY, algorithm="HS256", **claims):
    kept = {name: value for name, value in {**CLAIMS, **claims}.items() if value is not None}
    return jwt.encode({"alg": algorithm}, kept, OctKey.import_key(key), algorithms=[algorithm])


def test_a_token_tells_who_its_bearer_is():
    person = TOKENS.read(TOKENS.mint(roles=[Role.PERSON], person="p1"))
    clerk = TOKENS.read(TOKENS.mint(roles=[Role.CLERK], region="500000"))
    named = TOKENS.read(TOKENS.mint(roles=[Role.INSTITUTION], subject="hospital-1"))

    assert (person.subject, person.person, person.roles) == ("p1", "p1", {Role.PERSON})
    assert (clerk.subject, clerk.region, clerk.person) == ("clerk:500000", "500000", None)
    assert (named.subject, named.roles) == ("hospital-1", {Role.INSTITUTION})


def test_what_the_tests_sign_themselves_is_read():
    assert TOKENS.read(signed()).roles == {Role.OPERATOR}


@pytest.mark.parametrize(
    "token",
    [
        signed(b"o" * 32),
        signed(algorithm="HS512"),
        signed(iss="other"),
        signed(aud="other"),
        signed(aud=["other"]),
        *(signed(**{name: None}) for name in CLAIMS),
        signed(roles=["king"]),
        signed(roles="operator"),
        signed(roles=[]) + "x",
        signed(person=5),
        signed(sub=""),
        signed(exp="soon"),
        "",
        "a.b.c",
        "eyJhbGciOiJub25lIn0.eyJpc3MiOiJnb25namkifQ.",
        "é",
        "." * 4000,
    ],
)
def test_a_token_that_is_not_ours_is_refused_and_nothing_of_it_is_told(token):
    with pytest.raises(BadToken) as caught:
        TOKENS.read(token)

    assert str(caught.value) == "The token is not one of this gateway's: ask for one with `gongji token`."


def test_a_token_of_the_day_before_has_expired():
    with pytest.raises(BadToken, match="has expired"):
        TOKENS.read(signed(exp=int((NOW - timedelta(days=1)).timestamp())))


def test_a_token_that_is_too_long_is_not_looked_at():
    with pytest.raises(BadToken, match="longer than"):
        TOKENS.read("a" * 5000)
