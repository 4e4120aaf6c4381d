import pytest

from events.models import Event
from events.text.searching import searchable
from tests.factories import an_actor, an_event
from timeline import matches
from timeline.matches import marked, match_beside


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("المشاورات الثنائيّة", "الثنائية", "المشاورات <mark>الثنائيّة</mark>"),
        ("Déclaration de l’Émissaire", "emissaire", "Déclaration de l’<mark>Émissaire</mark>"),
        ("a & b <i>", "B", "a &amp; <mark>b</mark> &lt;i&gt;"),
        ("no and no", "no", "<mark>no</mark> and <mark>no</mark>"),
        ("القرار ٢٦٥٤", "2654", "القرار <mark>٢٦٥٤</mark>"),
        ("nothing", "else", "nothing"),
        ("nothing", "", "nothing"),
        ("زار لموريتانيا", "بموريتانيا", "زار <mark>لموريتانيا</mark>"),
        ("والبوليساريو", "بوليساريو", "<mark>والبوليساريو</mark>"),
        ("the treaties", "treaty", "the <mark>treat</mark>ies"),
        ("القوات المغربية في المغرب", "المغرب", "القوات <mark>المغربية</mark> في <mark>المغرب</mark>"),
        ("المغربية", "المغرب مغربي", "<mark>المغربية</mark>"),
        ("المغرب والبوليساريو", "البوليساريو المغرب", "<mark>المغرب</mark> <mark>والبوليساريو</mark>"),
        ("Le cessez-le-feu, l’O.N.U.", "onu feu", "Le cessez-le-<mark>feu</mark>, l’<mark>O.N.U</mark>."),
        ("مسؤول أممي", "مسئول", "<mark>مسؤول</mark> أممي"),
        ("under the UN", "un", "under the <mark>UN</mark>"),
    ],
)
def test_what_was_searched_for_is_marked_in_its_own_spelling_and_all_is_escaped(text, query, shown):
    assert str(marked(text, query)) == shown


@pytest.mark.django_db
def test_what_the_entry_does_not_show_is_told_with_the_words_around_it():
    actor = an_actor("polisario", aliases="Frente Polisario")
    account = {"date": "2023-03-30", "quote": "They spoke of the referendum."}
    an_event("talks", title_en="Talks", accounts=[account], actors=[actor])
    event = Event.objects.with_accounts().get()
    assert str(match_beside(event, "REFERENDUM", "Talks")) == "They spoke of the <mark>referendum</mark>."
    assert str(match_beside(event, "frente", "Talks")) == "<mark>Frente</mark> Polisario"
    assert match_beside(event, "talks", "Talks") is None
    assert match_beside(event, "talks March 2023", "Talks") is None
    assert match_beside(event, "", "Talks") is None


@pytest.mark.django_db
def test_what_stands_around_a_match_cuts_no_word():
    quote = f"{'shelling and clashes ' * 5}near Aleppo {'by Democratic Forces ' * 5}today"
    an_event("clash", accounts=[{"date": "2023-03-30", "quote": quote}])
    part = str(match_beside(Event.objects.with_accounts().get(), "aleppo", "Clash"))
    before, after = part.replace("<mark>Aleppo</mark>", "|").split("|")
    assert before == f"… and clashes {'shelling and clashes ' * 2}near "
    assert after == f" {'by Democratic Forces ' * 2}by Democratic …"


@pytest.mark.parametrize("text", ["wala" * 100, "ولد" * 120, "é" * 400])
def test_a_text_without_a_space_is_marked_in_time_that_grows_as_it_does(text, monkeypatch):
    folded: list[int] = []

    def counted(part: str) -> str:
        folded.append(len(part))
        return searchable(part)

    monkeypatch.setattr(matches, "searchable", counted)

    def letters_folded(times: int) -> int:
        folded.clear()
        shown = str(marked(text * times, text[:3]))
        assert shown.replace("<mark>", "").replace("</mark>", "") == text * times
        assert shown.count("<mark>") > 3 * times  # of Arabic, which is marked to the end of what is joined, fewest
        return sum(folded)

    assert letters_folded(4) == pytest.approx(4 * letters_folded(1), rel=0.1)
    assert letters_folded(1) < 100 * len(text)
