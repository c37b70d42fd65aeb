"""`gongji demo`: a family in each region, made once."""

import sqlite3
from contextlib import closing

from typer.testing import CliRunner

from gongji.cli import app
from gongji.host.loader import load
from gongji.store.folder import Folder


def demo(folder):
    result = CliRunner().invoke(app, ["demo", "--data", str(folder)], catch_exceptions=False)
    return result.exit_code, result.stdout.splitlines(), result.stderr


def rows(folder):
    with closing(sqlite3.connect(folder / "gongji.db")) as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in ("persons", "insurances", "bindings", "binding_states", "operations")
        ]


def test_each_region_has_a_family_and_a_second_time_changes_nothing(tmp_path):
    code, lines, err = demo(tmp_path)
    made = rows(tmp_path)

    again = demo(tmp_path)

    assert (code, err) == (0, "")
    assert len(lines) == 2 + 3 * (len(load().regions) - 1)
    assert [line.split("\t")[3] for line in again[1]] == [line.split("\t")[3] for line in lines]
    assert rows(tmp_path) == made
    assert made[2]  # some mothers are bound


def test_a_folder_that_a_gateway_holds_is_left_alone(tmp_path):
    with Folder.hold(tmp_path):
        code, lines, err = demo(tmp_path)

    assert (code, lines) == (2, [])
    assert "is held by another gateway. Stop it, or give another with --data." in err
