import csv
import re
from html import unescape

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from events.models import Actor, Article, DataSet, Event, FileImport
from events.models.roles import ADMINISTRATORS
from events.record.verbs import withdraw
from tests.factories import a_conflict, a_draft, a_kind, an_article, published

pytestmark = pytest.mark.django_db


def the_form(event: Event | None = None, accounts: list[dict] | None = None, **fields) -> dict:
    """What the browser sends: the event, its accounts and no participations."""
    values = {"conflict": a_conflict().pk, "kind": a_kind().pk, "significance": 2, "title_en": "Talks"}
    rows = accounts or []
    kept = sum(1 for row in rows if row.get("id"))
    values |= {"citations-TOTAL_FORMS": len(rows), "citations-INITIAL_FORMS": kept}
    values |= {"participations-TOTAL_FORMS": 0, "participations-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        row = {"aspect": "event", "stance": "reports", **row}
        values |= {f"citations-{number}-{name}": value for name, value in row.items()}
    if event:
        values |= {"slug": event.slug, "title_en": event.title_en, "date": event.date, "base_version": event.version}
    return {**values, **fields}


def address(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])


def errors(response) -> str:
    context = response.context
    formsets = [str(f.formset.non_form_errors()) + str(f.formset.errors) for f in context["inline_admin_formsets"]]
    return str(context["adminform"].form.errors) + "".join(formsets)


@pytest.mark.parametrize("model", [m for m in admin.site._registry if m._meta.app_label == "events"], ids=str)
def test_every_page_of_the_desk_opens(desk, model):
    published()
    name = f"admin:events_{model._meta.model_name}"
    assert desk.get(reverse(f"{name}_changelist") + "?q=talks").status_code == 200
    assert desk.get(reverse(f"{name}_add")).status_code == (403 if model is DataSet else 200)
    if row := model._default_manager.first():
        assert desk.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200


def test_a_saved_form_is_one_version_with_its_reason(desk):
    account = {"article": an_article().pk, "date": "2023-03-30", "claim_en": "So."}
    desk.post(reverse("admin:events_event_add"), the_form(date="2023-03-30", accounts=[account], reason="First"))
    event = Event.objects.get()
    assert (event.slug, event.status, event.version) == ("talks", "draft", 1)
    assert event.revisions.get().reason == "First"
    assert event.revisions.get().by.username == "amina"


def test_what_the_list_shows_is_saved_as_a_table_drafts_and_their_status_included(desk):
    published("shown", title_en="Shown talks", title_ar="محادثات")
    a_draft("drafted", title_en="=Drafted talks")
    published("hidden", title_en="Something else")
    answer = desk.get(reverse("admin:events_event_export") + "?q=talks&o=1")
    rows = list(csv.DictReader(answer.getvalue().decode("utf-8-sig").splitlines()))
    assert {(row["title_en"], row["status"], row["titles_missing"]) for row in rows} == {
        ("Shown talks", "published", "fr"),
        ("'=Drafted talks", "draft", "ar fr"),
    }
    assert rows[0]["accounts"] == rows[1]["accounts"] == "1"


def test_an_address_is_made_where_none_is_given_and_never_twice(desk):
    for _ in range(2):
        desk.post(reverse("admin:events_event_add"), the_form(title_en="", title_ar="محادثات", date="1976-03~"))
    assert set(Event.objects.values_list("slug", flat=True)) == {"talks-1976-03", "talks-1976-03-2"}


def test_what_publication_lacks_is_said_and_nothing_typed_is_lost_or_written(desk):
    response = desk.post(
        reverse("admin:events_event_add"), the_form(title_en="Kept words", date="2023-03-30", _publish="1")
    )
    assert "at least one account with a quote or a summary" in errors(response)
    assert b"Kept words" in response.content
    assert not Event.objects.exists()


def test_a_refused_date_names_the_right_form(desk):
    response = desk.post(reverse("admin:events_event_add"), the_form(date="31/04/2023"))
    assert "Did you mean 2023-04-30?" in errors(response)


def test_a_date_typed_in_words_is_kept_as_edtf(desk):
    desk.post(
        reverse("admin:events_event_add"), the_form(date="من الاثنين 14 سبتمبر 2020 إلى الأربعاء 16 سبتمبر 2020")
    )
    assert Event.objects.get().date == "2020-09-14/2020-09-16"


def test_the_date_of_publication_may_be_typed_in_words(desk):
    values = {"title": "Talks", "slug": "talks", "language": "fr", "affiliation": "press", "text_is": "original"}
    desk.post(reverse("admin:events_article_add"), {**values, "published": "vendredi 31 mars 2023"})
    assert Article.objects.get().published == "2023-03-31"


def test_a_date_that_can_mean_two_things_is_refused_with_both_in_words(desk):
    told = errors(desk.post(reverse("admin:events_event_add"), the_form(date="15/03/1441")))
    assert "15 March 1441 (1441-03-15); 12 November 2019 (2019-11-12)." in told


def test_an_editor_who_began_from_an_older_version_is_stopped_and_keeps_what_was_typed(desk):
    event = published("talks")
    response = desk.post(address(event), the_form(event, base_version=1, title_en="My words"))
    assert b"Somebody else changed this event" in response.content
    assert b"My words" in response.content
    event.refresh_from_db()
    assert event.title_en == "talks"


def test_who_saved_in_another_window_is_told_of_no_other_person(desk):
    event = published("talks")
    mine = the_form(event, base_version=2, title_en="My first words", public_reason="So.")
    assert desk.post(address(event), mine).status_code == 302
    page = desk.post(address(event), the_form(event, base_version=2, title_en="My words")).content.decode()
    assert "You saved this event in another window meanwhile." in page
    assert "Somebody else" not in page
    assert re.findall("<th>([^<]+)</th>", page) == ["When you began", "Saved meanwhile", "Typed here"]


def test_the_last_account_of_a_published_event_cannot_be_removed(desk):
    event = published("talks")
    account = event.citations.get()
    row = {"id": account.pk, "event": event.pk, "article": account.article_id, "claim_en": "So.", "DELETE": "on"}
    response = desk.post(address(event), the_form(event, accounts=[row]))
    assert "at least one account" in errors(response)
    assert event.citations.count() == 1


def test_a_contributor_writes_drafts_and_sends_them_to_review_but_publishes_nothing(contributor):
    account = {"article": an_article().pk, "date": "2023-03-30", "claim_en": "So."}
    contributor.post(reverse("admin:events_event_add"), the_form(date="2023-03-30", accounts=[account]))
    event = Event.objects.get()
    assert b"_publish" not in contributor.get(address(event)).content
    form = the_form(event, accounts=[account_row(event)])
    assert contributor.post(address(event), {**form, "_publish": "1"}).status_code == 403
    assert contributor.post(reverse("admin:events_event_withdraw", args=[event.pk])).status_code == 403
    contributor.post(address(event), {**form, "_review": "1"})
    event.refresh_from_db()
    assert event.status == "review"
    assert contributor.post(address(event), {**form, "base_version": event.version}).status_code == 403


def test_a_contributor_sees_but_does_not_change_what_others_wrote(contributor):
    event = a_draft("theirs")
    assert contributor.get(address(event)).status_code == 200
    assert contributor.post(address(event), the_form(event, accounts=[account_row(event)])).status_code == 403


def test_a_change_that_readers_see_needs_a_reason_for_them_and_nothing_typed_is_lost(desk):
    event = published("talks")
    form = the_form(event, accounts=[account_row(event)], title_en="Other words")
    response = desk.post(address(event), form)
    assert "say for them, in one sentence" in errors(response)
    assert b"Other words" in response.content
    desk.post(address(event), {**form, "public_reason": "The first title was wrong."})
    event.refresh_from_db()
    assert event.title_en == "Other words"
    assert event.revisions.first().public_reason == "The first title was wrong."


def test_events_are_never_deleted_and_cannot_be_restored_by_a_link(desk):
    event = published()
    assert desk.post(reverse("admin:events_event_delete", args=[event.pk]), {"post": "yes"}).status_code == 403
    assert desk.get(reverse("admin:events_event_restore", args=[event.pk, 1])).status_code == 405


def test_the_history_shows_who_did_what_and_restores(desk, django_user_model):
    event = published("talks")
    desk.post(
        address(event),
        the_form(event, accounts=[account_row(event)], title_en="Renamed", reason="Typo", public_reason="A slip"),
    )
    page = desk.get(reverse("admin:events_event_history", args=[event.pk])).content.decode()
    assert "<bdi>Typo</bdi><br><bdi>A slip</bdi>" in page  # which turn nothing where another language is read
    assert "amina" in page
    desk.post(reverse("admin:events_event_restore", args=[event.pk, 2]), {"public_reason": "It was right before"})
    event.refresh_from_db()
    assert (event.title_en, event.version) == ("talks", 4)


def account_row(event: Event) -> dict:
    account = event.citations.get()
    return {
        "id": account.pk,
        "event": event.pk,
        "article": account.article_id,
        "date": account.date,
        "claim_en": account.claim_en,
    }


def test_bulk_publishing_names_what_could_not_be_published(desk):
    ready, lacking = a_draft("ready"), a_draft("lacking", accounts=[])
    data = {"action": "publish_selected", "_selected_action": [ready.pk, lacking.pk]}
    page = desk.post(reverse("admin:events_event_changelist"), data, follow=True).content.decode()
    assert "lacking</a>: To be published, the event needs" in page
    assert "1 event was changed." in page
    ready.refresh_from_db()
    assert ready.status == "published"


def test_a_confidential_article_is_hidden_from_editors_not_named_on_it(desk):
    secret = an_article(title="Whistle", confidential=True)
    event = published("talks", accounts=[{"date": "2023-03-30", "article": secret}])
    for path in (address(event), reverse("admin:events_article_changelist")):
        assert b"Whistle" not in desk.get(path).content
    assert desk.get(reverse("admin:events_article_change", args=[secret.pk])).status_code == 302


def test_the_same_words_from_another_publisher_are_pointed_out(desk):
    an_article(title="First print", text="الأمم المتحدة تدعو")
    values = {"title": "Second print", "slug": "second", "language": "ar", "affiliation": "press"}
    values |= {"text": "الامم المتحدة تدعو", "text_is": "original"}
    page = desk.post(reverse("admin:events_article_add"), values, follow=True).content.decode()
    assert "Another article prints the same words" in page
    assert "First print" in page


def test_what_is_pasted_twice_leads_to_the_article_that_was_made_of_it(desk):
    conflict, other = a_conflict(), a_conflict("elsewhere")
    box = {
        "text": "Envoys met on Monday.",
        "published": "2023-03-31",
        "publisher": "Herald",
        "affiliation": "unknown",
    }
    box |= {"text_is": "original", "_read": "1", "_from": reverse("admin:index"), "conflicts": conflict.pk}
    add = reverse("admin:events_article_add")
    there = desk.post(add, box).headers["location"]
    again = desk.post(add, {**box, "text": "  Envoys met, on Monday!\r\n", "publisher": ""}, follow=True)
    assert again.redirect_chain == [(there, 302)]
    assert "This article is here already: Envoys met on Monday. (Herald)." in unescape(again.content.decode())
    assert Article.objects.count() == 1
    for changed in ({"publisher": "Gazette"}, {"conflicts": other.pk}, {"text": "Envoys met on Tuesday."}):
        assert desk.post(add, {**box, **changed}).headers["location"] != there
    assert Article.objects.count() == 4
    secret = an_article(text="Envoys fled on Sunday.", publisher="Herald", confidential=True)
    assert str(secret.pk) not in desk.post(add, {**box, "text": secret.text}).headers["location"]


EXAMPLES = "Write for example 2023-03-30, 2023-03, 2023, 2023-03-27/2023-03-31 or 1976-03~."


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1976-03~", {"ok": True, "says": "about March 1976", "edtf": "1976-03~", "fits": []}),
        ("نحو آذار 1976", {"ok": True, "says": "about March 1976", "edtf": "1976-03~", "fits": []}),
        ("nonsense", {"ok": False, "says": f"“nonsense” is not a date that we can read. {EXAMPLES}", "nearest": []}),
        ("", {"ok": False, "says": f"“” is not a date that we can read. {EXAMPLES}", "nearest": []}),
        (
            "31 April 2023",
            {
                "ok": False,
                "says": "“31 April 2023”: there is no such day. Did you mean 2023-04-30?",
                "nearest": [{"edtf": "2023-04-30", "says": ""}],
            },
        ),
        (
            "2003/04",
            {
                "ok": False,
                "says": "“2003/04” can mean: in April 2003, day not given (2003-04); from 2003 to 2004 (2003/2004).",
                "nearest": [
                    {"edtf": "2003-04", "says": "in April 2003, day not given"},
                    {"edtf": "2003/2004", "says": "from 2003 to 2004"},
                ],
            },
        ),
    ],
)
def test_a_date_is_explained_to_those_who_may_enter(desk, client, typed, answer):
    assert desk.get(reverse("admin:events_explain_date"), {"text": typed}).json() == answer
    client.logout()
    assert client.get(reverse("admin:events_explain_date"), {"text": typed}).status_code == 302


def bulk_publish(desk, *events: Event, **seen: int) -> str:
    data = {"action": "publish_selected", "_selected_action": [event.pk for event in events]}
    data |= {f"seen-{event.pk}": seen.get(event.slug, event.version) for event in events}
    return desk.post(reverse("admin:events_event_changelist"), data, follow=True).content.decode()


def test_a_bulk_action_passes_over_what_a_colleague_saved_meanwhile_and_names_it(desk):
    fresh, stale = a_draft("fresh"), a_draft("stale")
    page = bulk_publish(desk, fresh, stale, stale=0)
    assert "Stale: Somebody else changed this event meanwhile." in page
    assert list(Event.objects.published()) == [fresh]


def test_a_bulk_action_is_undone_event_by_event_but_not_what_was_changed_since(desk, client):
    one, other = a_draft("one"), a_draft("other")
    page = bulk_publish(desk, one, other)
    undo = re.search(r"/admin/events/event/undo/[\w-]+/", page)[0]
    other.refresh_from_db()
    withdraw(other, by=None, public_reason="Wrong.")
    assert "one" in desk.get(undo).content.decode()
    page = desk.post(undo, follow=True).content.decode()
    assert "1 event is as it was before." in page
    assert "Other: It was changed again since" in page
    one.refresh_from_db()
    assert (one.status, one.citations.get().published) == ("draft", False)
    assert desk.get("/en/conflict/events/one/").status_code == 410
    assert "undone" in desk.get("/en/conflict/events.atom").content.decode()
    assert desk.get("/admin/events/event/undo/action-unknown/").status_code == 404


@pytest.mark.parametrize(("administrator", "still_asked"), [(False, True), (True, False)])
def test_the_rule_of_a_second_person_is_switched_off_by_administrators_alone(desk, administrator, still_asked):
    conflict = a_conflict(second_reader=True)
    if administrator:
        User.objects.get(username="amina").groups.set(Group.objects.filter(name=ADMINISTRATORS))
    fields = {"name_en": "Renamed", "slug": "conflict"}  # the box of the rule is not ticked
    assert desk.post(reverse("admin:events_conflict_change", args=[conflict.pk]), fields).status_code == 302
    conflict.refresh_from_db()
    assert (conflict.name_en, conflict.second_reader) == ("Renamed", still_asked)


def test_no_row_is_reached_by_its_type_and_number(desk):
    of = ContentType.objects.get_for_model
    event, task = published("war"), of(DBTaskResult)
    for path in (f"{of(event).pk}/{event.pk}/", f"{task.pk}/32/", f"{task.pk}/x/", "1/"):
        assert (path, desk.get(f"/admin/r/{path}").status_code) == (path, 404)


@pytest.mark.parametrize("name", ["events", "citations", "known_to", "made-up"])
@pytest.mark.parametrize("model", ["dataset", "actor", "article"])
def test_a_popup_that_names_rows_by_what_is_no_column_is_refused(desk, model, name):
    assert desk.get(reverse(f"admin:events_{model}_changelist"), {"_to_field": name}).status_code == 400


@pytest.mark.parametrize(("language", "first", "other"), [("ar", "ar", "en"), ("en", "en", "ar")])
def test_what_helps_with_a_text_is_told_once_beside_the_field_in_the_desks_language(desk, language, first, other):
    desk.cookies["django_language"] = language
    page = desk.get(reverse("admin:events_actor_add")).content.decode()
    assert f'id="id_short_{first}_helptext"' in page
    assert f'id="id_short_{other}_helptext"' not in page


@pytest.mark.parametrize(("language", "country", "condition"), [("ar", "دولة", "الحالة"), ("fr", "État", "état")])
def test_a_state_among_actors_is_a_country_and_that_of_a_file_is_none(language, country, condition):
    with override(language):
        assert Actor.Kind.STATE.label == country
        assert FileImport._meta.get_field("state").verbose_name == condition


def test_a_name_of_the_other_direction_is_kept_apart_in_the_heading_of_a_page(admin_client):
    event = published("talks", title_en="3 قتلى في هجوم")
    page = admin_client.get(reverse("admin:events_event_history", args=[event.pk])).content.decode()
    assert "<h1>History: \u20683 قتلى في هجوم\u2069</h1>" in page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_codes_run_from_left_to_right_in_every_language(desk, language):
    """In Arabic “#c2410c” stood as “c2410c#”, and the last stroke of an address before it."""
    desk.cookies["django_language"] = language
    kind = a_kind("military", colour="#c2410c")
    article = an_article(url="https://example.org/a/", symbol="S/RES/2654 (2022)")
    for model, row, names in (
        ("eventkind", kind, ("slug", "colour")),
        ("article", article, ("url", "symbol", "slug")),
    ):
        page = desk.get(reverse(f"admin:events_{model}_change", args=[row.pk])).content.decode()
        for name in names:
            assert re.search(rf'<input[^>]* name="{name}"[^>]*>', page).group().count('dir="ltr"') == 1, name
    assert "\u2066#c2410c\u2069" in desk.get(reverse("admin:events_eventkind_changelist")).content.decode()
