import gc
import tracemalloc

import pytest

from events.importing import cell_looks, cells, headings, row_dates
from events.intake import mentions
from events.reading.gazetteer import sounding, towns_called
from events.text.remembering import remembered
from timeline.drawing import lettering


def test_a_short_text_is_asked_of_once_and_a_long_one_each_time():
    asked = []

    @remembered(10)
    def length(text, *, more=0):
        asked.append(text[:1])
        return len(text) + more

    assert [length("a"), length("a"), length("a", more=1), length("b" * 500), length("b" * 500)] == [
        1,
        1,
        2,
        500,
        500,
    ]
    assert asked == ["a", "a", "b", "b"]


@pytest.mark.parametrize(
    "ask",
    [
        *(cell_looks.is_date, cells.plain_of, cells.slug_of, headings.folded, headings.all_by_heading),
        *(lambda text: headings.rank(text, "date"), lambda text: row_dates.read_once(text, "en", "dmy", 1)),
        *(mentions.alike, mentions.state_named, towns_called, sounding.towns_sounding, lettering.width_of),
    ],
)
def test_long_cells_and_words_of_strangers_stay_in_no_memory(ask):
    """Four thousand of the longest cells of a table are four hundred megabytes."""
    ask("0" + "a" * 20_000)
    tracemalloc.start()
    for number in range(1, 21):
        ask(f"{number}{'a' * 20_000}")
    gc.collect()
    kept, _most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 200_000
