"""Fails a test in which a column that a question left out is asked for afterwards: once a row, where one question
would do. Of a handful of rows nobody notices."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import Model
from django.db.models.query_utils import DeferredAttribute

ONE_BY_ONE = {"events.Article.text"}  # may be a megabyte: where a quote is looked up in it


@pytest.fixture(autouse=True)
def every_column_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    late: set[str] = set()
    look_up = DeferredAttribute._check_parent_chain

    def noted(self: DeferredAttribute, instance: Model) -> Any:
        value = look_up(self, instance)
        if value is None and instance.pk is not None:
            late.add(str(self.field))
        return value

    monkeypatch.setattr(DeferredAttribute, "_check_parent_chain", noted)
    yield
    if late - ONE_BY_ONE:
        pytest.fail("These columns are asked for row by row: " + ", ".join(sorted(late - ONE_BY_ONE)))
