"""Settings: where they come from, who wins, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongji.settings import BadSettings, Settings, read_settings


@pytest.fixture
def filed(tmp_path):
    """Write a TOML file and give the environment that names it."""

    def write(text):
        file = tmp_path / "gongji.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return {"GONGJI_CONFIG": str(file)}

    return write


def test_without_anything_given_the_defaults_hold():
    assert read_settings({}) == Settings()


def test_the_command_line_beats_the_environment_which_beats_the_file(filed):
    environ = filed('port = 1\nhost = "file"\nlog_level = "debug"\n') | {
        "GONGJI_PORT": "2",
        "GONGJI_HOST": "env",
    }

    settings = read_settings(environ, port="3", host=None)

    assert (settings.port, settings.host, settings.log_level) == (3, "env", "debug")


def test_the_process_s_environment_is_read_where_none_is_given(monkeypatch):
    monkeypatch.setenv("GONGJI_PORT", "4711")

    assert read_settings().port == 4711


@pytest.mark.parametrize(
    ("word", "flag"), [("1", True), ("TRUE", True), ("on", True), ("0", False), ("No", False)]
)
def test_a_flag_is_said_in_several_words(word, flag):
    assert read_settings({"GONGJI_DEV": word}).dev is flag


def test_names_of_plugins_are_a_list_in_the_file_and_parted_by_commas_in_the_environment(filed):
    environ = filed('plugins_allow = ["nation", "gansu"]') | {"GONGJI_PLUGINS_BLOCK": " gansu, ,shanxi,"}

    settings = read_settings(environ)

    assert settings.plugins_allow == ("nation", "gansu")
    assert settings.plugins_block == ("gansu", "shanxi")


def test_the_home_folder_may_be_written_short(monkeypatch):
    monkeypatch.setenv("HOME", "/home/somebody")

    assert read_settings({}, data="~/gongji").data == Path("/home/somebody/gongji")


WRONG = {
    "GONGJI_PORT": ["", "x", "0", "65536", "-1", "80.0"],
    "GONGJI_BODY_KIB": ["0", "65537"],
    "GONGJI_OPERATION_SECONDS": ["0", "601"],
    "GONGJI_DEV": ["", "maybe", "2"],
    "GONGJI_LOG_LEVEL": ["", "loud"],
    "GONGJI_HOST": [""],
    "GONGJI_DATA": ["", "~nobody-of-that-name/data"],
    "GONGJI_PRT": ["8000"],
    "GONGJI_": ["x"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in WRONG for value in WRONG[name]])
def test_a_wrong_variable_is_refused_by_its_name(name, value):
    with pytest.raises(BadSettings, match=f"{name}: ") as refusal:
        read_settings({name: value})

    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


LINES = """port = true; port = "x"; port = 80.0; dev = 2; host = 5; data = []; log_level = 3;
plugins_allow = [1]; plugins_block = true; prot = 8000; [port]"""


@pytest.mark.parametrize("line", LINES.replace("\n", " ").split("; "))
def test_a_wrong_line_of_the_file_is_refused_with_the_file_and_the_name(filed, line):
    environ = filed(f"{line}\n")
    name = line.split(" = ")[0].strip("[]")

    with pytest.raises(BadSettings) as refusal:
        read_settings(environ)

    assert str(refusal.value).startswith(f"{environ['GONGJI_CONFIG']}: {name}: ")


@pytest.mark.parametrize("text", ["port = ", "port = 1\nport = 2", b"host = '\xff'"])
def test_a_file_that_is_not_toml_is_refused(filed, text):
    with pytest.raises(BadSettings, match=r"gongji\.toml: not TOML: "):
        read_settings(filed(text))


@pytest.mark.parametrize("name", ["nowhere.toml", "."])
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path, name):
    with pytest.raises(BadSettings, match=r"^GONGJI_CONFIG=.*: cannot be read: "):
        read_settings({"GONGJI_CONFIG": str(tmp_path / name)})


def test_a_wrong_option_is_refused_by_the_name_of_the_option():
    with pytest.raises(BadSettings, match=r"^--port: 'x' is not a whole number from 1 to 65535"):
        read_settings({}, port="x")


NAMES = st.lists(st.sampled_from(["nation", "a-b", "某地"])).map(tuple)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(
    lambda text: text[0] != "~"
)


@given(
    st.builds(
        Settings,
        host=TEXTS,
        port=st.integers(1, 65535),
        data=TEXTS.map(Path),
        dev=st.booleans(),
        log_level=st.sampled_from(["critical", "info", "debug"]),
        plugins_allow=NAMES,
        plugins_block=NAMES,
        body_kib=st.integers(1, 65536),
        operation_seconds=st.integers(1, 600),
    )
)
def test_what_is_shown_can_be_read_again(tmp_path_factory, settings):
    file = tmp_path_factory.mktemp("config") / "gongji.toml"
    file.write_text("\n".join(settings.lines()), "utf-8")

    assert read_settings({"GONGJI_CONFIG": str(file)}) == settings
