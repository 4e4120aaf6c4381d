import pytest

from events.text.formulas import harmless, unguarded


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("a-b = c; d", "a-b = c; d"),
        ("seen;=1+1", "seen;'=1+1"),
        ('seen;"=1+1"', 'seen;"\'=1+1"'),
        ("seen\n=1+1", "seen\n'=1+1"),
        ("seen\r\n@SUM(A1)", "seen\r\n'@SUM(A1)"),
        ("seen\t+1", "seen\t'+1"),
        (";;-1", ";;'-1"),
        ("|", "'|"),
        (" =1+1", " '=1+1"),
        ("seen; \u00a0=1+1", "seen; \u00a0'=1+1"),
        ("\u3000@SUM(A1)", "\u3000'@SUM(A1)"),
        ("\u200b\ufeff=1+1", "\u200b\ufeff'=1+1"),
        ("\u200f+212 6", "\u200f'+212 6"),
        ("a - b", "a - b"),
        ("'=1+1", "''=1+1"),
        ("seen;''-1", "seen;'''-1"),
        ("it's;'quoted'", "it's;'quoted'"),
    ],
)
def test_no_part_of_a_cell_is_a_formula_however_its_table_is_parted(text, written):
    assert harmless(text) == written
    assert unguarded(written) == text


@pytest.mark.parametrize("cell", [1, -1.5, None])
def test_what_is_no_text_stays(cell):
    assert harmless(cell) is cell
