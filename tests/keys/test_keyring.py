"""Keys of a data folder: made once, for their owner alone, and never written over."""

import os

import pytest

from gongji.keys.keyring import FILE, BadKeys, make_keyring, read_keyring


def test_keys_are_made_for_their_owner_alone_and_read_again(tmp_path):
    made = make_keyring(tmp_path)

    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert read_keyring(tmp_path) == made
    assert len({made.index, made.token, *made.data.values()}) == 3
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_keys_do_not_print_themselves(tmp_path):
    made = make_keyring(tmp_path)

    assert made.token.hex() not in repr(made)
    assert str(made.token) not in repr(made)


def test_keys_that_are_there_are_never_made_anew(tmp_path):
    made = make_keyring(tmp_path)

    with pytest.raises(BadKeys, match=r"keys\.json cannot be made: File exists"):
        make_keyring(tmp_path)

    assert read_keyring(tmp_path) == made


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"current": "1", "data": {}, "index": "", "token": ""}', "\x00", '{"current"']
)
def test_damaged_keys_are_told_and_left_alone(tmp_path, text):
    path = tmp_path / FILE
    path.write_text(text)
    path.chmod(0o600)

    with pytest.raises(BadKeys, match=r"is damaged\. Bring it back from the backup; nothing was changed\."):
        read_keyring(tmp_path)

    assert path.read_text() == text


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_keys_that_others_can_read_are_refused_with_what_to_do(tmp_path):
    make_keyring(tmp_path)
    (tmp_path / FILE).chmod(0o644)

    with pytest.raises(BadKeys, match=r"\(mode 0644\): close it with chmod 600\."):
        read_keyring(tmp_path)


def test_missing_keys_are_told(tmp_path):
    with pytest.raises(BadKeys, match="is missing; start `gongji serve` once"):
        read_keyring(tmp_path)
