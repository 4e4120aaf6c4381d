"""Whatever stands where the desk's pages send a number, a page answers, and soon."""

import time

import pytest
from django.urls import reverse

from events.models import Article, Event
from tests.databases import of_one_database
from tests.factories import a_draft, an_article, an_event

ODD = ["²", "٣", "-1", "9" * 30, "9" * 5000, "1e3", "null", ""]


@pytest.mark.parametrize("odd", of_one_database(ODD, but=ODD[0]))
def test_an_outdated_form_with_odd_numbers_leads_to_a_page(desk, odd):
    event = a_draft("talks")
    desk.post(reverse("admin:events_event_change", args=[event.pk]), {"title_en": "Other"})
    names = ["citations-TOTAL_FORMS", "citations-INITIAL_FORMS", "participations-TOTAL_FORMS", "citations-0-id"]
    names += ["citations-0-deaths_low", "kind", "conflict", "place", "participations-0-actor", "citations-0-claimant"]
    for base in ("0", "1", odd):
        sent = {**dict.fromkeys(names, odd), "base_version": base, "citations-0-date": "2023"}
        answer = desk.post(reverse("admin:events_event_change", args=[event.pk]), sent)
        assert answer.status_code == 200


@pytest.mark.parametrize("odd", ODD)
def test_what_is_asked_of_the_desk_with_odd_numbers_is_answered(desk, odd):
    event, article = a_draft("talks"), an_article(text="On 3 March 2023 they met.", language="en")
    similar = reverse("admin:events_event_similar")
    assert desk.get(similar, {"conflict": odd, "words": "x", "actor": odd, "but": odd}).json() == {"events": []}
    compare = reverse("admin:events_event_compare", args=[event.pk])
    assert desk.get(compare, {"from": odd, "to": odd}).status_code == 404
    meet = reverse("admin:events_event_meet", args=[event.pk])
    assert desk.post(meet, {"typed": "{}", "base": odd, "theirs": odd}).status_code == 404
    words = reverse("admin:events_article_words", args=[article.pk])
    assert desk.post(words, {"start": odd, "end": odd, "words": odd}).status_code == 302
    listed = reverse("admin:events_event_changelist")
    chosen = {"action": "send_selected_to_review", "_selected_action": event.pk, f"seen-{event.pk}": odd}
    assert desk.post(listed, chosen).status_code == 302


@pytest.mark.parametrize("odd", ODD)
def test_a_form_that_begins_with_an_odd_address_is_shown_empty(desk, odd):
    event = a_draft("talks")
    add = reverse("admin:events_event_add")
    assert desk.get(add, {"conflict": odd, "kind": odd, "place": odd}).status_code == 200
    assert desk.get(reverse("admin:events_article_add"), {"known_to": odd}).status_code == 200
    assert desk.get(reverse("admin:events_actor_add"), {"part_of": odd}).status_code == 200
    assert desk.get(reverse("admin:events_event_merge", args=[event.pk]), {"other": odd}).status_code == 200


def test_a_table_of_a_filter_that_is_none_leads_to_the_list(desk):
    answer = desk.get(reverse("admin:events_event_export"), {"nothing": "1"})
    assert (answer.status_code, answer["Location"]) == (302, f"{reverse('admin:events_event_changelist')}?e=1")


@pytest.mark.parametrize("typed", ["[" * 100_000, "null", "[]", "7", '{"citations": 7}', '{"citations": [7]}'])
def test_a_meeting_of_what_is_no_document_is_not_there(desk, typed):
    event = a_draft("talks")
    meet = reverse("admin:events_event_meet", args=[event.pk])
    assert desk.post(meet, {"typed": typed, "base": "1", "theirs": "1"}).status_code == 404


def test_a_form_of_thousands_of_rows_is_answered_within_five_seconds(desk):
    counts = {f"{name}-{of}_FORMS": "9999" for name in ("citations", "participations") for of in ("TOTAL", "INITIAL")}
    before = time.process_time()
    assert desk.post(reverse("admin:events_event_add"), counts).status_code == 200
    assert time.process_time() - before < 5


@pytest.mark.parametrize("odd", ["9" * 30, "²", "x"])
def test_a_form_with_people_who_are_none_is_refused(desk, odd):
    sent = {"title": "A", "language": "en", "affiliation": "press", "text_is": "original", "known_to": odd}
    page = desk.post(reverse("admin:events_article_add"), sent)
    assert page.status_code == 200
    assert "Select a valid choice. 0 is not one of the available choices." in page.content.decode()
    assert not Article.objects.exists()


def test_nothing_is_saved_as_new(desk):
    event = a_draft("talks")
    sent = {"_saveasnew": "1", "citations-TOTAL_FORMS": "0", "citations-INITIAL_FORMS": "0"}
    sent |= {"participations-TOTAL_FORMS": "0", "participations-INITIAL_FORMS": "0"}
    assert desk.post(reverse("admin:events_event_change", args=[event.pk]), sent).status_code == 200
    assert Event.objects.count() == 1


@pytest.mark.parametrize("typed", ['{"title": 5}', '{"slug": ["a"]}', '{"citations": 5}', '{"citations": [5]}'])
def test_a_version_of_another_shape_that_met_one_is_no_page(desk, typed):
    event = an_event("talks")
    number, theirs = event.revisions.count(), str(event.version)
    meet = reverse("admin:events_event_meet", args=[event.pk])
    for taken in ({}, {f"take-{place}": "yours" for place in range(4)}):
        sent = {"typed": typed, "base": "1", "theirs": theirs, "public_reason": "A slip.", **taken}
        assert desk.post(meet, sent).status_code == 404
    assert event.revisions.count() == number
