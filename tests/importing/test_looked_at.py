"""What one look at a stranger's file costs, though it is read twice for it."""

import pytest
from django.core.files.base import ContentFile

from events.importing.previewing import previewed
from events.intake import apart
from events.models import FileImport
from tests.factories import a_conflict
from tests.intake.test_apart import a_workbook, used

pytestmark = pytest.mark.django_db
ROWS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
in_a_process_of_its_own = apart.answer_of_child


def test_a_workbook_that_unfolds_takes_less_than_five_seconds(monkeypatch, files_are_read_here):
    monkeypatch.setattr(apart, "answer_of_child", in_a_process_of_its_own)
    row = FileImport(conflict=a_conflict(), name="file.xlsx")
    row.file.save("file.xlsx", ContentFile(a_workbook(ROWS + "<row/>" * 27_000_000)), save=False)
    before = used()
    assert previewed(row, 500).errors == [str(apart.TOO_MUCH)]
    assert used() - before < 5
