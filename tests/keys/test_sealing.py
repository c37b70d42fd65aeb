"""What is sealed opens in its place only, and is found again without being opened."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongji.keys.keyring import Keyring
from gongji.keys.sealing import CannotOpen, Sealer


def keyring(current="1", **data):
    keys = {"1": b"1" * 32, **data}
    return Keyring(current=current, data=keys, index=b"i" * 32, token=b"t" * 32)


SEALER = Sealer(keyring())


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_text_opens_as_it_was_sealed_and_never_looks_the_same_twice(text):
    sealed = SEALER.seal(text, "here")

    assert SEALER.open(sealed, "here") == text
    assert SEALER.seal(text, "here") != sealed


SPOILT = {
    "changed": lambda sealed: sealed[:-4] + "AAAA",
    "of another key": lambda sealed: f"2{sealed[1:]}",
    "empty": lambda _: "",
    "cut off": lambda _: "1.",
    "no base64": lambda _: "1.!!!!",
    "without its key": lambda sealed: sealed[2:],
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_text_that_was_changed_does_not_open_and_nothing_of_it_is_told(spoil):
    sealed = SEALER.seal("李桂英", "here")

    with pytest.raises(CannotOpen) as caught:
        SEALER.open(spoil(sealed), "here")

    assert "李桂英" not in str(caught.value)


def test_a_text_does_not_open_in_another_place():
    with pytest.raises(CannotOpen):
        SEALER.open(SEALER.seal("x", "persons.name/1"), "persons.name/2")


def test_older_keys_open_what_they_sealed_while_the_current_one_seals():
    newer = Sealer(keyring("2", **{"2": b"2" * 32}))

    assert newer.open(SEALER.seal("x", "here"), "here") == "x"
    assert newer.seal("x", "here").startswith("2.")


def test_a_blind_index_is_the_same_for_the_same_text_and_purpose_and_keys():
    other = Sealer(Keyring(current="1", data={"1": b"1" * 32}, index=secrets.token_bytes(32), token=b""))

    assert SEALER.blind("a", "x") == SEALER.blind("a", "x")
    assert (
        len({SEALER.blind("a", "x"), SEALER.blind("b", "x"), SEALER.blind("a", "y"), other.blind("a", "x")})
        == 4
    )
    assert len(SEALER.blind("a", "x")) == 64
