"""Which rows of a matrix a second database is asked for."""

from collections.abc import Sequence
from typing import Any

import pytest


def of_one_database(rows: Sequence[Any], *, but: Any) -> list[Any]:
    """The rows, each a value or a tuple of them, all but one of which are left out with --second-database."""
    others = pytest.mark.one_database
    return [
        row if row == but else pytest.param(*(row if isinstance(row, tuple) else [row]), marks=others) for row in rows
    ]
