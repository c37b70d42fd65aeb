"""Identity numbers: which are read, which are refused and why, and that none is repeated."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn.ric import calc_check_digit

from gongji.domain.resident_id import BadResidentId, age, masked, masked_name, read_resident_id

TODAY = date(2026, 11, 24)


def number(digits):
    return digits + calc_check_digit(f"{digits}0")


GOOD = [
    number("11010119800101001"),
    number("50015119991231999"),  # a district that is newer than any list
    number("81000019880808001"),
    number("82000019880808001"),
    number("83000019880808001"),
    number("91103419880808001"),  # a foreigner's permanent residence card
    number("11010120261124001"),  # born today
    number("11010120000229001"),
]
BAD = {
    "": "not 18 characters",
    "110101800101001": "not 18 characters",
    number("11010119800101001")[:-1]: "not 18 characters",
    f"{number('11010119800101001')}0": "not 18 characters",
    number("01010119800101001"): "not 18 characters",
    number("84000019880808001"): "not 18 characters",
    "11010119800101001Y": "not 18 characters",
    "١١٠١٠١١٩٨٠٠١٠١٠٠١٠": "not 18 characters",
    number("11010119800230001"): "no day of birth",
    number("11010119801301001"): "no day of birth",
    number("11010120261125001"): "no day of birth",
    number("11010118000101001"): "no day of birth",
    number("11010119000229001"): "no day of birth",
}


@pytest.mark.parametrize("good", GOOD)
def test_a_number_that_fits_is_read_however_its_x_and_its_digits_are_written(good):
    wide = good.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789X"})

    assert read_resident_id(good, TODAY) == read_resident_id(f" {wide.lower()} ", TODAY) == good


@pytest.mark.parametrize(("bad", "why"), BAD.items(), ids=range(len(BAD)))
def test_a_number_that_does_not_fit_is_refused_and_not_repeated(bad, why):
    with pytest.raises(BadResidentId, match=why) as caught:
        read_resident_id(bad, TODAY)

    assert not bad or bad not in str(caught.value)


@given(st.sampled_from(GOOD), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_mistyped_digit_is_always_found(good, at, digit):
    mistyped = good[:at] + digit + good[at + 1 :]

    if mistyped != good:
        with pytest.raises(BadResidentId):
            read_resident_id(mistyped, TODAY)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    with suppress(BadResidentId):
        assert len(read_resident_id(text, TODAY)) == 18


@pytest.mark.parametrize(
    ("on", "years"),
    [(date(2026, 2, 28), 25), (date(2026, 3, 1), 26), (date(2028, 2, 28), 27), (date(2028, 2, 29), 28)],
)
def test_who_is_born_on_the_29th_of_february_is_a_year_older_on_the_first_of_march(on, years):
    assert age(number("11010120000229001"), on) == years


def test_what_identifies_somebody_is_masked():
    assert masked("500101199003071236") == "5****************6"
    assert [masked_name(name) for name in ("李桂英", "王五", "欧阳修远", "甘")] == [
        "李**",
        "王*",
        "欧***",
        "甘*",
    ]
