import json
import time
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from events.intake.candidates import read_into_candidates
from events.models import (
    Actor,
    Article,
    Batch,
    Candidate,
    Citation,
    Comment,
    Erasure,
    Event,
    FileImport,
    FormerAddress,
    FormerSlug,
    KeptMapping,
    NameMerge,
    Overwritten,
    Place,
    RemovedName,
    RetractedAddress,
    Revision,
)
from events.record.document import to_document
from events.record.door import change
from events.record.erasing import Eraser, erase, erase_again, typed_before
from events.record.merging import merge, split
from events.record.names import merge as merge_names
from events.record.verbs import move_account, restore
from tests.factories import a_conflict, a_draft, an_actor, an_article, published
from tests.importing.test_writing import take

pytestmark = pytest.mark.django_db
TEXT = "قال أحمد بن علي يوم الخميس إن المفاوضات بدأت. وكرر احمد بن علي ذلك."


@pytest.fixture
def event():
    article = an_article(title="تصريح أحمد بن علي", text=TEXT, language="ar", published="2023-03-31")
    article.slug = "ahmed-ben-ali-speaks"
    article.save()
    read_into_candidates(article)
    account = {"date": "2023-03-30", "article": article, "quote": "قال أحمد بن علي يوم الخميس إن المفاوضات بدأت."}
    titles = {"title_ar": "تصريح أَحْمَد بن علي", "title_en": "Ahmed Ben Ali speaks"}
    event = published("ahmed-ben-ali", accounts=[account], **titles)
    with change([event.pk], by=None, public_reason="Ahmed ben Ali asked.") as door:
        door.event.slug = "statement-of-ahmed-ben-ali"
        door.event.save()
    return Event.objects.get()


def everything() -> str:
    """All that the database holds of it."""
    rows = [*Event.objects.all(), *Article.objects.all(), *Citation.objects.all(), *Candidate.objects.all()]
    rows += [*Revision.objects.all(), *FormerAddress.objects.all(), *LogEntry.objects.all()]
    return json.dumps(json.loads(serializers.serialize("json", rows)), ensure_ascii=False)


def test_the_words_are_gone_from_every_version_source_candidate_and_address_in_every_spelling(event, client):
    assert erase("أحمد بن علي", [], Article.objects.all(), by=None) > 5
    erase("Ahmed Ben Ali", [event], Article.objects.all(), by=None)
    for spelling in ("أحمد بن علي", "احمد بن علي", "أَحْمَد بن علي", "Ahmed Ben Ali", "hmed ben li", "hmed-ben-ali"):
        assert spelling.casefold() not in everything().casefold()
    event.refresh_from_db()
    assert event.title_en.startswith("[removed on request, 20")
    page = client.get(event.get_absolute_url()).content.decode()
    assert "removed on request" in page
    assert "Words were removed on request." in page


def test_no_restored_version_brings_them_back(event):
    erase("Ahmed Ben Ali", [event], [], by=None)
    event.refresh_from_db()
    restore(event, event.revisions.get(number=1), by=None)
    assert "Ahmed" not in everything()


def test_an_erased_name_leaves_the_event_findable_by_its_other_words(event, client):
    erase("Ahmed Ben Ali", [event], [], by=None)
    assert "speaks" in client.get("/en/conflict/?q=speaks").content.decode()
    assert "No event matches" in client.get("/en/conflict/?q=ahmed").content.decode()


def test_who_is_erased_neither_takes_part_nor_said_anything_in_any_version(client):
    ali, mali = an_actor("ben-ali", name_en="Ahmed Ben Ali"), an_actor("mali", name_en="Mali")
    account = {"claimant": ali, "stance": "says", "date": "2023-03-30"}
    event = published("statement", accounts=[account], actors=[ali, mali])
    erase("Ben Ali", [event], [], by=None)
    assert [actor.slug for actor in event.actors.all()] == ["mali"]
    assert event.citations.get().attribution_en.startswith("[removed on request")
    assert "ben-ali" not in everything()
    assert not Actor.objects.filter(slug="ben-ali").exists()
    event.refresh_from_db()
    restore(event, event.revisions.get(number=1), by=None)
    assert [actor.slug for actor in event.actors.all()] == ["mali"]


def test_an_actor_of_other_events_stays_in_them():
    ali = an_actor("ben-ali", name_en="Ahmed Ben Ali")
    event, other = published("statement", actors=[ali]), published("other", actors=[ali])
    erase("Ahmed Ben Ali", [event], [], by=None)
    assert not event.actors.exists()
    assert other.actors.get() == ali


@pytest.mark.parametrize("words", ["", "  ", "ab", "َُ"])
def test_words_too_short_to_be_told_from_others_are_refused(event, words):
    with pytest.raises(ValidationError, match="three letters"):
        erase(words, [event], [], by=None)


def test_the_words_are_gone_from_what_is_merged_into_the_event_and_no_split_brings_them_back(client):
    kept, gone = (
        published("kept"),
        published("ahmed-speaks", title_en="Ahmed Ben Ali speaks", notes="Ben Ali himself"),
    )
    merge(kept, gone, by=None)
    erase("Ben Ali", [kept], [], by=None)
    split(Event.objects.get(pk=gone.pk), by=None)
    assert "Ben Ali" not in everything()
    assert Event.objects.get(pk=gone.pk).title_en.startswith("Ahmed [removed on request")


def test_the_words_are_gone_from_the_event_into_which_the_erased_one_was_merged():
    account = {"claim_en": "Ahmed Ben Ali said so."}
    kept, gone = published("kept", date_reason_en="So."), published("gone", accounts=[account], date_reason_en="So.")
    merge(kept, gone, by=None)
    erase("Ben Ali", [Event.objects.get(pk=gone.pk)], [], by=None)
    assert "Ben Ali" not in everything()


def test_the_words_are_gone_from_the_number_in_a_data_set_and_the_next_import_makes_no_second_event():
    row = {"id": "ben-ali-ahmed/1", "day": "2023-03-30", "title": "An attack"}
    take(row)
    erase("Ahmed", Event.objects.all(), [], by=None)
    assert "hmed" not in everything().replace("[removed", "")
    outcome, _told = take(row)
    assert (outcome.edited, Event.objects.count()) == (1, 1)


def test_the_words_are_gone_from_the_working_and_its_codes_stay():
    working = {"rule": "weekday", "direction": "past", "cue": "Ben Ali", "alternatives": ["2023-04-06"], "warning": 0}
    event = published("talks", accounts=[{"date": "2023-03-30", "working": working}])
    erase("Ben Ali", [event], [], by=None)
    for code in ("past", "weekday"):
        erase(code, [event], [], by=None)
    assert "Ben Ali" not in everything()
    assert (event.citations.get().working["direction"], event.citations.get().working["rule"]) == ("past", "weekday")
    assert event.citations.get().working["cue"].startswith("[removed on request")


def test_the_lines_of_the_log_are_gone_too_that_of_an_actor_included(admin_user):
    ali = an_actor("ben-ali", name_en="Ahmed Ben Ali", name_ar="أحمد بن علي")
    event = published("talks", title_en="Ahmed Ben Ali speaks", actors=[ali])
    for row, message in (
        (event, [{"changed": {"name": "account", "object": "أحمد بن علي", "fields": ["quote"]}}]),
        (ali, "Ben Ali"),
    ):
        LogEntry.objects.log_actions(admin_user.pk, [row], 2, change_message=message)
    erase("Ben Ali", [event], [], by=None)
    erase("بن علي", [event], [], by=None)
    assert [("Ben Ali" in text, "علي" in text) for text in (everything(), log())] == [(False, False)] * 2
    assert LogEntry.objects.count() == 2


def test_the_lines_of_the_log_of_a_source_are_erased_and_cut_to_what_their_column_holds(admin_user):
    article = an_article(title=f"Ben Ali {'x' * 190}")
    LogEntry.objects.log_actions(admin_user.pk, [article], 2, change_message="Ben Ali")
    erase("Ben Ali", [], [article], by=None)
    entry = LogEntry.objects.get()
    assert (entry.object_repr[:21], len(entry.object_repr)) == ("[removed on request, ", 200)
    assert entry.change_message.startswith("[removed on request, ")


def log() -> str:
    """What is read in the desk's log."""
    return " ".join(f"{entry.object_repr} {entry.get_change_message()}" for entry in LogEntry.objects.all())


def test_words_that_are_also_codes_of_a_version_are_erased_from_words_alone():
    event = published("talks", summary_en="It was published by reports.", actors=[an_actor("morocco")])
    erase("published", [event], [], by=None)
    erase("talks", [event], [], by=None)
    newest = event.revisions.first().document
    assert (newest["status"], newest["kind"], newest["slug"]) == ("published", "talks", f"event-{event.pk}")
    assert newest["summary"]["en"].startswith("It was [removed on request")


def test_every_kept_answer_is_made_anew_after_words_were_erased_from_an_article_alone(client):
    article = an_article(title="Ahmed Ben Ali speaks")
    event = published("talks", accounts=[{"date": "2023-03-30", "article": article}])
    assert "Ben Ali" in client.get(event.get_absolute_url()).content.decode()
    version = event.conflict.public_version
    erase("Ben Ali", [], [article], by=None)
    event.conflict.refresh_from_db()
    assert event.conflict.public_version > version
    assert "Ben Ali" not in client.get(event.get_absolute_url()).content.decode()


def test_a_former_name_of_who_is_erased_is_gone_from_old_versions():
    ali = an_actor("ben-ali", name_en="Ahmed Ben Ali")
    event = published("talks", actors=[ali])
    ali.slug = "abi"
    ali.save()
    erase("Ben Ali", [event], [], by=None)
    assert "ben-ali" not in everything() + str(list(FormerSlug.objects.values()))


def test_the_places_are_counted_each_once():
    event = published("ben-ali", title_en="Ben Ali and Ben Ali", notes="Ben Ali")
    versions = 2 * (2 + 1)
    assert erase("Ben Ali", [event], [], by=None) == 1 + 2 + 1 + versions  # address, title, notes


def test_words_that_stand_in_very_many_places_are_erased_in_time_and_a_letter_that_spells_them_once():
    """The text was made anew for each place: 200,000 took minutes."""
    eraser, began = Eraser("Ali", "[removed on request]"), time.process_time()
    assert eraser.text("Ali, " * 50_000) == "[removed on request], " * 50_000
    assert (eraser.count, time.process_time() - began < 2) == (50_000, True)
    assert Eraser("صلى الله", "[…]").text("محمد ﷺ هنا") == "محمد […] هنا"
    twice = Eraser("جل", "[…]")
    assert (twice.text("قال ﷻ هنا"), twice.count) == ("قال […] هنا", 1)


def test_a_reason_that_readers_were_told_is_erased_from_the_page_though_the_event_holds_nothing_of_it(client):
    event = published("talks")
    with change([event.pk], by=None, public_reason="Ahmed Ben Ali asked.") as door:
        door.event.title_en = "Meeting"
        door.event.save()
    assert "Ben Ali" in client.get(event.get_absolute_url()).content.decode()
    erase("Ben Ali", [event], [], by=None)
    assert "Ben Ali" not in client.get(event.get_absolute_url()).content.decode()


def test_a_reason_that_grows_by_the_notice_is_cut_to_what_its_column_holds():
    event = a_draft("talks")
    with change([event.pk], by=None, reason=f"Ben Ali {'x' * 490}", public_reason=f"Ben Ali {'x' * 490}") as door:
        door.event.title_en = "Meeting"
        door.event.save()
    erase("Ben Ali", [event], [], by=None)
    revision = event.revisions.get(number=2)
    assert (len(revision.reason), len(revision.public_reason)) == (500, 500)


@pytest.mark.parametrize("model", [Event, Article])
def test_a_title_that_grows_by_the_notice_is_cut_to_what_its_column_holds(model):
    name = "title_en" if model is Event else "title"
    limit = model._meta.get_field(name).max_length
    title = f"Ben Ali {'x' * (limit - 8)}"
    row = a_draft("talks", title_en=title) if model is Event else an_article(title=title)
    erase("Ben Ali", *(([row], []) if model is Event else ([], [row])), by=None)
    row.refresh_from_db()
    assert (getattr(row, name)[:20], len(getattr(row, name))) == ("[removed on request,", limit)


def test_in_old_versions_nobody_said_what_the_erased_said_and_others_still_did():
    ali, mali = an_actor("ben-ali", name_en="Ahmed Ben Ali"), an_actor("mali", name_en="Mali")
    accounts = [{"claimant": actor, "stance": "says", "date": "2023-03-30"} for actor in (ali, mali)]
    event = published("statement", accounts=accounts)
    erase("Ben Ali", [event], [], by=None)
    first, second = event.revisions.get(number=1).document["citations"]
    assert (first["claimant"], first["attribution"]["ar"][:21]) == (None, "[removed on request, ")
    assert (second["claimant"], second["attribution"]["ar"]) == ("mali", "")


def test_the_former_short_name_of_a_source_is_gone_and_that_of_another_stays():
    article, other = an_article(), an_article()
    for row, name in ((article, "ben-ali-speaks"), (article, "statement"), (other, "report"), (other, "later")):
        row.slug = name
        row.save()
    event = published("talks", accounts=[{"date": "2023-03-30", "article": article}])
    erase("Ben Ali", [event], [article], by=None)
    assert not FormerSlug.objects.filter(slug__contains="ben-ali").exists()
    assert FormerSlug.objects.get(slug="report").now == "later"


def test_the_words_are_gone_from_the_versions_of_events_that_once_had_the_accounts():
    kept, gone, other = published("kept", date_reason_en="So."), published("gone"), published("other")
    merge(kept, gone, by=None)
    gone = Event.objects.get(pk=gone.pk)
    with change([kept.pk], by=None):
        account = kept.citations.last()
        account.claim_en = "Ben Ali said so."
        account.save()
    split(gone, by=None)
    with change([gone.pk], by=None):
        Citation(event=gone, article=an_article(), claim_en="Ben Ali again.", published=True).save()
    move_account(gone.citations.last(), other, by=None)
    erase("Ben Ali", [gone], [], by=None)
    assert "Ben Ali" not in everything()


def test_the_words_of_a_source_are_gone_from_versions_that_cited_it_once():
    article = an_article()
    event = published("talks", accounts=[{"date": "2023-03-30", "article": article, "quote": "Ben Ali spoke"}])
    with change([event.pk], by=None):
        account = event.citations.get()
        account.article, account.quote = an_article(), ""
        account.save()
    erase("Ben Ali", [], [article], by=None)
    assert "Ben Ali" not in everything()


def test_events_that_never_cited_the_source_keep_the_words():
    article = an_article()
    published("talks", accounts=[{"date": "2023-03-30", "article": article, "claim_en": "Ben Ali spoke."}])
    published("other", title_en="Ben Ali rests")
    erase("Ben Ali", [], [article], by=None)
    assert Citation.objects.get(event__slug="talks").claim_en.startswith("[removed on request")
    assert Event.objects.get(slug="other").title_en == "Ben Ali rests"


def test_a_version_that_names_the_source_by_a_former_name_is_found_and_names_it_by_that_of_today():
    article = an_article()
    article.slug = "ben-ali-speaks"
    article.save()
    account = {"date": "2023-03-30", "article": article, "quote": "Ben Ali spoke"}
    event = published("talks", accounts=[account])
    with change([event.pk], by=None):
        account = event.citations.get()
        account.article, account.quote = an_article(), ""
        account.save()
    article.slug = "statement"
    article.save()
    erase("Ben Ali", [], [article], by=None)
    said = event.revisions.get(number=1).document["citations"][0]
    assert (said["article"], said["quote"][:20]) == ("statement", "[removed on request,")


@pytest.mark.parametrize("asked", ["kept", "one", "two"])
def test_events_that_were_merged_without_an_account_to_give_are_erased_together(asked):
    kept = published("kept", title_en="Ben Ali speaks")
    for slug in ("one", "two"):
        merge(Event.objects.get(pk=kept.pk), a_draft(slug, title_en="Ben Ali spoke", accounts=[]), by=None)
    published("other", title_en="Ben Ali rests")
    erase("Ben Ali", [Event.objects.get(slug=asked)], [], by=None)
    assert list(Event.objects.filter(title_en__contains="Ben Ali").values_list("slug", flat=True)) == ["other"]


def test_what_an_import_overwrote_in_a_source_is_erased_and_in_another_source_stays():
    article, other = an_article(), an_article()
    for row in (article, other):
        values = {"before": {"title": "Ben Ali spoke"}, "after": {"title": "Ben Ali speaks"}}
        Overwritten.objects.create(batch="import-1", article=row, **values)
    assert erase("Ben Ali", [], [article], by=None) == 2
    erased, kept = Overwritten.objects.get(article=article), Overwritten.objects.get(article=other)
    assert [said["title"][:21] for said in (erased.before, erased.after)] == ["[removed on request, "] * 2
    assert [said["title"] for said in (kept.before, kept.after)] == ["Ben Ali spoke", "Ben Ali speaks"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("O’Brien", "O'Brien"),
        ("O'Brien", "O’Brien"),
        ("Jean–Luc", "Jean-Luc"),
        ("Jean Dupont", "Jean  Dupont"),
        ("Jean Dupont", "Jean\n\tDupont"),
        ("Dupont", "Du\u00adpont"),
    ],
)
def test_quotes_dashes_spaces_and_hidden_marks_are_no_other_spelling(typed, written):
    event = published("talks", summary_en=f"It was {written}.")
    assert erase(typed, [event], [], by=None) == 3  # the event and its two versions
    assert Event.objects.get().summary_en.startswith("It was [removed on request")


@pytest.mark.parametrize(
    ("words", "slug"), [("Jean-Luc", "jean-luc-speaks"), ("O'Brien", "obrien-speaks"), ("Jean Dupont", "jeandupont")]
)
def test_an_address_that_spells_the_words_in_its_way_is_another_after(words, slug):
    event = published(slug, title_en="Talks")
    erase(words, [event], [], by=None)
    assert Event.objects.get().slug == f"event-{event.pk}"


def test_addresses_that_do_not_hold_the_words_stay_in_all_versions_and_among_the_former_ones():
    article = an_article(title="Ahmed Ben Ali speaks", text="Ahmed Ben Ali spoke.")
    article.slug = "a-statement"
    article.save()
    event = published(
        "statement", title_en="Ahmed Ben Ali speaks", accounts=[{"article": article}], date_reason_en="So."
    )
    with change([event.pk], by=None, public_reason="Shorter.") as door:
        door.event.slug = "speech"
        door.event.save()
    erase("Ben Ali", [event], [article], by=None)
    assert Article.objects.get().slug == "a-statement"
    assert Event.objects.get().slug == "speech"
    assert list(FormerAddress.objects.values_list("slug", flat=True)) == ["statement"]
    slugs = event.revisions.order_by("number").values_list("document__slug", flat=True)
    assert list(slugs) == ["statement", "statement", "speech", "speech"]


def test_what_the_erased_said_counts_as_one_place_each():
    ali = an_actor("ben-ali", name_en="Ahmed Ben Ali")
    accounts = [{"claimant": ali, "stance": "says", "date": "2023-03-30", "claim_en": "So."} for _ in "12"]
    event = published("statement", accounts=accounts, date_reason_en="So.")
    nothing = erase("Zidane", [event], [], by=None)
    assert nothing == 0
    assert erase("Ahmed Ben Ali", [event], [], by=None) == 2


@pytest.mark.parametrize(("text", "span"), [("Talks began. Ben Ali left.", (0, 12)), ("Ben Ali: Talks began.", None)])
def test_a_quote_is_found_again_where_the_text_moved_under_it(text, span):
    article = an_article(title="Talks", text=text)
    quote = "Talks began."
    start = text.index(quote)
    at = {"quote_start": start, "quote_end": start + len(quote)}
    account = {"article": article, "quote": quote, "date": "2023-03-30", **at}
    event = published("statement", accounts=[account], date_reason_en="So.")
    erase("Ben Ali", [event], [article], by=None)
    account = event.citations.get()
    erased = Article.objects.get().text
    assert erased[account.quote_start : account.quote_end] == quote
    assert span is None or (account.quote_start, account.quote_end) == span


@pytest.mark.parametrize("claim", ["So.", "Ben Ali said so."])
def test_a_quote_keeps_its_place_where_nothing_moved_under_it(claim):
    article = an_article(title="Ben Ali", text="Talks began.")
    account = {"article": article, "quote": "Talks began.", "claim_en": claim, "date": "2023-03-30"}
    event = published("statement", accounts=[account | {"quote_start": 0, "quote_end": 12}], date_reason_en="So.")
    erase("Ben Ali", [event], [article], by=None)
    assert (event.citations.get().quote_start, event.citations.get().quote_end) == (0, 12)


def test_a_quote_that_stands_twice_keeps_its_own_place():
    article = an_article(title="Ben Ali", text="Yes. No. Yes.")
    account = {"article": article, "quote": "Yes.", "quote_start": 9, "quote_end": 13, "date": "2023-03-30"}
    event = published("statement", accounts=[account])
    erase("Ben Ali", [event], [article], by=None)
    assert (event.citations.get().quote_start, event.citations.get().quote_end) == (9, 13)


def test_lines_of_the_log_of_other_events_stay(admin_user):
    event, other = published("statement", title_en="Ben Ali speaks"), published("other", title_en="Ben Ali rests")
    for row in (event, other):
        LogEntry.objects.log_actions(admin_user.pk, [row], 2, change_message="Ben Ali changed", single_object=True)
    erase("Ben Ali", [event], [], by=None)
    told = {entry.object_id: entry.change_message for entry in LogEntry.objects.all()}
    assert told[str(other.pk)] == "Ben Ali changed"
    assert told[str(event.pk)].startswith("[removed on request")


# What is erased beside the events, and again in a backup


def test_what_an_import_that_was_taken_back_tells_is_erased_and_its_address_with_the_words_goes(event):
    published("second")  # the reasons of a conflict are looked at once, however many events are meant
    told = Batch.objects.create(
        batch="import-1-undone", conflict=event.conflict, public_reason="Ben Ali of Tata asked."
    )
    for slug in ("data-ben-ali-of-tata", "data-7"):
        RetractedAddress.objects.create(conflict=event.conflict, slug=slug, batch=told)
    assert erase("Ben Ali of Tata", Event.objects.all(), [], by=None) == 2
    told.refresh_from_db()
    assert told.public_reason.startswith("[removed on request, ")
    assert told.public_reason.endswith("] asked.")
    assert list(RetractedAddress.objects.values_list("slug", flat=True)) == ["data-7"]


def test_names_that_were_merged_are_not_parted_into_the_erased_one():
    kept, gone, other = an_actor("kept"), an_actor("gone", name_en="Ahmed Ben Ali"), an_actor("other")
    a_draft("talks", actors=[gone])
    merge_names(kept, gone, by=None, most=9, public_reason="One person.")
    merge_names(kept, other, by=None, most=9, public_reason="One person.")
    erase("Ahmed Ben Ali", Event.objects.all(), [], by=None)
    assert [merged.row["name_en"] for merged in NameMerge.objects.all()] == ["Other"]


def test_what_was_erased_is_erased_again_in_a_backup_from_before(event):
    models = (Event, Article, Citation, Candidate, Revision)
    backup = [row for model in models for row in model.objects.all()]
    others = an_article(title="Ahmed Ben Ali in another source")
    erase("أحمد بن علي", [event], [event.citations.get().article], by=None)
    erasure = Erasure.objects.get()
    for row in backup:
        row.save_base(raw=True)
    assert "أحمد بن علي" in everything()
    assert erase_again(erasure) > 5
    assert "أحمد بن علي" not in everything()
    others.refresh_from_db()
    assert others.title == "Ahmed Ben Ali in another source"
    assert erase_again(erasure) == 0


def test_what_stood_in_a_source_alone_is_erased_again_too():
    article = an_article(title="Statement of Ahmed Ben Ali")
    erase("Ahmed Ben Ali", [], [article], by=None)
    article.title = "Statement of Ahmed Ben Ali"
    article.save()
    assert erase_again(Erasure.objects.get()) == 1
    article.refresh_from_db()
    assert article.title.startswith("Statement of [removed on request, ")


def test_a_line_of_the_log_keeps_its_letters_as_they_are_written(admin_user, event):
    said = json.dumps([{"changed": {"fields": ["أحمد بن علي والمفاوضات"]}}])
    kind = ContentType.objects.get_for_model(Event)
    line = {"user": admin_user, "content_type": kind, "object_id": str(event.pk), "action_flag": 2}
    LogEntry.objects.create(**line, object_repr="Talks", change_message=said)
    erase("أحمد بن علي", [event], [], by=None)
    assert "والمفاوضات" in LogEntry.objects.get().change_message


def told_of_a_file(conflict) -> FileImport:
    """What the page of an import says of rows that were not taken, and cells of one that waits."""
    said = {"told": [[2, "“Ahmed BEN Ali, 3” is no date."]], "error": "Row 4: Ahmed ben Ali."}
    return FileImport.objects.create(
        conflict=conflict, name="Ahmed ben Ali.csv", mended={"2": {"title": "أحمد بن علي", "date": "2023"}}, **said
    )


def test_what_is_said_of_the_rows_of_files_is_erased_in_the_conflict_of_the_event_and_nowhere_else(event):
    here, elsewhere = told_of_a_file(event.conflict), told_of_a_file(a_conflict("another"))
    erase("Ahmed Ben Ali", [event], [], by=None)
    erase("أحمد بن علي", [event], [], by=None)
    here.refresh_from_db()
    notice = str(Erasure.objects.latest("at").notice)
    assert here.told == [[2, f"“{notice}, 3” is no date."]]
    assert here.error == f"Row 4: {notice}."
    assert here.mended == {"2": {"title": notice, "date": "2023"}}
    assert here.name == f"{notice}.csv"
    elsewhere.refresh_from_db()
    assert elsewhere.told == [[2, "“Ahmed BEN Ali, 3” is no date."]]


def test_what_a_mapping_says_of_cells_with_the_words_is_erased_and_what_was_kept_of_it_goes(event):
    row = told_of_a_file(event.conflict)
    row.mapping, row.pointing = 'actors: {"Ahmed Ben Ali": ahmed}', {"values": {"Ahmed ben ALI": "ahmed"}}
    row.save()
    KeptMapping.objects.create(name="List", mapping="actors: {}", pointing={"values": {"أحمد بن علي": "a"}})
    KeptMapping.objects.create(name="Another", mapping="actors: {Ahmed: a}", headings=["Ali Ben Ahmed"])
    erase("Ahmed Ben Ali", [event], [], by=None)
    assert [kept.name for kept in KeptMapping.objects.order_by("name")] == ["Another", "List"]
    erase("أحمد بن علي", [event], [], by=None)
    assert [kept.name for kept in KeptMapping.objects.all()] == ["Another"]
    row.refresh_from_db()
    notice = str(Erasure.objects.earliest("at").notice)
    assert (row.mapping, row.pointing) == (f'actors: {{"{notice}": ahmed}}', {"values": {notice: "ahmed"}})


def test_they_are_erased_again_where_a_backup_brings_them_back(event):
    erase("Ahmed Ben Ali", [event], [], by=None)
    row = told_of_a_file(event.conflict)
    erase_again(Erasure.objects.get())
    row.refresh_from_db()
    assert "Ahmed" not in str(row.told)


def test_a_file_of_which_the_words_are_not_told_is_not_written(event):
    row = told_of_a_file(event.conflict)
    for words, written in (("Zidane of nowhere", 0), ("Ahmed Ben Ali", 1)):
        with CaptureQueriesContext(connection) as queries:
            erase(words, [event], [], by=None)
        saved = [query["sql"] for query in queries if query["sql"].startswith('UPDATE "events_fileimport"')]
        assert len(saved) == written
    row.refresh_from_db()
    assert "Ahmed" not in row.name


WORDS = "Ahmed Ben Ali"
SLUG = "ahmed-ben-ali"


def rows_with_the_words(event, article, by) -> list[Model]:
    """One of each kind that hangs on the event or the article, and is known by nothing else; not saved."""
    line = {"user": by, "action_flag": 2, "object_repr": "Talks", "change_message": WORDS}
    batch = Batch.objects.create(conflict=event.conflict, batch="import-3")
    return [
        Comment(event=event, text=WORDS),
        Candidate(article=article, sentence=WORDS, sentence_start=0, start=0, end=4, quote="So."),
        Overwritten(article=article, batch="import-1", before={"title": WORDS}, after={}),
        FormerAddress(conflict=event.conflict, event=event, slug=SLUG),
        FormerSlug(of="article", slug=SLUG, now=article.slug),
        Batch(conflict=event.conflict, batch="import-2", public_reason=WORDS),
        RetractedAddress(conflict=event.conflict, slug=SLUG, batch=batch),
        FileImport(conflict=event.conflict, name=WORDS),
        KeptMapping(name=WORDS, mapping="actors: {}"),
        Actor(slug="ali", kind="person", name_en=WORDS),
        Place(slug="tomb", name_en=WORDS),
        NameMerge(of="actor", batch="b", gone=1, kept=2, row={"name_en": WORDS}, moved={}),
        RemovedName(of="place", slug="tomb", row={"id": 9, "slug": "tomb", "name_en": WORDS}),
        LogEntry(content_type=ContentType.objects.get_for_model(Event), object_id=str(event.pk), **line),
        LogEntry(content_type=ContentType.objects.get_for_model(Article), object_id=str(article.pk), **line),
    ]


def test_words_are_erased_again_wherever_a_backup_holds_them_alone(admin_user):
    event, article = published("talks"), an_article(pk=10_000)  # which is the number of no event
    erase(WORDS, [event], [article], by=None)
    for row in rows_with_the_words(event, article, admin_user):
        row.save()
        erase_again(Erasure.objects.get())
        left = serializers.serialize("json", type(row)._default_manager.filter(pk=row.pk))
        assert [word for word in (WORDS, SLUG) if word in left] == [], type(row).__name__


def test_a_quote_whose_place_was_not_known_gets_none_by_erasing_other_words():
    article = an_article(text="They met on Thursday.")
    event = published("ben-ali", accounts=[{"date": "2023-03-30", "article": article, "quote": "They met"}])
    with change([event.pk], by=None) as door:
        door.event.citations.update(quote_start=None, quote_end=None)
    erase("Ben Ali", [event], [], by=None)
    assert event.citations.get().quote_start is None


def test_what_was_typed_before_an_erasure_is_saved_without_the_words_and_after_it_as_it_is():
    event, other = published("talks"), published("other")
    before = {row.slug: row.revisions.first() for row in (event, other)}
    erase("Ben Ali", [event], [], by=None)
    typed = {**to_document(event), "title": {"en": "Ben Ali speaks", "ar": "", "fr": ""}, "slug": "ben-ali"}
    erased = typed_before(typed, before["talks"])
    assert (erased["title"]["en"][:21], erased["slug"]) == ("[removed on request, ", f"event-{event.pk}")
    assert typed_before(typed, before["other"]) == typed
    Erasure.objects.update(at=before["talks"].at - timedelta(seconds=1))
    assert typed_before(typed, before["talks"]) == typed
