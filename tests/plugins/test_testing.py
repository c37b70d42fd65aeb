"""What a stranger tests with: it fails where something is wrong, and says all of it."""

import pytest

from gongji.host.loader import load
from gongji.host.plugin import PluginStatus
from gongji.policy.finding import PolicyError
from gongji.testing import assert_sound, run_cases
from outside import DATA, HANDS_OVER, NOON, installed, strangers

__all__ = ["strangers"]

CASE = '[[cases]]\nname = "a spouse"\non = 2026-11-24\nrelation = "SPOUSE"\n'
RIGHT = f'{CASE}verdict = "NO"\nrule = "kinship"\n'


def clock():
    return NOON


def test_a_sound_plugin_with_right_cases_passes(strangers):
    package = strangers.install("fine", files=DATA | {"cases.toml": RIGHT})

    assert_sound(package)
    run_cases(package, clock)


def test_everything_unsound_is_told_with_the_package_and_the_code(strangers):
    rules = DATA["rules.toml"].replace("attested = 2020-01-01\n", "") + DATA["rules.toml"].replace(
        "attested", "until = 2019-01-01\nattested"
    )
    package = strangers.install("unsound", files=DATA | {"rules.toml": rules})

    with pytest.raises(AssertionError) as caught:
        assert_sound(package)

    lines = str(caught.value).strip().splitlines()
    assert len(lines) >= 3
    assert all(line.startswith("gongji_unsound:110101") for line in lines)


def test_files_that_cannot_be_read_are_told_with_all_their_mistakes(strangers):
    package = strangers.install(
        "wrong", files=DATA | {"rules.toml": DATA["rules.toml"].replace("notice", "no") * 2}
    )

    with pytest.raises(PolicyError) as caught:
        assert_sound(package)

    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (RIGHT.replace('"NO"', '"YES"'), "verdict NO, expected YES"),
        (
            RIGHT.replace('"kinship"', '"limits"'),
            "no check is named 'limits', which does not decide NO; there were: kinship FAIL",
        ),
        (f'{RIGHT}mechanism = "GRANT"\n', "mechanism None, expected GRANT"),
        (f'{RIGHT}alternative = "GRANT"\n', "no alternative by GRANT"),
        (f'{RIGHT}channels = ["hall"]\n', "channel 'hall' is not among the routes"),
        (f'{RIGHT}sponsor = "110999"\n', "110999"),
        (f'{RIGHT}kinship_term = "爱人"\n', "give one of the two"),
    ],
)
def test_a_case_that_comes_out_otherwise_fails_by_its_name(strangers, wrong, says):
    package = strangers.install("case", files=DATA | {"cases.toml": wrong})

    with pytest.raises(AssertionError) as caught:
        run_cases(package, clock)

    lines = str(caught.value).strip().splitlines()
    assert lines
    assert all("gongji_case:110101/cases.toml: cases[0] 'a spouse'" in line for line in lines)
    assert any(says in line for line in lines)


HOLDS = '[[holds]]\nname = "the law"\non = 2026-11-24\n'
KIN = f'{HOLDS}rule = "kinship"\nsays = {{ allowed = ["SPOUSE_PARENT"], confidence = "high", note = "unknown" }}\n'
NONE = f'{HOLDS}rule = "shareable"\nsays = "unknown"\n'
EARLY = f'{HOLDS}rule = "kinship"\nsays = "unknown"\n'.replace("2026-11-24", "2019-12-31")


@pytest.mark.parametrize(
    "right", [KIN, EARLY, f'{KIN}place = "110101"\n', NONE, NONE.replace("shareable", "mechanisms.GRANT")]
)
def test_a_case_of_what_the_law_says_passes_where_it_does(strangers, right):
    package = strangers.install("law", files=DATA | {"cases.toml": right})

    run_cases(package, clock)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (KIN.replace("SPOUSE_PARENT", "CHILD"), "kinship says allowed = ['SPOUSE_PARENT'], expected ['CHILD']"),
        (KIN.replace("allowed", "alowed"), "kinship has no key 'alowed'. Did you mean 'allowed'?"),
        (KIN.replace("2026-11-24", "2019-12-31"), "kinship: no value is known to be in force on 2019-12-31"),
        (EARLY.replace("2019-12-31", "2020-01-01"), "kinship is in force on 2020-01-01: SPOUSE_PARENT"),
        (NONE.replace("shareable", "openings"), "no rule is named 'openings'"),
        (NONE.replace("shareable", "limits.wallet_blackot"), "Did you mean 'limits.wallet_blackout'?"),
        (NONE.replace("shareable", "mechanisms"), "mechanisms.DIRECT_DRAW is in force on 2026-11-24"),
        (KIN.replace('"kinship"', '"channels"'), "channels has several values: name one, as in channels."),
        (KIN.replace('"kinship"', '"kinshp"'), "no rule is named 'kinshp'. Did you mean 'kinship'?"),
        (f'{KIN}place = "110999"\n', "110999"),
    ],
)  # fmt: skip
def test_a_case_of_what_the_law_does_not_say_fails_by_its_name(strangers, wrong, says):
    package = strangers.install("unlaw", files=DATA | {"cases.toml": RIGHT + wrong})

    with pytest.raises(AssertionError) as caught:
        run_cases(package, clock)

    (line,) = str(caught.value).strip().splitlines()
    assert "gongji_unlaw:110101/cases.toml: holds[0] 'the law'" in line
    assert says in line


def test_a_channel_may_serve_relatives_of_one_scheme_only(strangers):
    hall = '[[channels]]\nkey = "own"\nname = "大厅"\nkind = "SERVICE_HALL"\ngoals = ["UNBIND"]\nbeneficiaries = ["RESIDENT"]\n'
    frame = 'since = 2020-01-01\nsources = ["notice"]\nconfidence = "high"\n'
    ask = CASE.replace("a spouse", "{}") + 'goal = "UNBIND"\nverdict = "YES"\nrule = "channels"\n'
    cases = (
        ask.format("a resident") + 'beneficiary_insurance = "RESIDENT"\nchannels = ["own"]\n',
        ask.format("an employee") + 'beneficiary_insurance = "EMPLOYEE"\nwithout = ["own"]\n',
        ask.format("either") + 'channels = ["own"]\n',
    )
    package = strangers.install(
        "scheme", files=DATA | {"channels.toml": hall + frame, "cases.toml": "".join(cases)}
    )

    run_cases(package, clock)


@pytest.mark.parametrize(
    ("python", "says"),
    [
        (HANDS_OVER, "handed over no region"),
        ("", "has no hook"),
        (HANDS_OVER.replace("register_regions", "registre_regions"), "no such hook 'registre_regions'"),
        ("import nowhere", "ModuleNotFoundError"),
    ],
)
def test_what_the_host_would_put_out_does_not_pass(strangers, python, says):
    package = strangers.install("empty", python, {} if python == HANDS_OVER else DATA)

    with pytest.raises(AssertionError, match=f"gongji_empty: .*{says}"):
        assert_sound(package)
    with pytest.raises(AssertionError, match=f"gongji_empty: .*{says}"):
        run_cases(package, clock)


def test_cases_that_cannot_be_read_fail_a_test_and_stop_no_gateway(strangers):
    package = strangers.install("torn", files=DATA | {"cases.toml": f"[[cases\n{RIGHT}"})

    (plugin,) = load(installed("torn")).plugins.values()

    assert (plugin.status, plugin.reason) == (PluginStatus.ACTIVE, None)
    for test in (assert_sound, run_cases):
        with pytest.raises(PolicyError, match=r"cases\.toml: not TOML"):
            test(package)


WRAPS = """
from gongji.api import Region, hookimpl

class Seen(Region):
    def __init__(self, inner):
        super().__init__(inner.policy, inner.cases)

@hookimpl
def wrap_region(region):
    return Seen(region) if region.code == "110101" else None
"""


def test_who_wraps_a_region_whose_cases_cannot_be_read_is_not_put_out_for_it(strangers):
    strangers.install("torn", files=DATA | {"cases.toml": "[[cases"})
    strangers.install("seeing", WRAPS, {})

    loaded = load(installed("torn", "seeing"))

    assert {each.status for each in loaded.plugins.values()} == {PluginStatus.ACTIVE}
    assert type(loaded.regions["110101"]).__name__ == "Seen"
