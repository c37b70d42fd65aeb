"""`gongji token`: prints a token of the data folder's key, and only it."""

import pytest
from typer.testing import CliRunner

from gongji.cli import app
from gongji.domain.clock import system_clock
from gongji.domain.node_id import node_id
from gongji.domain.viewer import Role
from gongji.keys.keyring import make_keyring, read_keyring
from gongji.keys.tokens import Tokens

PERSON = node_id("Person", "01a212f7-9c51-7977-a3d3-4266a2c610c7")


@pytest.fixture
def folder(tmp_path):
    make_keyring(tmp_path)
    return tmp_path


def run(folder, *words):
    return CliRunner().invoke(app, ["token", "--data", str(folder), *words], catch_exceptions=False)


@pytest.mark.parametrize(
    ("words", "subject", "roles"),
    [
        (["--role", "operator"], "operator", {Role.OPERATOR}),
        (["--role", "clerk", "--region", "500000"], "clerk:500000", {Role.CLERK}),
        (["--person", PERSON], "01a212f7-9c51-7977-a3d3-4266a2c610c7", {Role.PERSON}),
        (["--role", "institution", "--sub", "hospital-7"], "hospital-7", {Role.INSTITUTION}),
        (
            ["--role", "developer", "--role", "OPERATOR"],
            "developer+operator",
            {Role.DEVELOPER, Role.OPERATOR},
        ),
    ],
)
def test_a_token_is_all_that_is_printed(folder, words, subject, roles):
    result = run(folder, *words)

    (line,) = result.stdout.splitlines()
    viewer = Tokens(read_keyring(folder).token, system_clock).read(line)
    assert (viewer.subject, viewer.roles) == (subject, roles)
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "give --person ID, or --role"),
        (["--role", "person"], "--person: belongs to the role person"),
        (["--role", "operator", "--person", PERSON], "--person: belongs to the role person"),
        (["--role", "clerk"], "--region: belongs to the role clerk"),
        (["--role", "clerk", "--region", "999999"], "not a code of GB/T 2260"),
        (["--role", "operator", "--minutes", "0"], "--minutes: from 1 to"),
        (["--person", "abc"], "id: this is no id"),
        (["--person", node_id("Binding", "1")], "no id of a person"),
    ],
)
def test_what_does_not_fit_together_is_refused_in_one_sentence(folder, words, says):
    result = run(folder, *words)

    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert says in line


def test_a_folder_without_keys_is_told(tmp_path):
    result = run(tmp_path, "--role", "operator")

    assert result.exit_code == 2
    assert "keys.json is missing; start `gongji serve` once" in result.stderr
