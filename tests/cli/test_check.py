"""`gongji check`: every mistake in a folder, each on a line, and an exit code for other people's CI."""

import pytest
from typer.testing import CliRunner

from gongji.cli import app
from outside import DATA as BARE

CASE = (
    '[[cases]]\nname = "a spouse"\non = 2026-11-24\nrelation = "SPOUSE"\nverdict = "NO"\nrule = "kinship"\n'
)
HALL = '[[channels]]\nkey = "app"\nname = "某地医保"\nkind = "{}"\ngoals = ["BIND"]\nsteps = []\nsince = 2020-01-01\nsources = ["notice"]\nconfidence = "high"\n'
DATA = BARE | {"cases.toml": CASE}
SOUND = {"rules.toml": f'{DATA["rules.toml"]}reason = {{ zh = "当地如此", en = "so it is there" }}\n'}

BROKEN = {
    "no toml": ({"region.toml": "code ="}, "folder/region.toml: not TOML: "),
    "no text": ({"sources.toml": b"\xff"}, "folder/sources.toml: not UTF-8."),
    "no place": (
        {"region.toml": DATA["region.toml"].replace("110101", "119999")},
        "folder/region.toml: code: '119999' is not a code of GB/T 2260. 110000 is 北京市",
    ),
    "no source": ({"sources.toml": ""}, "folder/rules.toml: kinship[0].sources: "),
    "no case": (
        SOUND | {"cases.toml": ""},
        "folder/cases.toml: no case. Write down what the law must answer",
    ),
    "no English": (
        SOUND | {"region.toml": 'code = "110101"\nname = "东城区"'},
        "folder/region.toml: name: give it in both languages",
    ),
    "no steps on a screen": (
        SOUND | {"channels.toml": HALL.format("CITY_APP")},
        "folder/channels.toml: channels.app: steps = []: on a screen there is something to press.",
    ),
    "no relation": (
        {"rules.toml": DATA["rules.toml"].replace("SPOUSE_PARENT", "COUSIN")},
        "folder/rules.toml: kinship[0].allowed",
    ),
}


@pytest.fixture
def folder(tmp_path):
    """Write a region's folder; some of its files may be others than the sound ones."""

    def write(files):
        path = tmp_path / "folder"
        path.mkdir()
        for name, text in {**DATA, **files}.items():
            (path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def check(*words):
    result = CliRunner().invoke(app, ["check", *map(str, words)], catch_exceptions=False)
    return result.exit_code, result.stdout.splitlines()


def test_all_that_is_installed_is_sound():
    code, lines = check()

    assert (code, len(lines)) == (0, 1), lines
    assert lines[0].endswith(" 0 findings")


def test_a_sound_folder_passes_and_is_counted(folder):
    counter = {"channels.toml": HALL.format("SERVICE_HALL")}

    assert check(folder(SOUND | counter)) == (0, ["1 regions, 2 values, 1 cases, 0 findings"])


def test_an_old_value_that_hides_a_newer_one_of_the_nation_fails_without_a_reason(folder):
    code, lines = check(folder({}))

    assert code == 1
    assert lines[0].startswith("folder: kinship: the value of 2020-01-01 hides a newer one")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_folder_fails_with_one_finding_that_says_where_and_what(folder, name):
    files, told = BROKEN[name]

    code, lines = check(folder(files))

    assert code == 1
    assert [line for line in lines if line.startswith(told)] == lines[:-1], lines
    assert lines[-1].endswith(" 1 findings")


def test_all_mistakes_are_found_at_once(folder):
    rules = DATA["rules.toml"].replace("SPOUSE_PARENT", "COUSIN").replace("high", "certain")

    code, lines = check(folder({"rules.toml": rules, "region.toml": 'kode = "110101"'}))

    assert code == 1
    assert len({line.split(": ")[0] for line in lines[:-1]}) == 2
    assert len(lines) > 3


def test_a_folder_that_is_not_there_or_has_no_region_fails(tmp_path):
    assert check(tmp_path / "nowhere")[0] == 1
    assert check(tmp_path) == (
        1,
        [f"{tmp_path}: no region.toml in it or below.", "0 regions, 0 values, 0 cases, 1 findings"],
    )
