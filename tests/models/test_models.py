from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation

from events.dates import Span
from events.models import Article, Citation, Conflict, Event, Place
from events.record.door import change
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_event

pytestmark = pytest.mark.django_db

MARCH = Span(date(2023, 3, 1), date(2023, 3, 31))


def slugs(events) -> set[str]:
    return set(events.values_list("slug", flat=True))


def test_a_text_falls_back_to_another_language_and_says_which():
    conflict = Conflict(name_ar="الصحراء الغربية")
    with translation.override("fr"):
        assert (conflict.name.text, conflict.name.lang, conflict.name.dir) == ("الصحراء الغربية", "ar", "rtl")


def test_certain_and_possible_in_a_range_are_told_apart_by_the_database():
    an_event("day", date="2023-03-30")
    an_event("month", date="2023-03")
    an_event("year", date="2023")
    an_event("long", date="2022-01/2024-01")
    an_event("about", date="2023-03-31~")
    an_event("doubted", date="2023-03-10?")
    an_event("open", date="[..2023-03-15]")
    an_event("ongoing", date="2020-11-13/..")
    an_event("april", date="2023-04-19")
    an_event("plan", date="2023-03-20", accounts=[{"date": "2023-03-20", "stance": "announces"}])
    found = Event.objects.all()
    assert slugs(found.certainly_in(MARCH)) == {"day", "month", "long"}
    assert slugs(found.possibly_in(MARCH)) == slugs(found) - {"april"}


def test_the_databases_answer_is_that_of_the_date_value():
    for number, edtf in enumerate(["2023", "[2023-02-27..2023-03-02]", "2023-02/2023-04", "2010/", "../2023-03-02"]):
        an_event(f"e{number}", date=edtf)
    for wanted in (MARCH, Span(None, date(2023, 2, 28)), Span(date(2023, 3, 31), None)):
        for event in Event.objects.all():
            reach = Span(event.reach_start, event.reach_end)
            assert (event in Event.objects.possibly_in(wanted)) == reach.touches(wanted)


def test_order_is_by_the_earliest_day_and_open_starts_come_first():
    for slug, edtf in (("late", "2023-04"), ("early", "1975-10-30"), ("open", "../1991"), ("year", "1975")):
        an_event(slug, date=edtf)
    assert list(Event.objects.in_order().values_list("slug", flat=True)) == ["open", "year", "early", "late"]


def test_beside_an_event_stand_the_one_before_and_the_one_after_it_in_that_order():
    for slug, when in (("c", "1976"), ("d", "1976"), ("a", "../1990"), ("b", "../1985"), ("e", "1980-05-01")):
        an_event(slug, date=when)
    in_order = list(Event.objects.in_order())
    assert [event.slug for event in in_order] == ["a", "b", "c", "d", "e"]
    expected = zip([None, *in_order], [*in_order[1:], None], strict=False)
    assert [Event.objects.all().beside(event) for event in in_order] == list(expected)


def test_beside_an_event_that_is_not_one_of_them_stand_those_that_are():
    for slug, when in (("a", "../1990"), ("b", "1976"), ("c", "1976"), ("d", "1980")):
        an_event(slug, date=when)
    others = Event.objects.exclude(slug__in=["b", "c"])
    assert [event and event.slug for event in others.beside(Event.objects.get(slug="b"))] == ["a", "d"]


def found(query: str) -> set[str]:
    """By both ways of asking, which must agree."""
    ways = [Event.objects.search(query, a_conflict(), by_index=by_index) for by_index in (True, False)]
    assert slugs(ways[0]) == slugs(ways[1])
    assert ways[0].count() == len(slugs(ways[0]))
    return slugs(ways[0])


def test_search_finds_folded_spellings_in_texts_quotes_and_names():
    morocco = an_actor("morocco", name_ar="المغرب", aliases="Royaume chérifien")
    place = Place.objects.create(slug="el-aaiun", name_en="El Aaiún")
    an_event("by-title", title_ar="الأمم المتحدة")
    an_event("by-summary", summary_fr="Le vœu de l’Assemblée")
    an_event("by-quote", accounts=[{"date": "2023-03-30", "quote": "« l’Envoyé »"}])
    an_event("by-actor", actors=[morocco])
    an_event("by-place", place=place)
    an_event("by-kind", kind=a_kind("law", name_ar="قانون"))
    assert found("الامم المتحده") == {"by-title"}
    assert found("voeu assemblee") == {"by-summary"}
    assert found("ENVOYE") == {"by-quote"}
    assert found("cherifien") == {"by-actor"}
    assert found("el aaiun") == {"by-place"}
    assert found("القانون") == {"by-kind"}


def test_search_finds_all_words_in_any_order_wherever_each_stands():
    actors = [an_actor("morocco", name_ar="المملكة المغربية"), an_actor("polisario", name_ar="جبهة البوليساريو")]
    an_event("both", actors=actors)
    an_event("one", actors=actors[:1])
    an_event("ceasefire", title_en="A ceasefire enters into force", date="1991-09-06")
    an_event("earlier", title_en="A ceasefire is proposed", date="1988-08-30")
    assert found("البوليساريو المغرب") == found("المغرب والبوليساريو") == {"both"}
    assert found("1991 ceasefire") == found("ceasefire September 1991") == {"ceasefire"}
    assert found("شتنبر 1991") == found("septembre 1991") == found("أيلول 1991") == {"ceasefire"}
    assert found("ceasefire") == {"ceasefire", "earlier"}
    assert found("ceasefire zzz") == set()


def test_the_conflicts_own_name_beside_other_words_hides_nothing():
    a_conflict(name_en="Western Sahara")
    an_event("madrid", title_en="Madrid Accords")
    an_event("sahara", title_en="A flight over the Sahara")
    assert found("Western Sahara Madrid accords") == {"madrid"}
    assert found("Sahara") == {"sahara"}


def test_a_short_word_is_a_whole_one():
    an_event("un", title_en="The UN, again")
    an_event("under", title_en="Under the sun")
    assert found("UN") == {"un"}
    assert found("the UN") == {"un"}


def test_search_stays_inside_the_conflict():
    here, there = a_conflict(), a_conflict("other")
    actor = an_actor("morocco")
    an_event("here", title_en="Peace", conflict=here, actors=[actor])
    an_event("there", title_en="Peace", conflict=there, actors=[actor])
    assert found("peace morocco") == {"here"}


def test_an_unpublished_account_is_not_searched():
    event = an_event("quiet")
    with change([event.pk], by=None) as door:
        Citation(event=door.event, article=an_article(title="Hidden paper"), claim_en="Secret word").save()
    assert found("secret") == set()
    assert found("hidden") == set()


def test_internal_notes_are_not_searched():
    an_event("quiet", notes="Whispered", actors=[an_actor("morocco", note="Murmured")])
    assert found("whispered") == set()
    assert found("murmured") == set()


def test_the_title_of_a_confidential_source_is_not_searched():
    an_event("quiet", accounts=[{"date": "2023-03-30", "article": an_article(title="Whistle", confidential=True)}])
    assert found("whistle") == set()


def test_an_event_is_found_by_the_names_that_its_sources_have_now():
    article = an_article(title="First name", publisher="Agency", symbol="S/2023/1", url="https://example.org/x")
    an_event("told", accounts=[{"date": "2023-03-30", "article": article}])
    assert found("first name") == found("agency") == found("s/2023/1") == {"told"}
    assert found("example.org") == set()


def test_an_unpublished_account_lends_its_event_no_source_to_be_found_by():
    event = an_event("quiet")
    with change([event.pk], by=None) as door:
        Citation(event=door.event, article=an_article(title="Unheard"), claim_en="Nothing").save()
    assert found("unheard") == set()


def test_an_explained_disagreement_is_not_counted_among_the_open_ones():
    both = [{"date": "1997-03-17"}, {"date": "1997-12"}]
    an_event("open", date="1997-03-17", accounts=both, date_reason_en="We choose.")
    an_event("slip", date="1997-03-17", accounts=both, date_reason_en="A slip.", disagreement_explained=True)
    assert slugs(Event.objects.disputed()) == {"open"}
    assert slugs(Event.objects.filter(disputed=True)) == {"open", "slip"}


def test_a_quote_must_occur_in_an_original_text_and_is_placed_there():
    article = an_article(text="He arrived on Thursday evening.", text_is="original")
    citation = Citation(event=a_draft(), article=article, quote="on Thursday evening")
    citation.clean()
    assert (citation.quote_start, citation.quote_end) == (11, 30)
    article.text, citation.quote = "He arrived\non Thursday.", "arrived\r\non Thursday"
    article.save()
    citation.clean()
    assert (citation.quote, citation.quote_start) == ("arrived\non Thursday", 3)
    citation.quote = "on Friday evening"
    with pytest.raises(ValidationError, match="do not occur"):
        citation.clean()


def test_a_date_is_reckoned_only_from_an_article_that_has_one():
    citation = Citation(event=a_draft(), article=an_article(), reckoned_from="2023-03-31")
    with pytest.raises(ValidationError, match="no date of publication"):
        citation.clean()


def refused_fields(account: Citation) -> list[str]:
    """The names of the fields for which an account is refused."""
    try:
        account.clean()
    except ValidationError as refusal:
        return list(refusal.error_dict)
    return []


@pytest.mark.parametrize(
    ("date", "published", "aspect", "refused"),
    [
        ("2025-10-26", "2025-10-27", "event", True),
        ("2025-10-27", "2025-10-27", "event", False),
        ("2025-10", "2025-10-27", "event", False),
        ("2025-10-26/..", "2025-10-27", "event", False),
        ("2025-10-26", "2025-10-27~", "event", False),
        ("2025-10-26", "", "event", False),
        ("2025-10-26", "2025-10-27", "announcement", False),
    ],
)
def test_nothing_is_announced_for_later_that_was_over_when_the_article_appeared(date, published, aspect, refused):
    account = Citation(article=an_article(published=published), date=date, stance="announces", aspect=aspect)
    assert refused_fields(account) == (["stance"] if refused else [])


def test_a_plan_that_the_words_tell_as_one_of_the_past_may_be_announced():
    article = an_article(published="2025-10-27")
    account = Citation(article=article, date="2025-10-26", stance="announces", working={"planned": True})
    assert refused_fields(account) == []


def test_an_account_that_stood_before_is_not_refused_for_it_when_its_words_change():
    article = an_article(published="2025-10-27")
    event = an_event(date="2025-10-26", accounts=[{"article": article, "date": "2025-10-26", "stance": "announces"}])
    account = event.citations.get()
    account.claim_en = "Another word."
    assert refused_fields(account) == []


def test_an_estimated_date_of_publication_needs_its_reason():
    with pytest.raises(ValidationError, match="estimated"):
        Article(title="A", slug="a", published="2023-03-31~").full_clean()
    Article(title="A", slug="a", published="2023-03-31~", published_reason="Known days in it.").full_clean()


def test_agency_copy_printed_twice_is_noticed_and_not_refused():
    first = an_article(text="الأمم المتحدة  تدعو")
    second = an_article(text="الامم المتحدة تدعو")
    assert list(Article.objects.with_same_text(second)) == [first]
    assert list(Article.objects.with_same_text(an_article())) == []


def test_a_confidential_article_is_visible_to_those_named_on_it(django_user_model):
    named, other = (django_user_model.objects.create_user(name) for name in ("named", "other"))
    secret, plain = an_article(confidential=True), an_article()
    secret.known_to.add(named)
    assert set(Article.objects.visible_to(named)) == {secret, plain}
    assert set(Article.objects.visible_to(other)) == {plain}


def test_a_place_has_both_coordinates_or_none():
    with pytest.raises(IntegrityError):
        Place.objects.create(slug="half", name_en="Half", latitude=12.0)


def test_a_quote_has_both_offsets_in_order_or_none():
    for start, end in ((5, None), (None, 5), (9, 5)):
        event = a_draft()
        with pytest.raises(IntegrityError), change([event.pk], by=None) as door:
            door.event.citations.update(quote_start=start, quote_end=end)


def test_an_address_is_used_once_in_a_conflict_and_again_in_another():
    a_draft("same")
    a_draft("same", conflict=a_conflict("elsewhere"))
    event = Event(slug="same", title_en="Twin", conflict=a_conflict(), kind=a_kind())
    with pytest.raises(ValidationError, match="has this address"):
        event.full_clean()
