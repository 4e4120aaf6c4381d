import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Event
from events.record.door import change
from events.record.meeting import MOST_ROWS
from tests.desk.test_admin import account_row, address, the_form
from tests.factories import a_draft, an_actor, an_article, published

pytestmark = pytest.mark.django_db


def edit(event: Event, **fields) -> None:
    """A colleague's change."""
    with change([event.pk], by=None) as door:
        for name, value in fields.items():
            setattr(door.event, name, value)
        door.event.save()
    event.refresh_from_db()


def compared(desk, event: Event, one: int, other: int) -> list[list[str]]:
    page = desk.get(reverse("admin:events_event_compare", args=[event.pk]) + f"?from={one}&to={other}")
    table = page.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in table.split("</tr>") if "<td" in row]


def test_two_versions_are_compared_field_by_field_accounts_and_actors_included(desk):
    event = a_draft("talks", actors=[an_actor("morocco")])
    row = {**account_row(event), "claim_en": "Other."}
    desk.post(address(event), the_form(event, accounts=[row], date="2023-04", significance=3))
    assert compared(desk, event, 1, 2) == [
        ["Date", "2023-03-30 (30 March 2023)", "2023-04 (in April 2023, day not given)"],
        ["Significance", "notable", "a landmark"],
        [f"Account: {event.citations.get().article} – What it says, in English", "It says so.", "Other."],
    ]


def test_a_restored_version_asks_for_a_reason_that_readers_see(desk):
    event = published("talks")
    edit_published(event)
    page = desk.post(reverse("admin:events_event_restore", args=[event.pk, 2]))
    assert b"say for them, in one sentence" in page.content
    desk.post(reverse("admin:events_event_restore", args=[event.pk, 2]), {"public_reason": "It was right before."})
    event.refresh_from_db()
    assert (event.title_en, event.version) == ("talks", 4)
    assert event.revisions.first().public_reason == "It was right before."


def edit_published(event: Event) -> None:
    edit(event, title_en="Renamed")


def test_history_hides_the_account_of_a_source_from_those_not_named_on_it(desk):
    secret = an_article(title="Whistle", confidential=True)
    event = a_draft("talks", accounts=[{"date": "2023", "quote": "Secret words", "article": secret}])
    with_words(event, "Other secret words")
    page = desk.get(reverse("admin:events_event_compare", args=[event.pk]) + "?from=1&to=2").content.decode()
    assert "ecret words" not in page
    assert "Whistle" not in page
    assert "Also changed" in page


def with_words(event: Event, words: str) -> None:
    with change([event.pk], by=None):
        account = event.citations.get()
        account.quote = words
        account.save()


def choices(page: str) -> dict[str, tuple[str, str]]:
    """Name of the choice and what is chosen already, by place."""
    found = {}
    for row in page.partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>"):
        if name := re.search(r'name="(take-\d+)"', row):
            place = re.search(r'scope="row">([^<]*)', row)[1]
            chosen = re.search(r'value="(\w+)" required checked', row)
            found[place] = (name[1], chosen[1] if chosen else "")
    return found


def hidden(page: str) -> dict[str, str]:
    from html import unescape

    found = dict(re.findall(r'name="(base|theirs|typed)" value="([^"]*)"', page))
    return {name: unescape(value) for name, value in found.items()}


def test_two_editors_who_met_lose_nothing_and_choose_only_where_both_changed_the_same(desk):
    event = a_draft("talks")
    form = the_form(event, accounts=[account_row(event)], title_en="Mine", summary_en="My summary")
    edit(event, title_en="Theirs", date="2023-04")
    page = desk.post(address(event), {**form, "reason": "Because"}).content.decode()
    found = choices(page)
    assert {place: chosen for place, (_name, chosen) in found.items()} == {
        "Title in English": "",
        "Date": "theirs",
        "Summary in English": "yours",
    }
    answer = {**hidden(page), **{name: chosen or "yours" for name, chosen in found.values()}, "reason": "Because"}
    desk.post(reverse("admin:events_event_meet", args=[event.pk]), answer)
    event.refresh_from_db()
    assert (event.title_en, event.summary_en, event.date, event.version) == ("Mine", "My summary", "2023-04", 3)
    assert event.revisions.first().reason == "Because"


def test_an_account_that_a_colleague_removed_while_it_was_edited_is_asked_about(desk):
    event = a_draft("talks", accounts=[{"date": "2023-03-30"}, {"date": "2023"}])
    first = event.citations.order_by("pk").first()
    row = {"id": first.pk, "event": event.pk, "article": first.article_id, "date": "2023-03-30", "claim_en": "Edited"}
    form = the_form(event, accounts=[row])
    with change([event.pk], by=None):
        first.delete()
    page = desk.post(address(event), form).content.decode()
    [(name, chosen)] = choices(page).values()
    assert chosen == ""
    desk.post(reverse("admin:events_event_meet", args=[event.pk]), {**hidden(page), name: "yours"})
    assert sorted(event.citations.values_list("claim_en", flat=True)) == ["Edited", "It says so."]


def test_a_third_change_in_between_shows_the_page_anew_with_all_that_was_typed(desk):
    event = a_draft("talks")
    form = the_form(event, accounts=[account_row(event)], title_en="Mine")
    edit(event, summary_en="Second")
    page = desk.post(address(event), form).content.decode()
    edit(event, summary_en="Third")
    answer = {**hidden(page), "take-0": "yours", "take-1": "yours"}
    page = desk.post(reverse("admin:events_event_meet", args=[event.pk]), answer).content.decode()
    assert "Third" in page
    assert "Mine" in page
    event.refresh_from_db()
    assert event.title_en == "talks"


def test_a_forged_choice_publishes_nothing(desk):
    event = a_draft("talks")
    form = the_form(event, accounts=[account_row(event)], title_en="Mine")
    edit(event, summary_en="Second")
    found = hidden(desk.post(address(event), form).content.decode())
    typed = json.loads(found["typed"])
    typed["status"] = "published"
    for account in typed["citations"]:
        account["published"] = True
    answer = {**found, "typed": json.dumps(typed), **{f"take-{n}": "yours" for n in range(9)}}
    desk.post(reverse("admin:events_event_meet", args=[event.pk]), answer)
    event.refresh_from_db()
    assert event.status == "draft"
    assert not event.citations.get().published


@pytest.mark.parametrize(
    "answer", [{}, {"typed": "no json", "base": "1", "theirs": "1"}, {"typed": "[]", "base": "x"}]
)
def test_a_broken_answer_is_refused_without_a_trace(desk, answer):
    event = a_draft("talks")
    assert desk.post(reverse("admin:events_event_meet", args=[event.pk]), answer).status_code == 404


@pytest.mark.parametrize("as_number", [True, False])
def test_no_answer_of_a_contributor_takes_an_account_from_another_event(contributor, django_user_model, as_number):
    samir = django_user_model.objects.get(username="samir")
    theirs = published("theirs", title_en="Theirs")
    stolen, version = theirs.citations.get(), theirs.version
    with change(by=samir):
        mine = Event(conflict=theirs.conflict, kind=theirs.kind, slug="mine", title_en="Mine", date="2023")
        mine.save()
    base = mine.revisions.get().document
    forged = {**theirs.revisions.first().document["citations"][0], "id": stolen.pk if as_number else str(stolen.pk)}
    answer = {"typed": json.dumps({**base, "citations": [forged]}), "base": 1, "theirs": 1}
    page = contributor.post(reverse("admin:events_event_meet", args=[mine.pk]), {**answer, "take-0": "yours"})
    theirs.refresh_from_db()
    assert (theirs.citations.get(), theirs.version, theirs.citation_count) == (stolen, version, 1)
    assert mine.citations.count() == (0 if as_number else 1)
    assert ("another event now: “Theirs”" in page.content.decode()) == as_number


def test_a_withdrawal_is_undone_from_its_message_and_not_by_restoring_a_version(desk):
    event = published()
    withdrawn = desk.post(
        reverse("admin:events_event_withdraw", args=[event.pk]), {"public_reason": "It did not happen."}, follow=True
    ).content.decode()
    page = desk.get(f"{reverse('admin:events_event_compare', args=[event.pk])}?from=2&to=3").content.decode()
    assert "Restoring a version leaves the status as it is" in page
    assert reverse("admin:events_event_restore", args=[event.pk, 2]) not in page
    [undo] = re.findall(r'href="([^"]*/undo/action-[^"]*)"', withdrawn)
    desk.post(undo)
    event.refresh_from_db()
    assert event.status == "published"


def test_history_tells_dates_in_words_the_status_and_who_read_it_in_the_language_of_the_desk(desk):
    event = a_draft(date="1991-09")
    with change([event.pk], by=desk.user, reason="Read from article 7") as door:
        door.event.title_en = "Another title"
        door.event.save()
    desk.cookies["django_language"] = "ar"
    page = desk.get(reverse("admin:events_event_history", args=[event.pk])).content.decode()
    assert "المقال رقم 7" in page
    assert "Read from article" not in page
    assert "في سبتمبر 1991 (اليوم غير مذكور)" in page
    assert "1991-09" not in page
    assert "مسودة" in page


@pytest.mark.parametrize(
    ("lang", "dir", "title"), [("en", "ltr", "Talks"), ("ar", "rtl", "محادثات"), ("fr", "ltr", "Talks")]
)
def test_history_tells_a_title_in_the_language_of_the_desk_or_else_in_one_that_it_has(desk, lang, dir, title):
    event = a_draft(title_ar="محادثات", title_en="Talks")
    desk.cookies["django_language"] = lang
    page = desk.get(reverse("admin:events_event_history", args=[event.pk])).content.decode()
    assert re.findall(r'<td><span lang="(..)" dir="(...)">(.*?)</span>', page) == [
        ("ar" if lang == "ar" else "en", dir, title)
    ]


def met(desk, **typed) -> tuple[Event, dict[str, str], dict]:
    """A draft over which two met, the second one's answer, and what they typed."""
    event = a_draft("talks")
    form = the_form(event, accounts=[account_row(event)], title_en="Mine")
    edit(event, summary_en="Second")
    answer = hidden(desk.post(address(event), form).content.decode())
    document = {**json.loads(answer["typed"]), **typed}
    return event, {**answer, "typed": json.dumps(document), **{f"take-{n}": "yours" for n in range(9)}}, document


@pytest.mark.parametrize(
    "typed",
    [
        {"title": {"en": ["Mine"]}},
        {"title": "Mine"},
        {"notes": "\ud800"},
        {"notes": ["Mine"]},
        {"participations": ["front"]},
        {"participations": [{"actor": "front", "role": ["host"]}]},
        {"citations": "none"},
        {"citations": [{"id": None, "article": {"slug": "a"}}]},
    ],
)
def test_what_is_no_document_is_refused_where_two_met(desk, typed):
    event, answer, _document = met(desk, **typed)
    there = reverse("admin:events_event_meet", args=[event.pk])
    for theirs in ("1", answer["theirs"]):
        assert desk.post(there, {**answer, "theirs": theirs}).status_code == 404
    event.refresh_from_db()
    assert event.version == 2


def test_more_accounts_than_a_form_holds_are_refused_where_two_met_without_a_look_at_them(
    desk, django_assert_max_num_queries
):
    rows = [{"id": f"citations-{number}", "article": f"source-{number}"} for number in range(MOST_ROWS + 2)]
    event, answer, _document = met(desk, citations=rows)
    with django_assert_max_num_queries(30):
        assert desk.post(reverse("admin:events_event_meet", args=[event.pk]), answer).status_code == 404


def test_whether_a_source_may_be_known_is_asked_once_of_each_where_two_met(desk):
    event, answer, document = met(desk)
    account = document["citations"][0]
    again = [{**account, "id": f"citations-{number}"} for number in range(1, 60)]
    answer["typed"] = json.dumps({**document, "citations": [account, *again]})
    with CaptureQueriesContext(connection) as asked:
        desk.post(reverse("admin:events_event_meet", args=[event.pk]), {**answer, "theirs": "1"})
    assert sum('"events_formerslug"' in query["sql"] for query in asked) < 10


def test_a_role_that_is_none_is_named_where_two_met_and_nothing_is_saved(desk):
    an_actor("front")
    event, answer, _document = met(desk, participations=[{"actor": "front", "role": "boss"}])
    page = desk.post(reverse("admin:events_event_meet", args=[event.pk]), answer)
    assert page.status_code == 200
    assert "Value &#x27;boss&#x27; is not a valid choice." in page.content.decode()
    event.refresh_from_db()
    assert event.version == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"slug": "taken"}, "Another event of this conflict has this address."),
        (
            {"participations": [{"actor": "front", "role": role} for role in ("host", "subject")]},
            "in the list already",
        ),
    ],
)
def test_what_stands_there_already_is_said_where_two_met_and_nobody_is_told_of_another_change(desk, typed, told):
    a_draft("taken")
    an_actor("front")
    event, answer, _document = met(desk, **typed)
    page = desk.post(reverse("admin:events_event_meet", args=[event.pk]), answer)
    assert page.status_code == 200
    assert told in page.content.decode()
    assert "at this very moment" not in page.content.decode()
    event.refresh_from_db()
    assert event.version == 2
