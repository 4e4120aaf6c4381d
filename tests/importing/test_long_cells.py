"""No cell, whatever a stranger wrote into it, keeps a worker: the longest that is taken is read at once."""

import pytest

from events.importing import headings, language_told
from events.importing.cells import addresses_in
from events.importing.guessing import guess
from events.importing.headings import by_heading
from events.importing.lists import LINE_OR_COMMA, parts_of
from events.importing.markup import links_in, without_markup
from tests.reading.test_linear import SECONDS, at_most

LETTERS = 99_000


@pytest.mark.parametrize(
    ("read", "words", "gives"),
    [
        *((addresses_in, words, lambda cell: [cell]) for words in (",", "; ", " | ", f"{' ' * 49}a")),
        (lambda cell: parts_of(cell, LINE_OR_COMMA), ",", lambda cell: ["a", "b"]),
        (lambda cell: links_in([cell]), "<a b href = ", lambda cell: []),
        (without_markup, "a[1]", lambda cell: cell),
        (without_markup, "[1]", lambda cell: "a[1]b"),
    ],
)
def test_signs_that_are_repeated_are_read_at_once(read, words, gives):
    cell = f"a{words * (LETTERS // len(words))}b"
    with at_most(SECONDS):
        found = read(cell)
    assert found == gives(cell)


def test_what_stands_between_addresses_and_names_still_parts_them():
    cell = "https://a.example/1 ;, https://b.example/2 and www.c.example/3|https://d.example/4"
    assert addresses_in(cell) == [
        *("https://a.example/1", "https://b.example/2", "http://www.c.example/3", "https://d.example/4")
    ]
    assert parts_of("One (a, b), Two", LINE_OR_COMMA) == ["One (a, b)", "Two"]
    assert links_in(['<a class="b" href="https://a.example/1">x</a>']) == ["https://a.example/1"]
    assert without_markup("A town[13][b], it says[citation needed].") == "A town, it says."


def test_tags_begun_in_tags_a_thousand_times_are_text():
    cell = f"<b>A town</b> {'<a' * 1000}"
    assert without_markup(cell) == cell


def test_a_table_of_the_longest_cells_is_guessed_at_once():
    cell = "the army said on Thursday that " * (LETTERS // 31)
    columns = [f"c{number}" for number in range(16)]
    rows = [
        {"date": f"{1960 + at}-01-13", "title": f"Talks {at}", **dict.fromkeys(columns, cell)} for at in range(50)
    ]
    with at_most(SECONDS / 5):
        roles = guess(list(rows[0]), rows)
    assert (roles["date"], roles["title"]) == ("date", "title_en")


def test_a_heading_of_many_names_is_looked_up_at_once():
    heading = "/".join(f"zq{number}x" for number in range(9000))
    with at_most(SECONDS / 5):
        assert by_heading(heading) == ("", 0.0)
    assert by_heading("Town/city")[0] == "place"


def counted(monkeypatch, module, name: str) -> list[tuple]:
    """With what a function of the module is called from now on."""
    calls, function = [], getattr(module, name)
    monkeypatch.setattr(module, name, lambda *given: calls.append(given) or function(*given))
    return calls


def test_a_heading_is_compared_with_those_alone_that_have_a_word_of_it(monkeypatch):
    compared = counted(monkeypatch, headings, "matches")
    assert by_heading("zq seven unheard of qz")[0] == ""
    first_words = {pattern.removeprefix("* ").split()[0] for _name, pattern in compared}
    assert first_words <= {"zq", "seven", "unheard", "of", "qz"}
    assert by_heading("the zq seven place of incident")[0] == "place"


def test_the_language_of_a_table_is_looked_for_once_in_each_column(monkeypatch):
    looked = counted(monkeypatch, language_told, "nearest_language")
    said = {f"c{number}": ["The army said that it had left the town on Monday."] for number in range(40)}
    assert language_told.language_of_table(said) == "en"
    assert len(looked) == 41  # the first tells, once it is known that none is foreign
