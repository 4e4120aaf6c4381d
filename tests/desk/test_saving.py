"""What a save does not change is not judged anew; what it changes is, by whatever way; a refusal stands alone."""

import re

import pytest
from django.db import connection
from django.urls import reverse

from events.models import Article, Event
from events.record.document import public_part, to_document
from events.record.door import change
from events.record.verbs import publish, withdraw
from tests.desk.test_admin import account_row, address, errors, the_form
from tests.factories import a_draft, an_article, an_event, correct

pytestmark = pytest.mark.django_db


def as_shown(desk, event: Event) -> dict:
    """What a browser sends back of the form that is shown, each line end as CR LF."""
    context = desk.get(address(event)).context
    forms = [context["adminform"].form]
    sent = {}
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                sent[field.html_name] = re.sub(r"\r?\n", "\r\n", value) if isinstance(value, str) else value
    return sent


def with_note(desk, event: Event, **fields) -> str:
    """The errors of a save in which only the note is new; "" where it is saved."""
    answer = desk.post(address(event), {**as_shown(desk, event), "notes": "For us", **fields})
    return "" if answer.status_code == 302 else errors(answer)


def saved(event: Event, public: dict) -> None:
    event = Event.objects.for_documents().get(pk=event.pk)
    assert event.notes == "For us"
    assert public_part(to_document(event)) == public


def seen(event: Event) -> dict:
    return public_part(to_document(Event.objects.for_documents().get(pk=event.pk)))


@pytest.mark.parametrize(
    "texts",
    [
        {"title_en": " Talks "},
        {"title_ar": "\u00a0محادثات"},
        {"summary_en": "First line.\nSecond line.\n"},
        {"summary_fr": "\r\n  Deux lignes,\r\n  en retrait"},
        {"date_reason_en": "Because.\t"},
    ],
    ids=lambda texts: next(iter(texts)),
)
def test_a_note_is_saved_though_a_public_text_is_stored_as_no_form_would_store_it(desk, texts):
    event = an_event("talks", **texts)
    public = seen(event)
    assert with_note(desk, event) == ""
    saved(event, public)


def test_a_note_is_saved_though_the_words_of_an_account_have_spaces_around_them(desk):
    account = {"date": "2023-03-30", "claim_en": " So it says.\nTwice. ", "locator": " p. 3", "quote": "words "}
    event = an_event("talks", accounts=[account])
    public = seen(event)
    assert with_note(desk, event) == ""
    saved(event, public)


def test_a_note_is_saved_though_a_quote_stands_no_more_in_its_articles_text(desk):
    article = an_article(text="They met on Thursday.", published="2023-03-31")
    quoted = {"date": "2023-03-30", "article": article, "quote": "on Thursday", "claim_en": ""}
    event = an_event("talks", accounts=[quoted])
    Article.objects.filter(pk=article.pk).update(text="They met.")
    public = seen(event)
    assert with_note(desk, event) == ""
    saved(event, public)


def test_a_note_is_saved_though_the_date_was_removed_from_which_an_account_is_reckoned(desk):
    article = an_article(text="They met on Thursday.", published="2023-03-31")
    reckoned = {"date": "2023-03-30", "article": article, "reckoned_from": "2023-03-31"}
    event = an_event("talks", accounts=[reckoned])
    correct(article, published="")
    public = seen(event)
    assert with_note(desk, event) == ""
    saved(event, public)


def test_a_note_is_saved_though_the_only_source_is_not_known_to_the_person(desk):
    event = an_event("talks", accounts=[{"date": "2023-03-30", "article": an_article(confidential=True)}])
    public = seen(event)
    assert with_note(desk, event) == ""
    saved(event, public)


def test_a_note_is_saved_though_the_sources_that_the_person_knows_alone_would_need_a_reason(desk):
    accounts = [
        {"date": "2023-03-30", "article": an_article(confidential=True)},
        {"date": "2023-03-30/2023-03-31"},
    ]
    event = an_event("talks", accounts=accounts)
    assert with_note(desk, event) == ""
    assert with_note(desk, event, _publish="1") == ""


def in_the_database(statement: str, *values) -> None:
    """A row that is older than the rules."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_note_is_saved_though_a_title_has_two_lines(desk):
    event = an_event("talks", title_en="Talks\nin Geneva")
    public = seen(event)
    assert with_note(desk, event, title_en="Talksin Geneva") == ""  # as a browser makes it one line
    saved(event, public)


def test_a_line_that_is_broken_otherwise_in_a_text_of_several_is_a_change(desk):
    event = an_event("talks", summary_en="One.\nTwo.")
    assert with_note(desk, event, summary_en="One.\r\n\r\nTwo.", public_reason="Two paragraphs.") == ""
    event.refresh_from_db()
    assert event.summary_en == "One.\r\n\r\nTwo."


@pytest.mark.parametrize("quote", ["x" * 400, "met\r\non Thursday", " on Thursday\n"])
def test_a_note_is_saved_though_a_quote_is_longer_or_otherwise_than_any_is_today(desk, quote):
    article = an_article(text="Other words.")
    event = an_event("talks", accounts=[{"date": "2023-03-30", "article": article}])
    in_the_database("UPDATE events_citation SET quote = %s", quote)
    public = seen(event)
    assert with_note(desk, event) == ""
    saved(event, public)


def test_a_note_is_saved_though_what_was_a_summary_is_said_to_be_the_original_since(desk):
    article = an_article(text="A summary.", text_is="summary")
    event = an_event("talks", accounts=[{"date": "2023-03-30", "article": article, "quote": "on Thursday"}])
    correct(article, text_is="original")
    public = seen(event)
    assert with_note(desk, event) == ""
    saved(event, public)


def test_two_editors_who_met_over_such_texts_are_asked_about_what_they_changed_alone(desk):
    accounts = [{"date": "2023-03-30", "claim_en": " So it says.\nTwice. "}]
    event = an_event("talks", summary_en=" One.\nTwo. ", accounts=accounts)
    mine = as_shown(desk, event)
    with change([event.pk], by=None) as door:
        door.event.title_fr = "Pourparlers"
        door.event.save()
    met = desk.post(address(event), {**mine, "notes": "For us"})
    assert [row["place"] for row in met.context["rows"]] == ["Title in French", "Internal notes"]
    chosen = {name: met.context[name] for name in ("typed",)} | {"take-1": "yours"}
    chosen |= {"base": met.context["base"].number, "theirs": met.context["theirs"].number}
    public = seen(event)
    desk.post(reverse("admin:events_event_meet", args=[event.pk]), chosen)
    saved(event, public)


def test_the_account_that_the_person_knows_is_taken_away_where_another_stays(desk):
    accounts = [{"date": "2023-03-30"}, {"date": "2023-03-30", "article": an_article(confidential=True)}]
    event = an_event("talks", accounts=accounts)
    assert with_note(desk, event, **{"citations-0-DELETE": "on"}, public_reason="Not about it.") == ""
    assert event.citations.get().article.confidential


@pytest.fixture
def old_event():
    accounts = [{"date": "2023-03-30"}, {"date": "2023-04-02"}]
    event = an_event("talks", accounts=accounts, date_reason_en="The first.")
    in_the_database("UPDATE events_event SET date_reason_en = '' WHERE id = %s", event.pk)
    event.refresh_from_db()
    return event


def test_what_an_event_lacked_before_does_not_stop_a_change_that_leaves_it_alone(desk, old_event):
    assert with_note(desk, old_event) == ""
    old_event.refresh_from_db()
    told = {"public_reason": "A slip."}
    assert with_note(desk, old_event, title_en="Other", **told) == ""
    old_event.refresh_from_db()
    assert old_event.title_en == "Other"
    assert "the reason for the date" in with_note(desk, old_event, date="2023-04-01", **told)
    assert "the reason for the date" in with_note(desk, old_event, **{"citations-1-date": "2023-04-03"}, **told)
    assert "the reason for the date" in with_note(desk, old_event, _publish="1")


def test_what_a_save_changes_is_judged(desk):
    article = an_article(text="They met on Thursday.", published="2023-03-31")
    quoted = {"date": "2023-03-30", "article": article, "quote": "on Thursday", "reckoned_from": "2023-03-31"}
    event = an_event("talks", accounts=[quoted])
    correct(article, published="", text="They met.")
    told = {"public_reason": "A slip."}
    assert "do not occur" in with_note(desk, event, **{"citations-0-quote": "on Friday"}, **told)
    assert "no date of publication" in with_note(desk, event, **{"citations-0-reckoned_from": "2023-03-30"}, **told)
    other = an_article(text="Other.", published="2023-03-31")
    assert "do not occur" in with_note(desk, event, **{"citations-0-article": other.pk}, **told)
    assert with_note(desk, event, **{"citations-0-claim_en": "They met."}, **told) == ""
    account = event.citations.get()
    assert (account.claim_en, account.quote, account.quote_start) == ("They met.", "on Thursday", None)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_published_is_judged_whole_though_nobody_touched_its_quote(desk, state):
    article = an_article(text="They met on Thursday.", title="The Gazette")
    event = a_draft("talks", accounts=[{"date": "2023-03-30", "article": article, "quote": "on Thursday"}])
    if state == "withdrawn":
        publish(event, by=None)
        withdraw(event, by=None, public_reason="Doubted.")
    Article.objects.filter(pk=article.pk).update(text="They met.")
    assert with_note(desk, event) == ""
    event.refresh_from_db()
    assert "The Gazette: These words do not occur" in with_note(desk, event, _publish="1")
    event.refresh_from_db()
    assert event.status == state
    page = desk.post(
        reverse("admin:events_event_changelist", query={"status__exact": state}),
        {"action": "publish_selected", "_selected_action": [event.pk]},
        follow=True,
    )
    assert "The Gazette: These words do not occur" in page.content.decode()


def test_a_refused_publication_does_not_name_a_confidential_source(desk):
    secret = an_article(text="They met on Thursday.", title="Whistle", confidential=True)
    event = a_draft("talks", accounts=[{"date": "2023-03-30", "article": secret, "quote": "on Thursday"}])
    Article.objects.filter(pk=secret.pk).update(text="They met.")
    told = with_note(desk, event, _publish="1")
    assert "a source known to the editors: These words do not occur" in told
    assert "Whistle" not in told


# Told to readers, by whatever way


def post(desk, event: Event, **fields):
    event.refresh_from_db()
    return desk.post(address(event), {**the_form(event, accounts=[account_row(event)]), **fields})


def test_a_forged_review_does_not_hide_a_published_event_without_a_word(desk):
    event = an_event("talks")
    answer = post(desk, event, _review="1")
    assert "in one sentence" in errors(answer)
    event.refresh_from_db()
    assert event.status == "published"
    post(desk, event, _review="1", public_reason="It is read once more.")
    event.refresh_from_db()
    assert (event.status, event.revisions.first().public_reason) == ("review", "It is read once more.")


def test_what_readers_saw_is_withdrawn_with_a_reason_for_them_and_a_draft_without(desk):
    event, draft = an_event("talks"), a_draft("plan")
    page = reverse("admin:events_event_withdraw", args=[event.pk])
    refused = desk.post(page, {"reason": "For us"})
    assert "in one sentence" in str(refused.context["form"].errors["public_reason"])
    assert b"For us" in refused.content
    event.refresh_from_db()
    assert event.status == "published"
    desk.post(page, {"public_reason": "It never took place."})
    desk.post(reverse("admin:events_event_withdraw", args=[draft.pk]), {"reason": "Nonsense"})
    assert [row.status for row in Event.objects.order_by("pk")] == ["withdrawn", "withdrawn"]


def test_what_was_changed_while_it_was_withdrawn_is_published_again_with_a_reason(desk):
    event = an_event("talks")
    withdraw(event, by=None, public_reason="Doubted.")
    assert "public_reason" in desk.get(address(event)).context["adminform"].form.fields
    assert post(desk, event, title_en="Other words").status_code == 302
    answer = post(desk, event, _publish="1")
    assert "in one sentence" in errors(answer)
    event.refresh_from_db()
    assert event.status == "withdrawn"
    desk.post(
        reverse("admin:events_event_changelist"), {"action": "publish_selected", "_selected_action": [event.pk]}
    )
    event.refresh_from_db()
    assert event.status == "withdrawn"
    post(desk, event, _publish="1", public_reason="It took place after all, under another name.")
    event.refresh_from_db()
    assert (event.status, event.title_en) == ("published", "Other words")


def test_what_readers_saw_is_published_again_as_it_was_without_a_reason(desk):
    event = an_event("talks")
    withdraw(event, by=None, public_reason="Doubted.")
    assert post(desk, event, notes="Sure now").status_code == 302
    assert post(desk, event, _publish="1").status_code == 302
    event.refresh_from_db()
    assert event.status == "published"


def test_a_draft_that_nobody_saw_asks_for_no_reason(desk):
    event = a_draft("talks")
    assert "public_reason" not in desk.get(address(event)).context["adminform"].form.fields
    assert post(desk, event, title_en="Other", _publish="1").status_code == 302


def test_an_event_that_readers_see_is_merged_away_with_a_reason_for_them(desk):
    kept, gone = an_event("kept"), an_event("gone")
    page = reverse("admin:events_event_merge", args=[kept.pk])
    refused = desk.post(page, {"other": gone.pk})
    assert "in one sentence" in str(refused.context["form"].errors["public_reason"])
    desk.post(page, {"other": gone.pk, "public_reason": "They are one meeting."})
    gone.refresh_from_db()
    assert gone.merged_into == kept


# A refusal stands alone


def told(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_a_refused_save_does_not_say_that_it_was_saved(desk):
    event = an_event("talks")
    answer = post(desk, event, title_en="Other words")
    assert "in one sentence" in errors(answer)
    assert told(answer) == []
    assert "successfully" not in desk.get(address(event)).content.decode()


@pytest.mark.parametrize("button", ["_save", "_continue", "_addanother", "_publish"])
def test_what_is_refused_when_it_is_added_does_not_say_that_it_was(desk, button):
    answer = desk.post(reverse("admin:events_event_add"), the_form(date="", **{"_publish": "1", button: "1"}))
    assert "To be published, the event needs" in errors(answer)
    assert told(answer) == []
    assert not Event.objects.exists()


def test_where_a_second_person_publishes_the_refusal_stands_alone(desk):
    event = a_draft("talks")
    event.conflict.second_reader = True
    event.conflict.save()
    answer = post(desk, event, title_en="Mine", _publish="1")
    assert "nobody publishes alone" in errors(answer)
    assert told(answer) == []


def test_a_save_says_once_that_it_was_saved(desk):
    event = an_event("talks")
    sent = {**as_shown(desk, event), "notes": "For us"}
    answer = desk.post(address(event), sent, follow=True)
    assert len(told(answer)) == 1
    assert "successfully" in told(answer)[0]


def test_an_action_that_did_nothing_is_no_success(desk):
    lacking = a_draft("lacking", accounts=[])
    page = desk.post(
        reverse("admin:events_event_changelist"),
        {"action": "publish_selected", "_selected_action": [lacking.pk]},
        follow=True,
    )
    assert [message.level_tag for message in page.context["messages"]] == ["warning", "warning"]


def test_a_save_is_undone_from_its_message_and_one_that_changed_nothing_says_so(desk):
    event = an_event()
    idle = desk.post(address(event), as_shown(desk, event), follow=True).content.decode()
    assert "Nothing was changed" in idle
    assert "successfully" not in idle
    changed = desk.post(address(event), {**as_shown(desk, event), "notes": "For us"}, follow=True).content.decode()
    [undo] = re.findall(r'href="([^"]*/undo/action-[^"]*)"', changed)
    event.refresh_from_db()
    assert event.notes == "For us"
    desk.post(undo)
    event.refresh_from_db()
    assert event.notes == ""


def told_by(desk, event: Event, **fields) -> list[str]:
    answer = desk.post(address(event), {**as_shown(desk, event), **fields}, follow=True)
    return [re.sub("<[^>]+>", "", str(message)) for message in answer.context["messages"]]


def test_what_a_save_published_is_told_to_be_and_is_not_told_so_twice(desk):
    event = a_draft("talks", title_en="Talks", date="2023-03-30")
    assert told_by(desk, event, _publish="1") == ["Published: Talks · 30 March 2023. Undo"]
    event.refresh_from_db()
    assert told_by(desk, event, notes="For us", _publish="1") == ["The event “Talks” was changed successfully. Undo"]
