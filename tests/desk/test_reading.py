import html
import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from events.desk.forms import headline
from events.desk.reading_form import CandidateForm
from events.desk.segments import segments
from events.intake import deciding
from events.intake.candidates import read_into_candidates
from events.intake.fetching import NOT_AN_ADDRESS
from events.intake.upload import Upload
from events.models import Actor, Article, Candidate, Citation, Conflict, Event, Place
from events.models.roles import CONTRIBUTORS, EDITORS
from events.record.verbs import publish, withdraw
from tests.factories import a_conflict, a_kind, an_actor, an_article, an_event, correct, the_groups

pytestmark = pytest.mark.django_db


def candidate(article, written: str) -> Candidate:
    return article.candidates.get(written=written)


def page_of(article) -> str:
    return reverse("admin:events_article_read", args=[article.pk])


def decide(desk, candidate: Candidate, action: str, **fields):
    """Post a candidate's card as the page would, with these fields changed."""
    prefix = f"c{candidate.pk}-"
    sent = {
        "title": candidate.title,
        "kind": "talks",
        "choice": candidate.date,
        "quote": candidate.quote,
        "stance": candidate.stance,
        "public_reason": "Another source’s account was added.",
        "actors": [actor.pk for actor in candidate.actors.all()],
        **fields,
    }
    address = reverse("admin:events_article_decide", args=[candidate.article_id, candidate.pk])
    return desk.post(address, {f"_{action}": "", "conflict": "conflict", **{prefix + k: v for k, v in sent.items()}})


def shown_text(response) -> str:
    inside = re.search(r'<div class="article-text"[^>]*>(.*?)</div>', response.content.decode(), re.DOTALL)[1]
    return html.unescape(re.sub(r"<[^>]+>", "", inside))


def test_the_page_shows_the_whole_text_with_expressions_and_cues_marked(desk, article):
    response = desk.get(page_of(article))
    page = response.content.decode()
    assert shown_text(response) == article.text
    assert "<b>مبعوثه" not in page
    assert page.count('class="expression proposed"') == 3
    # Of three cards, whose titles are in Arabic: what the fields of the others say, who works here reads.
    assert [page.count(f'placeholder="{hint}"') for hint in ("may stay empty", "peut rester vide")] == [6, 0]
    assert '<span class="cue"' in page
    assert 'lang="ar" dir="rtl"' in page


def test_pieces_join_to_the_text_and_overlapping_marks_do_not_double_it(article):
    candidates = list(article.candidates.all())
    pieces = segments(article.text, [*candidates, *candidates])
    assert "".join(piece.text for piece in pieces) == article.text


def test_in_a_corrected_text_marks_follow_their_sentence(article):
    pieces = segments(f"تمهيد.\n{article.text}", article.candidates.all())
    assert [piece.text for piece in pieces if piece.candidate] == ["مساء الخميس", "يوم الاثنين", "أبريل"]


def test_an_accepted_candidate_is_a_draft_and_the_next_one_is_at_hand(desk, article):
    thursday = candidate(article, "مساء الخميس")
    response = decide(desk, thursday, "accept")
    event = Event.objects.get()
    assert (event.status, event.date, event.title_ar) == ("draft", "2023-03-30", thursday.title)
    assert [p.actor.slug for p in event.participations.all()] == ["un-sg"]
    assert f"at={candidate(article, 'يوم الاثنين').pk}" in response["Location"]


def test_accept_and_publish_shows_it_to_readers_at_once(desk, article):
    decide(desk, candidate(article, "مساء الخميس"), "publish", said_by="الأمين العام")
    event = Event.objects.get()
    assert event.status == "published"
    assert event.citations.get().claimant.slug == "un-sg"
    assert html.escape(event.title_ar) in desk.get("/ar/conflict/").content.decode()


def test_who_may_not_publish_is_neither_offered_nor_allowed_it(desk, article):
    Group.objects.get(name=EDITORS).permissions.remove(Permission.objects.get(codename="publish_event"))
    assert b'name="_publish"' not in desk.get(page_of(article)).content
    assert decide(desk, candidate(article, "مساء الخميس"), "publish").status_code == 403
    assert not Event.objects.exists()


def test_what_is_refused_is_said_on_the_card_and_what_was_typed_stays(desk, article):
    response = decide(desk, candidate(article, "مساء الخميس"), "publish", title="", quote="كلمات غريبة", kind="")
    page = response.content.decode()
    assert "كلمات غريبة" in page
    for told in ("Give the event a title", "Choose what kind", "do not occur"):
        assert told in page
    assert not Event.objects.exists()


def test_the_other_reading_or_a_typed_date_may_be_chosen(desk, article):
    thursday = candidate(article, "مساء الخميس")
    assert thursday.working["alternatives"] == ["2023-04-06"]
    decide(desk, thursday, "accept", choice="2023-04-06")
    decide(desk, candidate(article, "يوم الاثنين"), "accept", date="2023-03-27~")
    assert {e.date for e in Event.objects.all()} == {"2023-04-06", "2023-03-27~"}
    response = decide(desk, candidate(article, "أبريل"), "accept", date="31 April 2023")
    assert "Did you mean 2023-04-30?" in response.content.decode()
    assert Event.objects.count() == 2
    decide(desk, candidate(article, "أبريل"), "accept", date="mi-avril 2023")
    assert Event.objects.filter(date="[2023-04-11..2023-04-20]").exists()


def test_a_date_of_low_confidence_is_never_chosen_beforehand(desk):
    a_conflict("conflict")
    article = an_article(text="They met in New York on Thursday evening.", language="en", published="2023-03-31")
    read_into_candidates(article)
    doubtful = article.candidates.get()
    doubtful.confidence = "low"
    doubtful.save()
    card = desk.get(page_of(article)).content.decode().split('class="dates"')[1].split("</fieldset>")[0]
    assert 'value="2023-03-30"' in card
    assert "checked" not in card
    a_kind("talks")
    assert "Choose what the date is" in decide(desk, doubtful, "accept", choice="").content.decode()


def test_an_account_is_added_to_the_likeliest_event_or_to_one_that_is_named(desk, article):
    event = an_event("reception", title_ar="استقبال الأمين العام مبعوثه", date="2023-03-30")
    page = desk.get(page_of(article)).content.decode()
    assert 'value="reception" data-date="2023-03-30"' in page
    decide(desk, candidate(article, "مساء الخميس"), "publish", event="reception")
    event.refresh_from_db()
    assert event.citation_count == 2
    decide(desk, candidate(article, "يوم الاثنين"), "accept", other_event="/ar/conflict/events/reception/")
    assert event.citations.count() == 3
    refused = decide(desk, candidate(article, "أبريل"), "accept", other_event="nowhere at all")
    assert "No event fits" in refused.content.decode()


def test_of_several_events_that_fit_the_one_of_exactly_that_title_is_taken(desk, article):
    market = an_event("market", title_ar="سوق الأبيض", date="2023-03-30")
    an_event("shelling", title_ar="قصف سوق الأبيض", date="2023-03-29")
    decide(desk, candidate(article, "مساء الخميس"), "accept", other_event="سوق الابيض")
    assert market.citations.count() == 2
    refused = decide(desk, candidate(article, "أبريل"), "accept", other_event="الأبيض")
    assert "Several events fit" in refused.content.decode()


def test_what_is_typed_in_other_cards_comes_back_with_every_answer(desk, article):
    thursday, monday, april = (candidate(article, words) for words in ("مساء الخميس", "يوم الاثنين", "أبريل"))
    other = f"c{april.pk}-"
    typed = {f"{other}title": "عنوان كتبته", f"{other}quote": april.quote, f"{other}date": "2023-04-02"}
    typed |= {f"{other}more_actors": "فلان", f"{other}stance": "denies", "conflict": "conflict"}
    answers = [
        desk.post(reverse("admin:events_article_decide", args=[article.pk, thursday.pk]), {**typed, "_reject": ""}),
        desk.post(reverse("admin:events_article_decide", args=[article.pk, thursday.pk]), {**typed, "_put_back": ""}),
        desk.post(reverse("admin:events_article_decide", args=[article.pk, monday.pk]), {**typed, "_accept": ""}),
        desk.post(reverse("admin:events_article_words", args=[article.pk]), {**typed, "words": "جلسة المجلس"}),
        desk.post(page_of(article), typed),
        desk.post(page_of(article), {**typed, "_choose": ""}),
    ]
    for answer in answers:
        page = answer.content.decode()
        for kept in (">\nعنوان كتبته<", 'value="2023-04-02"', 'value="فلان"', 'value="denies" selected'):
            assert kept in page


def test_of_actors_in_another_card_those_unticked_stay_so_and_those_entered_meanwhile_are_ticked(desk, article):
    thursday, monday = candidate(article, "مساء الخميس"), candidate(article, "يوم الاثنين")
    known, entered = an_actor("sg-two", name_ar="فلان"), an_actor("envoy", name_ar="المبعوث")
    monday.actors.set([known])
    sent = {
        f"c{monday.pk}-title": "عنوان",
        f"c{monday.pk}-quote": monday.quote,
        "_reject": "",
        "conflict": "conflict",
    }
    address = reverse("admin:events_article_decide", args=[article.pk, thursday.pk])
    page = desk.post(address, sent).content.decode()
    boxes = dict(re.findall(rf'name="c{monday.pk}-actors" value="(\d+)"[^>]*?( checked)?>', page))
    assert boxes == {str(known.pk): ""}
    typed = {"actors": [], "offered": [known.pk]}
    monday.actors.set([known, entered])
    assert CandidateForm(monday, kinds=[], typed=typed).initial["actors"] == [entered.pk]


def test_a_day_after_the_article_that_is_told_as_over_is_no_announcement_and_the_card_says_so(desk):
    a_conflict("conflict")
    text = "The army entered the town on 9 May 2024. Two days later, drones struck a fuel depot in El Obeid."
    article = an_article(text=text, language="en", published="2024-05-10")
    read_into_candidates(article)
    struck = candidate(article, "Two days later")
    assert (struck.date, struck.stance, struck.confidence) == ("2024-05-11", "reports", "low")
    page = desk.get(page_of(article)).content.decode()
    assert page.count("this day is after the article’s own date") == 1


def test_a_card_makes_a_whole_event_with_a_place_and_an_actor_that_nobody_had_entered(desk, article):
    Place.objects.create(slug="new-york", name_en="New York", name_ar="نيويورك")
    said = {
        "place": "نيويورك",
        "more_actors": "الأمين العام، مبعوث جديد",
        "title_en": "The envoy is received",
        "actors": [],
    }
    page = decide(desk, candidate(article, "مساء الخميس"), "publish", **said)
    event = Event.objects.get()
    assert (event.place.slug, event.title_en, event.title_ar) == (
        "new-york",
        "The envoy is received",
        candidate(article, "مساء الخميس").title,
    )
    assert sorted(str(p.actor.name_ar) for p in event.participations.all()) == ["الأمين العام", "مبعوث جديد"]
    told = desk.get(page["Location"]).content.decode()
    assert "Entered anew: مبعوث جديد." in told
    assert f"{event}</a> · 30 March 2023" in told
    decide(desk, candidate(article, "يوم الاثنين"), "accept", place="جنيف")
    assert Event.objects.order_by("-pk").first().place.name_ar == "جنيف"
    assert Place.objects.count() == 2


def test_an_account_that_gives_another_date_is_one_press_with_the_reason_on_the_card(desk, article):
    event = an_event("reception", title_ar="استقبال الأمين العام مبعوثه", date="2023-03-29")
    thursday = candidate(article, "مساء الخميس")
    page = desk.get(page_of(article)).content.decode()
    assert 'value="reception" data-date="2023-03-29" data-says="29 March 2023" data-public' in page
    refused = decide(desk, thursday, "publish", event="reception").content.decode()
    field = refused.split(f'for="id_c{thursday.pk}-date_reason"')[1].split("</div>")[0]
    assert "the reason for the date" in field
    decide(desk, thursday, "publish", event="reception", date_reason="It was evening.", explained="on")
    event.refresh_from_db()
    assert (event.date, event.date_reason_en, event.disagreement_explained) == ("2023-03-29", "It was evening.", True)
    assert {account.date for account in event.citations.all()} == {"2023-03-29", "2023-03-30"}


def test_the_event_takes_the_date_of_the_account_and_readers_are_told_why(desk, article):
    event = an_event("reception", title_ar="استقبال الأمين العام مبعوثه", date="2023-03-29", date_reason_fr="Vieille")
    thursday = candidate(article, "مساء الخميس")
    sent = {"event": "reception", "gives_date": "1", "date_reason": "Two papers give the 30th."}
    draft = decide(desk, thursday, "accept", **sent, public_reason="Another day.").content.decode()
    assert "publish the account too" in draft
    untold = decide(desk, thursday, "publish", **sent, public_reason="").content.decode()
    assert "Readers see this change" in untold.split(f'for="id_c{thursday.pk}-public_reason"')[1].split("</div>")[0]
    decide(desk, thursday, "publish", **sent, public_reason="Another day.")
    event.refresh_from_db()
    assert (event.date, event.date_reason_en, event.date_reason_fr) == ("2023-03-30", "Two papers give the 30th.", "")
    assert event.revisions.order_by("-number").first().public_reason == "Another day."


def test_adding_to_an_event_drops_nothing_that_was_ticked(desk, article):
    event = an_event("reception", title_en="The envoy is received", date="2023-03-30")
    thursday = candidate(article, "مساء الخميس")
    sent = {"event": "reception", "place": "نيويورك", "title_fr": "Réception", "title_en": "Not this"}
    decide(desk, thursday, "publish", **sent, more_actors="فلان", public_reason="A second source.")
    event.refresh_from_db()
    assert [p.actor.name_ar for p in event.participations.order_by("pk")] == ["الأمين العام", "فلان"]
    assert (event.place.name_ar, event.title_fr, event.title_en) == ("نيويورك", "Réception", "The envoy is received")


def test_a_decision_is_undone_from_its_message(desk, article):
    event = an_event("reception", title_ar="استقبال الأمين العام مبعوثه", date="2023-03-30")
    thursday, monday = candidate(article, "مساء الخميس"), candidate(article, "يوم الاثنين")
    address = reverse("admin:events_article_decide", args=[article.pk, thursday.pk])
    page = desk.get(decide(desk, thursday, "publish", event="reception")["Location"]).content.decode()
    version = re.search(rf'formaction="{address}" name="_undo" value="(\d+)"', page)[1]
    desk.post(address, {"_undo": version, "conflict": "conflict"})
    thursday.refresh_from_db()
    event.refresh_from_db()
    assert (thursday.state, thursday.citation, event.citations.count(), event.status) == (
        "proposed",
        None,
        1,
        "published",
    )
    page = desk.get(decide(desk, monday, "accept")["Location"]).content.decode()
    version = re.search(r'name="_undo" value="(\d+)"', page)[1]
    desk.post(reverse("admin:events_article_decide", args=[article.pk, monday.pk]), {"_undo": version})
    monday.refresh_from_db()
    assert (monday.state, Event.objects.exclude(pk=event.pk).get().status) == ("proposed", "withdrawn")
    page = desk.get(decide(desk, monday, "reject")["Location"]).content.decode()
    assert 'name="_put_back"' in page.split('class="desk-bar"')[0]


@pytest.mark.parametrize("first", [0, 1])
def test_what_a_press_entered_goes_once_it_is_undone_and_no_other_event_needs_it(desk, article, first):
    def undone(card):
        version = str(Event.objects.get(citations__candidate=card).version)
        desk.post(reverse("admin:events_article_decide", args=[article.pk, card.pk]), {"_undo": version})

    cards = [candidate(article, "مساء الخميس"), candidate(article, "يوم الاثنين")]
    before = set(Actor.objects.values_list("pk", flat=True))
    decide(desk, cards[0], "publish", place="قرية جديدة", more_actors="فلان")
    decide(desk, cards[1], "accept", place="قرية جديدة", more_actors="علان")
    undone(cards[first])
    used_by = Event.objects.filter(place__name_ar="قرية جديدة").values_list("status", flat=True)
    assert list(used_by) == [("draft", "published")[first]]
    assert [actor.name_ar for actor in Actor.objects.exclude(pk__in=before)] == [("علان", "فلان")[first]]
    undone(cards[1 - first])
    assert not Place.objects.filter(name_ar="قرية جديدة").exists()
    assert set(Actor.objects.values_list("pk", flat=True)) == before


def test_what_a_press_entered_and_another_conflict_took_since_stays(desk, article):
    thursday = candidate(article, "مساء الخميس")
    decide(desk, thursday, "accept", place="قرية جديدة", more_actors="فلان")
    other = Conflict.objects.create(slug="other", name_en="Other")
    rows = [Place.objects.get(name_ar="قرية جديدة"), Actor.objects.get(name_ar="فلان")]
    for row in rows:
        row.conflicts.add(other)
    version = str(Event.objects.get(citations__candidate=thursday).version)
    desk.post(reverse("admin:events_article_decide", args=[article.pk, thursday.pk]), {"_undo": version})
    thursday.refresh_from_db()
    assert thursday.state == "proposed"
    kept = [model.objects.get(conflicts=other).name_ar for model in (Place, Actor)]
    assert kept == ["قرية جديدة", "فلان"]


@pytest.mark.parametrize("made_by", ["another card", "a colleague"])
def test_a_version_that_another_change_made_is_not_undone_as_the_cards(desk, article, made_by):
    thursday, monday = candidate(article, "مساء الخميس"), candidate(article, "يوم الاثنين")
    decide(desk, thursday, "accept")
    event = Event.objects.get()
    if made_by == "another card":
        decide(desk, monday, "accept", event=event.slug)
    else:
        publish(event, by=None)
    event.refresh_from_db()
    before = (event.status, event.version, event.citations.count())
    address = reverse("admin:events_article_decide", args=[article.pk, thursday.pk])
    page = desk.post(address, {"_undo": "2"}, follow=True).content.decode()
    assert "Somebody else changed this event meanwhile" in page
    event.refresh_from_db()
    thursday.refresh_from_db()
    assert before == {"another card": ("draft", 2, 2), "a colleague": ("published", 2, 1)}[made_by]
    assert (event.status, event.version, event.citations.count()) == before
    assert (thursday.state, thursday.citation.event) == ("accepted", event)


def test_what_was_changed_since_is_not_undone(desk, article):
    thursday = candidate(article, "مساء الخميس")
    decide(desk, thursday, "publish")
    event = Event.objects.get()
    withdraw(event, by=None)
    address = reverse("admin:events_article_decide", args=[article.pk, thursday.pk])
    page = desk.post(address, {"_undo": str(event.version - 1)}, follow=True).content.decode()
    assert "Somebody else changed this event meanwhile" in page
    thursday.refresh_from_db()
    assert thursday.state == "accepted"
    for strange in ("", "x", "9" * 40, "-1"):
        assert desk.post(address, {"_undo": strange}, follow=True).status_code == 200


def test_a_rejected_candidate_can_be_put_back(desk, article):
    april = candidate(article, "أبريل")
    decide(desk, april, "reject")
    april.refresh_from_db()
    assert april.state == "rejected"
    decide(desk, april, "put_back")
    april.refresh_from_db()
    assert april.undecided


def test_what_another_editor_decided_meanwhile_is_not_overwritten(desk, article):
    april = candidate(article, "أبريل")
    deciding.reject(candidate(article, "أبريل"))
    response = decide(desk, april, "accept")
    assert not Event.objects.exists()
    assert "Another editor has decided" in desk.get(response["Location"]).content.decode()


def test_selected_or_copied_words_become_a_candidate(desk, article):
    address = reverse("admin:events_article_words", args=[article.pk])
    desk.post(address, {"start": "0", "end": "18", "conflict": "conflict"})
    desk.post(address, {"words": "دعا المبعوث جميع  الأطراف", "conflict": "conflict"})
    by_hand = [c.quote for c in article.candidates.filter(by_hand=True)]
    assert by_hand == [article.text[:18].strip(), "دعا المبعوث جميع الأطراف"]
    response = desk.post(address, {"words": "ليست في النص", "conflict": "conflict"}, follow=True)
    assert "do not occur" in response.content.decode()


def test_a_decided_sentence_can_give_another_event(desk, article):
    thursday = candidate(article, "مساء الخميس")
    decide(desk, thursday, "accept")
    decide(desk, thursday, "again")
    again = article.candidates.get(by_hand=True)
    decide(desk, again, "accept", title="حدث ثان")
    assert Event.objects.count() == 2


def test_pasting_an_article_reads_it_and_fills_in_what_it_says_of_itself(desk):
    sent = {"text": "Talks in New York\r\n\r\nThe envoy met them on Thursday.", "published": "2023-03-31"}
    fixed = {"affiliation": "press", "text_is": "original", "_read": "1"}
    response = desk.post(reverse("admin:events_article_add"), {**sent, **fixed})
    article = Article.objects.get()
    assert response["Location"] == page_of(article)
    assert (article.title, article.language) == ("Talks in New York", "en")
    assert article.slug == "talks-in-new-york-2023-03-31"
    assert "\r" not in article.text
    assert article.candidates.get().date == "2023-03-30"
    address = f"{reverse('admin:events_conflict_add')}?read={article.pk}"
    assert f'href="{address}">Add a conflict first' in desk.get(page_of(article)).content.decode()


def test_an_uploaded_page_is_read_as_a_pasted_one(desk):
    data = b"<html><head><title>Talks</title></head><body><p>The envoy met them on Thursday.</p></body></html>"
    sent = {"upload": SimpleUploadedFile("page.html", data), "published": "2023-03-31", "_read": "1"}
    desk.post(reverse("admin:events_article_add"), {**sent, "affiliation": "press", "text_is": "original"})
    article = Article.objects.get()
    assert (article.title, article.text) == ("Talks", "The envoy met them on Thursday.")
    assert article.candidates.count() == 1


def test_pages_of_a_file_that_were_not_read_are_told(desk, monkeypatch):
    found = Upload("The envoy met them on Thursday.", left="2")
    monkeypatch.setattr("events.desk.forms.read_upload", lambda data, name: found)
    sent = {"upload": SimpleUploadedFile("report.pdf", b"%PDF-"), "published": "2023-03-31", "title": "Report"}
    sent |= {"affiliation": "press", "text_is": "original"}
    response = desk.post(reverse("admin:events_article_add"), sent, follow=True)
    assert "its last 2 pages were not read" in response.content.decode()


def test_an_upload_that_is_no_text_is_refused_and_nothing_is_saved(desk):
    sent = {"upload": SimpleUploadedFile("x.png", b"\x89PNG\0\0"), "affiliation": "press", "text_is": "original"}
    response = desk.post(reverse("admin:events_article_add"), sent)
    assert "no text, HTML page, PDF or Word document" in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("field", ["url", "text"])
def test_an_article_is_fetched_by_its_address_typed_or_pasted_and_a_known_one_is_not_fetched_again(
    desk, monkeypatch, field
):
    asked = []

    def fetched(address):
        asked.append(address)
        upload = Upload(
            "The envoy met them on Thursday.", "Talks", "The Herald", "2023-03-31", "https://example.org/a"
        )
        return upload

    monkeypatch.setattr("events.desk.articles.fetched", fetched)
    form = {field: "https://example.org/a?from=feed", "affiliation": "press", "text_is": "original"}
    add = reverse("admin:events_article_add")
    desk.post(add, form)
    assert asked == []  # it is saved without its text, as it was
    Article.objects.all().delete()
    response = desk.post(add, {**form, "_read": "1"})
    article = Article.objects.get()
    assert response["Location"] == page_of(article)
    assert (article.title, article.publisher, article.published, article.url) == (
        "Talks",
        "The Herald",
        "2023-03-31",
        "https://example.org/a",
    )
    assert article.candidates.get().date == "2023-03-30"
    again = desk.post(add, {**form, field: "http://example.org/a/#top", "_read": "1"}).content.decode()
    assert f'This article is here already: <a href="{page_of(article)}">' in again
    assert len(asked) == 1
    correct(article, confidential=True)  # of which nothing is told to those who are not named on it
    assert b"here already" not in desk.post(add, {**form, "_read": "1"}).content


@pytest.mark.parametrize("begun", [{"_read": "1"}, {}], ids=["read", "saved"])
@pytest.mark.parametrize(
    "pasted",
    [
        *(
            "file:///etc/passwd",
            "FILE:/home/me/My page.html",
            "javascript:alert(1)",
            "data:text/html,<b>x",
            "ftp://a.b/c",
        ),
        *(
            "\u200ejavascript:alert(1)\u200f",
            "  about:blank\n",
            "C:\\Users\\me\\My page.html",
            "mailto:a@example.org",
        ),
        *("https://example.org/a https://example.org/b", "view-source:https://example.org/a", "blob:https://a.org/1"),
    ],
)
def test_what_is_pasted_as_an_address_and_is_none_of_a_page_becomes_no_text(desk, pasted, begun):
    form = {"text": pasted, "affiliation": "press", "text_is": "original", **begun}
    page = desk.post(reverse("admin:events_article_add"), form).content.decode()
    assert not Article.objects.exists()
    assert re.findall(r'<ul class="errorlist"[^>]*>\s*<li>([^<]*)', page) == [str(NOT_AN_ADDRESS)]


@pytest.mark.parametrize("pasted", ["\u200ehttps://example.org/a\u200f", "www.example.org/a", "example.org/a"])
def test_signs_that_nobody_sees_and_a_scheme_left_out_do_not_make_a_text_of_an_address(desk, monkeypatch, pasted):
    asked = []
    monkeypatch.setattr(
        "events.desk.articles.fetched", lambda address: asked.append(address) or Upload("Words.", "A")
    )
    form = {"text": pasted, "affiliation": "press", "text_is": "original", "_read": "1"}
    desk.post(reverse("admin:events_article_add"), form)
    assert asked == [f"https://{pasted.strip(chr(0x200E) + chr(0x200F)).removeprefix('https://')}"]


@pytest.mark.parametrize(
    "text", ["Note: they met.", "عاجل: اجتمعوا", "Envoy.", "See https://example.org/a for more."]
)
def test_a_text_with_a_colon_or_an_address_in_it_stays_a_text(desk, text):
    desk.post(reverse("admin:events_article_add"), {"text": text, "affiliation": "press", "text_is": "original"})
    assert Article.objects.get().text == text


@pytest.mark.parametrize(
    ("pasted", "typed", "kept"),
    [
        ("\u200ehttps://example.org/a\n\nTalks open\nThe envoy came.", "", ("https://example.org/a", "Talks open")),
        ("https://example.org/a\nTalks open", "https://b.org/", ("https://b.org/", "Talks open")),
        ("Talks open\nhttps://example.org/a", "", ("", "Talks open")),
    ],
)
def test_an_address_on_the_first_line_of_a_text_is_the_articles(desk, pasted, typed, kept):
    form = {"text": pasted, "url": typed, "affiliation": "press", "text_is": "original"}
    desk.post(reverse("admin:events_article_add"), form)
    article = Article.objects.get()
    assert (article.url, article.title) == kept


def test_what_cannot_be_fetched_is_said_beside_the_address_and_nothing_is_saved(desk):
    form = {"url": "http://127.0.0.1:1/", "affiliation": "press", "text_is": "original", "_read": "1"}
    page = desk.post(reverse("admin:events_article_add"), form, headers={"Accept-Language": "ar"}).content.decode()
    assert "هذا العنوان لا يقود إلى موقع عام" in page
    assert not Article.objects.exists()


def test_a_corrected_date_of_publication_leads_to_the_dates_it_would_move(desk, article):
    decide(desk, candidate(article, "مساء الخميس"), "publish")
    form = {"title": article.title, "slug": article.slug, "affiliation": "press", "text_is": "original"}
    form |= {"language": "ar", "text": article.text, "published": "2023-04-14"}
    form |= {"public_reason": "The paper was dated a week later."}
    response = desk.post(reverse("admin:events_article_change", args=[article.pk]), form)
    dates = reverse("admin:events_article_dates", args=[article.pk])
    assert response["Location"] == dates
    assert candidate(article, "يوم الاثنين").date == "2023-04-10"
    assert Event.objects.get().date == "2023-03-30"
    assert "13 April 2023" in desk.get(dates).content.decode()
    citation = Citation.objects.get()
    desk.post(dates, {f"move-{citation.pk}": ""})
    assert Citation.objects.get().date == "2023-03-30"
    desk.post(dates, {f"move-{citation.pk}": "move"})
    assert (Citation.objects.get().date, Event.objects.get().date) == ("2023-04-13", "2023-04-13")


def test_a_confidential_article_is_no_page_for_those_who_are_not_named(desk, article):
    correct(article, confidential=True)
    assert desk.get(page_of(article)).status_code == 404
    assert decide(desk, article.candidates.first(), "reject").status_code == 404
    article.known_to.add(desk.user)
    assert desk.get(page_of(article)).status_code == 200


def test_nothing_of_a_confidential_source_is_quoted_beforehand_and_our_words_are_asked_for(desk, article):
    correct(article, confidential=True)
    article.known_to.add(desk.user)
    thursday = candidate(article, "مساء الخميس")
    Candidate.objects.filter(pk=thursday.pk).update(attribution="The colonel")
    page = desk.get(page_of(article)).content.decode()
    card = page.split('class="card')[1]
    assert not [said for said in (thursday.quote, f'value="{thursday.title}"', "The colonel") if said in card]
    assert "What it says, in our words" in page
    refused = decide(desk, thursday, "publish", quote="").content.decode()
    assert "Say what the source says" in refused
    decide(desk, thursday, "publish", quote="", claim="The envoy was received.")
    account = Citation.objects.get()
    assert (account.quote, account.quote_start, account.claim_en) == ("", None, "The envoy was received.")
    assert (account.date, account.date_as_written) == ("2023-03-30", "")
    assert Event.objects.get().status == "published"


def test_who_is_no_editor_sees_nothing_of_it(client, article):
    assert client.get(page_of(article)).status_code == 302
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(page_of(article)).status_code == 403
    assert client.get(reverse("admin:events_find_events"), {"q": "x"}).status_code == 403


def test_events_are_found_for_the_field_of_another_event(desk, article):
    an_event("reception", title_ar="استقبال الأمين العام")
    found = desk.get(reverse("admin:events_find_events"), {"q": "إستقبال", "conflict": "conflict"}).json()["events"]
    assert [event["slug"] for event in found] == ["reception"]


def test_the_page_is_made_by_a_fixed_number_of_queries(desk, article, django_assert_max_num_queries):
    for number in range(30):
        an_event(f"e{number}", date="2023-03-30")
    with django_assert_max_num_queries(30), translation.override("ar"):
        assert desk.get(page_of(article)).status_code == 200


def test_a_contributor_makes_drafts_of_their_own_and_adds_to_no_event_of_others(client, article, django_user_model):
    the_groups()
    user = django_user_model.objects.create_user("samir", is_staff=True)
    user.groups.add(Group.objects.get(name=CONTRIBUTORS))
    client.force_login(user)
    theirs = an_event("theirs", date="2023-03-30")
    decide(client, candidate(article, "مساء الخميس"), "accept", event="theirs")
    assert theirs.citations.count() == 1
    decide(client, candidate(article, "مساء الخميس"), "publish")
    assert not Event.objects.exclude(pk=theirs.pk).exists()
    decide(client, candidate(article, "مساء الخميس"), "accept")
    draft = Event.objects.exclude(pk=theirs.pk).get()
    assert draft.status == "draft"


def test_a_place_is_chosen_or_made_with_one_tick_and_then_known_to_the_other_cards(desk):
    a_conflict("conflict")
    a_kind("talks")
    text = "Shells fell in Goma on Monday. Envoys met in Goma on Tuesday. It rained on Wednesday."
    article = an_article(text=text, language="en", published="2024-06-20")
    read_into_candidates(article)
    monday, wednesday = candidate(article, "Monday"), candidate(article, "Wednesday")
    page = desk.get(page_of(article)).content.decode()
    assert "Goma (Democratic Republic of the Congo · -1.67, 29.23)" in re.sub("[\u2066-\u2069]", "", page)
    assert f'name="c{wednesday.pk}-offered_place"' not in page
    assert decide(desk, monday, "accept", offered_place="Nowhere").status_code == 200
    assert not Place.objects.exists()
    decide(desk, monday, "accept", offered_place="Goma")
    place = Place.objects.get()
    assert (Event.objects.get().place, place.latitude, place.longitude) == (place, -1.67, 29.23)
    tuesday = candidate(article, "Tuesday")
    assert tuesday.beside["own_places"] == [place.pk]
    assert CandidateForm(tuesday, kinds=[]).initial["place"] == "Goma"


def test_no_place_of_a_confidential_source_is_filled_in_which_its_draft_would_tell_the_whole_desk(desk, article):
    correct(article, confidential=True)
    article.known_to.add(desk.user)
    thursday, monday = candidate(article, "مساء الخميس"), candidate(article, "يوم الاثنين")
    place = Place.objects.create(slug="depot", name_en="The depot")
    Candidate.objects.filter(pk=thursday.pk).update(beside={"places": [{"name": "The old well"}]})
    Candidate.objects.filter(pk=monday.pk).update(beside={"own_places": [place.pk]})
    page = desk.get(page_of(article)).content.decode()
    offered = re.findall(rf'<input type="radio" name="c{thursday.pk}-offered_place" value="([^"]*)"([^>]*)>', page)
    assert [(name, "checked" in rest) for name, rest in offered] == [("", True), ("The old well", False)]
    assert 'value="The depot" ' not in page.split('<div class="card')[2]
    assert page.count("Title, place and actors are seen by all who work at this desk") == 3
    decide(desk, thursday, "accept", quote="", claim="They met.", title="Met")
    assert (Event.objects.get().place, list(Place.objects.all())) == (None, [place])


def test_of_many_dates_all_are_marked_and_those_with_cards_alone_loaded_whole(desk, article, monkeypatch):
    monkeypatch.setattr("events.desk.reading.MOST_CARDS", 1)
    decide(desk, candidate(article, "مساء الخميس"), "reject")
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(page_of(article)).content.decode()
    assert (page.count('<div class="card'), page.count('class="expression')) == (1, 3)
    assert ("2 candidates to decide" in page, "1 more appears here as you decide these." in page) == (True, True)
    assert page.count('<li id="candidate-') == 1
    whole = [query["sql"] for query in asked if '"events_candidate"."working"' in query["sql"].partition(" FROM ")[0]]
    assert (len(whole), "LIMIT 1" in whole[0]) == (1, True)


def test_a_town_that_is_typed_has_the_coordinates_that_the_gazetteer_gives_in_the_states_of_the_text(desk):
    a_conflict("conflict")
    article = an_article(text="Le M23 est entré en RDC lundi.", language="fr", published="2024-06-20")
    read_into_candidates(article)
    decide(desk, article.candidates.get(), "accept", kind=a_kind("talks").slug, place="Bukavu")
    place = Event.objects.get().place
    assert (place.name_fr, place.latitude, place.longitude) == ("Bukavu", -2.49, 28.84)


@pytest.mark.parametrize(("lang", "typed"), [("fr", "Marioupol"), ("ar", "ماريوبول")])
def test_a_town_typed_in_another_language_is_the_place_that_is_there(desk, lang, typed):
    conflict = a_conflict("conflict")
    place = Place.objects.create(slug="mariupol", name_en="Mariupol", latitude=47.1, longitude=37.55)
    place.conflicts.add(conflict)
    text = {"fr": "En Ukraine, ils se sont réunis lundi.", "ar": "في أوكرانيا اجتمعوا يوم الاثنين."}[lang]
    article = an_article(text=text, language=lang, published="2024-06-20")
    read_into_candidates(article)
    page = decide(desk, article.candidates.get(), "accept", kind=a_kind("talks").slug, title="Talks", place=typed)
    assert Event.objects.get().place == place
    assert [each.slug for each in Place.objects.all()] == ["mariupol"]
    assert "Entered anew" not in desk.get(page["Location"]).content.decode()


def test_a_card_offers_what_is_of_its_conflict_alone(desk):
    other, own = a_conflict("sahara"), a_conflict("conflict")
    for actor, conflict in ((an_actor("theirs"), other), (an_actor("ours"), own)):
        actor.conflicts.add(conflict)
    for slug, conflict in (("their-place", other), ("our-place", own)):
        Place.objects.create(slug=slug, name_en=slug).conflicts.add(conflict)
    for slug, conflict in (("their-kind", other), ("our-kind", own)):
        a_kind(slug).conflicts.add(conflict)
    article = an_article(text="They met on Monday.", language="en", published="2024-06-20")
    read_into_candidates(article)
    page = desk.get(page_of(article) + "?conflict=conflict").content.decode()
    assert 'option value="Ours"' in page
    assert 'option value="our-place"' in page
    assert 'option value="our-kind"' in page
    assert not re.search('value="(Theirs|their-place|their-kind)"', page)


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("fr", "La trêve s’applique à compter du 26 mars 2023.", "à compter du 26 mars 2023"),
        ("ar", "يسري الاتفاق اعتبارا من 26 مارس 2023.", "اعتبارا من 26 مارس 2023"),
    ],
)
def test_of_what_goes_on_since_a_day_that_day_is_offered_too(desk, lang, text, words):
    a_conflict("conflict")
    article = an_article(text=text, language=lang, published="2023-03-20")
    start = text.index(words)
    address = reverse("admin:events_article_words", args=[article.pk])
    desk.post(address, {"conflict": "conflict", "start": start, "end": start + len(words)})
    selected = article.candidates.get()
    page = desk.get(page_of(article)).content.decode()
    assert re.findall(r'-choice" value="([^"]*)"', page) == ["2023-03-26/..", "2023-03-26"]
    assert "say since when, and not until when" in page
    decide(desk, selected, "accept", kind=a_kind("talks").slug, title="A truce", choice="2023-03-26")
    assert Citation.objects.get().date == "2023-03-26"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Le parlement kényan a approuvé lundi l’envoi de soldats dans l’est de la RDC.", ""),
        ("Ils sont à Goma depuis lundi.", "Goma"),
    ],
)
def test_a_state_that_a_text_names_is_not_chosen_as_the_place(text, chosen):
    article = an_article(text=text, language="fr", published="2024-06-20")
    read_into_candidates(article)
    card = CandidateForm(article.candidates.get(), kinds=[])
    assert [name for name, _words in card.places.choices][1:] == [chosen or "RDC"]
    assert card["offered_place"].value() == chosen


def test_the_town_that_is_named_first_is_chosen_before_one_that_is_known():
    Place.objects.create(slug="bucha", name_en="Bucha", latitude=50.54, longitude=30.22)
    text = "In Ukraine drones struck the town of Irpin on Monday, and the wounded were brought to Bucha."
    article = an_article(text=text, language="en", published="2024-06-20")
    read_into_candidates(article)
    card = CandidateForm(article.candidates.get(), kinds=[])
    assert [name for name, _words in card.places.choices] == ["", "Bucha", "Irpin"]
    assert (card["offered_place"].value(), card["place"].value()) == ("Irpin", "")


def test_a_place_that_is_typed_stands_before_the_one_that_was_chosen_for_the_card(desk):
    a_conflict("conflict")
    a_kind("talks")
    article = an_article(text="Shells fell in Goma on Monday.", language="en", published="2024-06-20")
    read_into_candidates(article)
    monday = article.candidates.get()
    assert CandidateForm(monday, kinds=[]).initial["offered_place"] == "Goma"
    decide(desk, monday, "accept", offered_place="Goma", place="North Kivu")
    assert Event.objects.get().place.name.text == "North Kivu"


def test_the_suggestions_of_names_tell_the_other_spellings_by_which_one_is_known(desk, article):
    an_actor("mistura", aliases="De Mistura\nStaffan")
    page = desk.get(page_of(article)).content.decode()
    [option] = re.findall(r'<option value="[^"]*" label="([^"]*Staffan[^"]*)">', page)
    assert "De Mistura · Staffan" in option


def test_a_date_that_hangs_on_another_event_becomes_a_card_by_one_press_with_its_sentence(desk):
    a_conflict("conflict")
    text = "Rebels took the port on Monday, officials said on Tuesday. The group was founded in 2007."
    article = an_article(text=text, language="en", published="2024-06-20")
    read_into_candidates(article)
    monday = article.candidates.get()
    assert re.findall(r'name="_beside" value="(\d+)"', desk.get(page_of(article)).content.decode()) == ["50", "84"]
    address = reverse("admin:events_article_decide", args=[article.pk, monday.pk])
    desk.post(address, {"_beside": "84", "conflict": "conflict"})
    founded = article.candidates.exclude(pk=monday.pk).get()
    assert (founded.date, founded.quote) == ("2007", "The group was founded in 2007.")
    assert re.findall(r'name="_beside" value="(\d+)"', desk.get(page_of(article)).content.decode()) == ["50"]
    desk.post(address, {"_beside": "9", "conflict": "conflict"})
    assert article.candidates.count() == 2


def test_another_day_of_the_same_article_is_not_chosen_to_be_the_event_that_it_told_of(desk):
    conflict, kind = a_conflict("conflict"), a_kind("talks")
    place = Place.objects.create(slug="goma", name_en="Goma")
    text = "Rebels shelled Goma on Monday. Rebels shelled Goma on Tuesday."
    article = an_article(text=text, language="en", published="2024-06-20")
    read_into_candidates(article)
    decide(desk, candidate(article, "Monday"), "accept", title="Rebels shelled Goma", place="Goma")
    event = Event.objects.get()
    assert (event.place, event.kind, event.conflict) == (place, kind, conflict)
    card = desk.get(page_of(article)).content.decode().split('class="same"')[1].split("</fieldset>")[0]
    assert f'value="{event.slug}"' in card
    assert re.findall(r'value="([^"]*)"[^>]* checked', card) == [""]


def test_a_day_without_a_year_just_before_the_article_is_chosen_and_a_weekday_that_nothing_decides_is_not(desk):
    a_conflict("conflict")
    text = "On August 3 photos of the base. On Thursday photos of the bridge."
    article = an_article(text=text, language="en", published="2024-08-04")
    read_into_candidates(article)
    chosen = [CandidateForm(one, kinds=[]).initial["choice"] for one in article.candidates.order_by("start")]
    assert chosen == ["2024-08-03", None]


def test_of_an_article_without_text_no_words_can_be_chosen(desk):
    page = desk.get(reverse("admin:events_article_read", args=[an_article(language="en").pk])).content.decode()
    assert "The desk holds no text of this source." in page
    assert 'name="words"' not in page
    page = desk.get(reverse("admin:events_article_read", args=[an_article(text="Talks.", language="en").pk]))
    assert "The desk holds no text" not in page.content.decode()
    assert 'name="words"' in page.content.decode()


def test_an_article_without_a_date_is_given_one_above_its_text_and_read_by_it(desk):
    article = an_article(text="وصل الوفد إلى البلدة يوم الخميس.", language="ar", published="")
    page = page_of(article)
    assert 'id="published"' in desk.get(page).content.decode()
    refused = desk.post(page, {"published": "some day"}).content.decode()
    assert 'value="some day"' in refused
    article.refresh_from_db()
    assert article.published == ""
    desk.post(page, {"published": "31 مارس 2023"}, headers={"Accept-Language": "ar"})
    article.refresh_from_db()
    assert article.published == "2023-03-31"
    assert candidate(article, "يوم الخميس").date == "2023-03-30"
    assert 'id="published"' not in desk.get(page).content.decode()
    desk.post(page, {"published": "1 مارس 2020"}, headers={"Accept-Language": "ar"})
    article.refresh_from_db()
    assert article.published == "2023-03-31"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A headline\n\nIt rained.", "A headline"),
        ("ديسمبر 16, 2025\nسقوط المطر\n\nسقط المطر أمس.", "سقوط المطر"),
        ("صفاقس- (و أ ن)\n\nسقط المطر أمس في الوادي.", "سقط المطر أمس في الوادي."),
        ("RABAT (ANB) –\nEnvoys meet by the well\n\nEnvoys met.", "Envoys meet by the well"),
        ("Talks (again)\n\nEnvoys met by the old well.", "Talks (again)"),
        ("محادثات (مرة أخرى)\n\nالتقى المبعوثان أمس.", "محادثات (مرة أخرى)"),
        (
            "Home\nWorld\nLog in | Join\nShare this page\n\nEnvoys meet by the old well\n\nEnvoys met.",
            "Envoys meet by the old well",
        ),
        ("إعلان\n\nسقوط المطر في الوادي\n\nكتب : مراسل\n\nسقط المطر أمس.", "سقوط المطر في الوادي"),
        ("سجّل إعجابك بصفحتنا على الشبكة\n\nسقط المطر أمس في الوادي.", "سقط المطر أمس في الوادي."),
        ("Suivez-nous sur le réseau\n\nLa pluie tombe enfin\n\nIl a plu.", "La pluie tombe enfin"),
        ("Share of rain that the valley wants\n\nIt rained.", "Share of rain that the valley wants"),
        ("Rain at last\nBy A. Reporter\n\nIt rained on the old well.", "Rain at last"),
        ("3 May 2021", "3 May 2021"),
        ("One. " + "two " * 60, "One"),
        ("word " * 50, "word " * 38 + "word…"),
        ("w" * 300, "w" * 199 + "…"),
    ],
)
def test_an_article_is_called_by_its_first_line_or_sentence_in_whole_words(text, title):
    assert headline(text) == title
