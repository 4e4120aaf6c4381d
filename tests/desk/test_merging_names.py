"""Merging actors, kinds and places at the desk: chosen, shown, done at a press, and undone from the message."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from events.desk import names as desk_names
from events.models import Actor, Citation, NameMerge
from tests.factories import a_conflict, a_draft, an_actor, an_article, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    kept = an_actor("un", name_en="United Nations")
    gone = an_actor("onu", name_en="Nations Unies", aliases="United Nations")
    event = an_event("talks", actors=[gone])
    a_draft("later", actors=[gone, kept], conflict=a_conflict("elsewhere"))
    return {"kept": kept, "gone": gone, "event": event, "other": an_event("other", actors=[an_actor("army")])}


def merging(row) -> str:
    return reverse("admin:events_actor_merge", args=[row.pk])


def changing(row) -> str:
    return reverse("admin:events_actor_change", args=[row.pk])


def words(answer) -> str:
    return unescape(re.sub(r"<[^>]*>", "", answer.content.decode()))


def test_one_press_merges_them_and_the_message_undoes_it(desk, rows):
    kept, gone = rows["kept"], rows["gone"]
    assert merging(kept) in desk.get(changing(kept)).content.decode()
    chosen = desk.get(merging(kept)).content.decode()
    assert f'href="{merging(kept)}?other={gone.pk}"' in chosen  # as it has the same name
    shown = desk.get(merging(kept), {"other": gone.pk})
    assert "2 events follow." in words(shown)
    assert [(str(part), *two) for part, *two in shown.context["beside"]] == [
        ("names", "United Nations", "Nations Unies, United Nations"),
        ("events", "1", "2"),
        ("the first of them", "30 March 2023", "30 March 2023"),
        ("the last of them", "30 March 2023", "30 March 2023"),
    ]
    assert [(conflict.slug, number) for conflict, number in shown.context["conflicts"]] == [
        ("conflict", 1),
        ("elsewhere", 1),
    ]
    reason = shown.context["form"].initial["public_reason"]
    assert reason == "“Nations Unies” and “United Nations” are one and the same."
    done = desk.post(merging(kept), {"other": gone.pk, "public_reason": reason}, follow=True)
    assert "“Nations Unies” was merged into this one: 2 events followed." in words(done)
    undo = reverse("admin:events_event_undo", args=[NameMerge.objects.get().batch])
    assert (
        done.content.decode().count(f'href="{undo}"') == 2
    )  # in the message, and on the page for as long as it is so
    assert [actor.slug for actor in rows["event"].actors.all()] == ["un"]
    rows["event"].refresh_from_db()
    assert rows["event"].revisions.get(number=rows["event"].version).public_reason == reason
    assert [actor.slug for actor in rows["other"].actors.all()] == ["army"]
    assert "Part “Nations Unies” again?" in words(desk.get(undo))
    back = desk.post(undo, follow=True)
    assert "“Nations Unies” is back, and 2 events with it." in words(back)
    assert back.redirect_chain == [(changing(gone), 302)]
    assert [actor.slug for actor in rows["event"].actors.all()] == ["onu"]
    assert "was undone already" in words(desk.post(undo, follow=True))


def test_two_chosen_in_the_list_lead_to_the_page_and_three_do_not(desk, rows):
    listed = reverse("admin:events_actor_changelist")
    action = {"action": "merge_two", "_selected_action": [rows["kept"].pk, rows["gone"].pk]}
    assert desk.post(listed, action).url == f"{merging(rows['kept'])}?other={rows['gone'].pk}"
    action["_selected_action"] = [*action["_selected_action"], Actor.objects.get(slug="army").pk]
    assert "Choose two that are one." in words(desk.post(listed, action, follow=True))


def test_what_cannot_be_merged_is_told_and_nothing_changes(desk, rows, monkeypatch):
    kept, gone = rows["kept"], rows["gone"]
    before = list(Actor.objects.order_by("pk").values())
    untold = desk.post(merging(kept), {"other": gone.pk, "public_reason": ""})
    assert untold.context["form"].errors["public_reason"] == [
        "Readers see this change: say for them, in one sentence, why it was made."
    ]
    for other in (kept.pk, 999_999, "x"):
        assert desk.post(merging(kept), {"other": other, "public_reason": "So."}).context["gone"] is None
    monkeypatch.setattr(desk_names, "MOST", 1)
    many = desk.post(merging(kept), {"other": gone.pk, "public_reason": "So."})
    assert "At most 1 events follow at once, and 2 name “Nations Unies”" in words(many)
    assert list(Actor.objects.order_by("pk").values()) == before


def test_drafts_ask_for_no_reason_told_to_readers(desk, rows):
    rare = an_actor("rare")
    a_draft("rarely", actors=[rare])
    shown = desk.get(merging(rows["kept"]), {"other": rare.pk})
    assert list(shown.context["form"].fields) == ["reason"]
    assert desk.post(merging(rows["kept"]), {"other": rare.pk}).status_code == 302
    assert not Actor.objects.filter(slug="rare").exists()


def test_what_a_confidential_source_attributes_is_not_counted_for_others_and_follows(desk, rows):
    secret = an_article(title="Whistle", confidential=True)
    hidden = a_draft("hidden", accounts=[{"date": "2023-03-30", "article": secret, "claimant": rows["gone"]}])
    assert desk.get(merging(rows["kept"]), {"other": rows["gone"].pk}).context["followed"] == 2
    secret.known_to.add(User.objects.get(username="amina"))
    assert desk.get(merging(rows["kept"]), {"other": rows["gone"].pk}).context["followed"] == 3
    secret.known_to.clear()
    done = desk.post(merging(rows["kept"]), {"other": rows["gone"].pk, "public_reason": "So."}, follow=True)
    assert "2 events followed." in words(done)
    assert hidden.citations.get().claimant == rows["kept"]
    merged = NameMerge.objects.get()
    listed = desk.get(reverse("admin:events_event_undo", args=[merged.batch]))
    assert "Whistle" not in words(listed)
    assert not Citation.objects.filter(claimant=merged.gone).exists()


def test_contributors_neither_merge_nor_part(contributor, rows):
    assert contributor.get(merging(rows["kept"])).status_code == 403
    assert merging(rows["kept"]) not in contributor.get(changing(rows["kept"])).content.decode()
    assert contributor.post(reverse("admin:events_event_undo", args=["names-1"])).status_code == 404


def test_what_was_merged_into_something_that_is_gone_is_told_and_stays(desk, rows):
    desk.post(merging(rows["kept"]), {"other": rows["gone"].pk, "public_reason": "So."})
    NameMerge.objects.update(kept=999_999)
    undo = reverse("admin:events_event_undo", args=[NameMerge.objects.get().batch])
    assert "That into which it was merged is gone" in words(desk.post(undo, follow=True))
    assert [actor.slug for actor in rows["event"].actors.all()] == ["un"]
