"""The console at the two sizes that it must be right at."""

import pytest
from harness.screen import Console


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def console(request):
    with Console(*request.param) as running:
        yield running
