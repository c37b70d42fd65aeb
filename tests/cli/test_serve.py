"""`gongji serve` as a process of its own: how it comes up, how it ends, and why it does not start."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
from contextlib import closing

import pytest

from gongji.keys.keyring import make_keyring
from gongji.store.folder import Folder
from gongji.store.opening import open_folder
from process import COMMAND, PATIENCE, answer


def refused(environ, *words):
    """Start the gateway where it must not come up, and give the one sentence that says why."""
    ended = subprocess.run(
        [*COMMAND, *words], env=environ, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, ""), ended.stderr
    (line,) = ended.stderr.splitlines()
    assert line.startswith("gongji: ")
    assert line.endswith(".")
    return line


def test_it_says_where_it_listens_serves_there_and_ends_on_sigterm(environ, tmp_path):
    url = f"http://127.0.0.1:{environ['GONGJI_PORT']}"
    with subprocess.Popen(
        COMMAND, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            health = answer(process, f"{url}/health").json()
            process.send_signal(signal.SIGTERM)
            out, err = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()

    assert health["status"] == "ok"
    assert f"GraphQL   {url}/graphql\n" in out
    assert f"data      {tmp_path / 'data'}\n" in out
    regions = re.search(r"^regions   (\d+): (.+)$", out, re.MULTILINE)
    assert int(regions[1]) == len(regions[2].split()) == health["regions"]
    assert {"000000", "500000"} <= set(regions[2].split())
    assert process.returncode in {0, -signal.SIGTERM}
    assert "Application shutdown complete" in err
    assert "Traceback" not in err
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_a_port_that_is_taken_is_told_with_what_to_do(environ):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        told = refused(environ, "--port", str(port))

    assert told.startswith(f"gongji: cannot listen on 127.0.0.1:{port}: ")
    assert told.endswith("Give another with --host or --port.")


def test_a_file_in_the_data_folder_s_place_is_told(environ, tmp_path):
    (tmp_path / "data").write_text("mine")

    assert f"the data folder {tmp_path / 'data'} cannot be written: " in refused(environ)
    assert (tmp_path / "data").read_text() == "mine"


def test_a_data_folder_that_cannot_be_made_is_told(environ):
    told = refused(environ, "--data", "/dev/null/gongji")

    assert told.startswith("gongji: the data folder /dev/null/gongji cannot be written: ")
    assert told.endswith("Give another with --data.")


def test_a_broken_setting_is_told(environ):
    told = refused(environ | {"GONGJI_PORT": "eighty"})

    assert told == "gongji: GONGJI_PORT: 'eighty' is not a whole number from 1 to 65535."


def test_a_broken_file_of_settings_is_told_with_the_place_in_it(environ, tmp_path):
    file = tmp_path / "gongji.toml"
    file.write_text('host = "127.0.0.1"\nport = \n')

    told = refused(environ | {"GONGJI_CONFIG": str(file)})

    assert told.startswith(f"gongji: {file}: not TOML: ")
    assert "line 2" in told


def test_a_second_gateway_on_one_data_folder_is_refused(environ, tmp_path):
    with Folder.hold(tmp_path / "data"):
        told = refused(environ)

    assert "is held by another gateway. Stop it, or give another with --data." in told


def other_keys(path):
    (path / "keys.json").unlink()
    make_keyring(path)


def contents(folder):
    """Read what a folder holds, apart from the files that SQLite makes beside a database to read it."""
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(("-shm", "-wal"))
    }


def sql(path, statement):
    with closing(sqlite3.connect(path / "gongji.db")) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: (path / "gongji.db").write_bytes(b"Dear diary, " * 1000), "no database"),
        (lambda path: (path / "keys.json").write_text("{}"), "keys.json is damaged."),
        (lambda path: (path / "keys.json").chmod(0o644), "can be read by others"),
        (lambda path: (path / "keys.json").unlink(), "keys.json is missing"),
        (lambda path: (path / "gongji.db").unlink(), "gongji.db is missing or empty beside keys.json"),
        (lambda path: os.truncate(path / "gongji.db", 0), "gongji.db is missing or empty beside keys.json"),
        (other_keys, "keys.json holds other keys than those gongji.db was sealed with"),
        (lambda path: sql(path, "DROP TABLE operations"), "gongji.db is damaged (operations)"),
        (lambda path: sql(path, "DELETE FROM alembic_version"), "gongji.db is damaged (no version)"),
    ],
    ids=[
        "database",
        "keys",
        "open keys",
        "no keys",
        "no database",
        "empty",
        "other keys",
        "a table",
        "no version",
    ],
)
def test_a_folder_that_cannot_be_used_is_told_and_left_alone(environ, tmp_path, spoil, words):
    folder = tmp_path / "data"
    with Folder.hold(folder) as held:
        open_folder(held)
    spoil(folder)
    before = contents(folder)

    told = refused(environ)

    assert words in told
    assert contents(folder) == before
