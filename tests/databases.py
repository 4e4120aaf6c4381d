"""Which rows of a matrix a second database is asked for."""

from collections.abc import Sequence
from typing import Any

import pytest


def of_one_database(rows: Sequence[Any], *, but: Any) -> list[Any]:
    """The rows, all but one of which are left out with --second-database."""
    return [row if row == but else pytest.param(row, marks=pytest.mark.one_database) for row in rows]
