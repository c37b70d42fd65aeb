"""What a process of the gateway sees."""

import os

import pytest

from process import free_port


@pytest.fixture
def environ(tmp_path):
    """What the process sees: none of the tester's settings, the data folder among the test's own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GONGJI_")}
    return inherited | {"GONGJI_DATA": str(tmp_path / "data"), "GONGJI_PORT": str(free_port())}
