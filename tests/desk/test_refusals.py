"""What a rule asks for is asked for on the page that refuses, and answered there."""

import pytest
from django.urls import reverse

from events.models import Actor, Event, FormerAddress
from events.record import merging
from events.record.door import change
from tests.desk.test_admin import the_form
from tests.desk.test_saving import in_the_database
from tests.factories import a_draft, an_actor, published

pytestmark = pytest.mark.django_db


def page(name: str, event: Event, *more) -> str:
    return reverse(f"admin:events_event_{name}", args=[event.pk, *more])


def told_apart() -> tuple[Event, Event]:
    return published("first"), published("second", date="2023-03-31")


def test_a_merge_that_makes_accounts_disagree_is_answered_on_its_own_page(desk):
    kept, gone = told_apart()
    sent = {"other": gone.pk, "public_reason": "They are one."}
    refused = desk.post(page("merge", kept), sent).context["form"]
    assert list(refused.errors) == ["date_reason"]
    assert desk.post(page("merge", kept), {**sent, "date_reason": "The ministry's own date."}).status_code == 302
    kept.refresh_from_db()
    assert (kept.date_reason_en, kept.citation_count) == ("The ministry's own date.", 2)


def test_a_reason_that_stands_already_is_not_overwritten_nor_given_where_none_is_needed(desk):
    kept, gone = published("first", date_reason_fr="Le jour du ministère."), published("second", date="2023-03-31")
    like, other = published("third"), published("fourth")
    for one, two in ((kept, gone), (like, other)):
        sent = {"other": two.pk, "public_reason": "They are one.", "date_reason": "Ours."}
        assert desk.post(page("merge", one), sent).status_code == 302
        one.refresh_from_db()
        assert one.date_reason_en == ""


def test_a_split_that_leaves_an_event_without_an_account_of_its_date_is_answered_where_it_is_refused(desk):
    kept, gone = told_apart()
    merging.merge(kept, gone, by=None, public_reason="One.", date_reason="The later day.")
    with change([kept.pk], by=None, public_reason="Later.") as door:
        door.event.date, door.event.date_reason_en = "2023-03-31", "The later day."
        door.event.save()
    in_the_database("UPDATE events_event SET date_reason_en = '' WHERE id = %s", kept.pk)
    refused = desk.post(page("split", gone))
    assert list(refused.context["form"].errors) == ["date_reason"]
    assert desk.post(page("split", gone), {"date_reason": "So we infer."}).status_code == 302
    kept.refresh_from_db()
    assert (kept.date, kept.date_reason_en, kept.citation_count) == ("2023-03-31", "So we infer.", 1)


def test_a_form_names_the_fields_of_what_publishing_lacks(desk):
    event = a_draft(title_en="", date="", accounts=[{"date": "", "claim_en": ""}])
    form = desk.post(page("change", event), the_form(event, title_en="", _publish="1")).context["adminform"].form
    assert {"date", "title_en"} <= set(form.errors)
    assert "__all__" not in form.errors


def test_the_list_leads_to_the_field_that_a_bulk_action_lacks(desk):
    event = a_draft(accounts=[{"date": "2023-03-30"}, {"date": "2023-04-02"}])
    sent = {"action": "publish_selected", "_selected_action": [event.pk]}
    told = desk.post(reverse("admin:events_event_changelist"), sent, follow=True).content.decode()
    assert f'{page("change", event)}#id_date_reason_en"' in told


def test_the_same_headline_twice_gets_an_address_of_its_own_and_never_a_former_one(desk):
    for _ in range(2):
        desk.post(reverse("admin:events_event_add"), the_form(title_en="Talks", date="2023"))
    moved = published("moved")
    FormerAddress.objects.create(conflict=moved.conflict, slug="talks-3", event=moved)
    desk.post(reverse("admin:events_event_add"), the_form(title_en="Talks", date="2023"))
    assert set(Event.objects.exclude(pk=moved.pk).values_list("slug", flat=True)) == {"talks", "talks-2", "talks-4"}
    assert 'data-prepopulated-fields="[]"' in desk.get(reverse("admin:events_event_add")).content.decode()


@pytest.mark.parametrize("slug", ["figure", "view", "listed"])
def test_an_address_at_which_a_page_of_the_site_stands_is_refused_and_never_made(desk, slug):
    event = a_draft("plain")
    form = desk.post(page("change", event), the_form(event, slug=slug)).context["adminform"].form
    assert "A page of the site stands at this address" in str(form.errors["slug"])
    assert Event.objects.free_address(event.conflict, [slug]) == f"{slug}-2"


def test_a_version_that_asks_for_a_reason_is_restored_with_it(desk):
    event = published("talks", accounts=[{"date": "2023-03-30"}, {"date": "2023-04-02"}], date_reason_en="Because.")
    with change([event.pk], by=None, public_reason="So.") as door:
        door.event.citations.order_by("pk").last().delete()
        door.event.date_reason_en = ""
        door.event.save()
    first = event.revisions.get(number=2)
    first.document = {**first.document, "date_reason": {"ar": "", "en": "", "fr": ""}}
    first.save()
    sent = {"public_reason": "Both tell it."}
    assert list(desk.post(page("restore", event, 2), sent).context["form"].errors) == ["date_reason"]
    assert desk.post(page("restore", event, 2), {**sent, "date_reason": "Ours."}).status_code == 302
    event.refresh_from_db()
    assert (event.date_reason_en, event.citation_count) == ("Ours.", 2)


def test_withdrawing_without_a_word_for_readers_is_answered_in_its_field(desk):
    event = published()
    assert list(desk.post(page("withdraw", event), {"reason": ""}).context["form"].errors) == ["public_reason"]


def test_who_makes_a_second_actor_of_one_name_is_told_of_the_first(desk):
    first = an_actor("un", name_en="United Nations", aliases="الأُمَم المتحدة")
    an_actor("unitednations-club", name_en="United Nations Club")
    sent = {"kind": "organisation", "name_ar": "الامم المتحدة"}
    told = desk.post(reverse("admin:events_actor_add"), sent, follow=True).content.decode()
    second = Actor.objects.get(name_ar="الامم المتحدة")
    address = reverse("admin:events_actor_merge", args=[first.pk])
    assert f'{address}?other={second.pk}">United Nations (un)</a>' in told
    assert told.count("This name is another’s too") == 1
    assert (
        "another’s too"
        not in desk.post(
            reverse("admin:events_actor_add"), {"kind": "state", "name_en": "Nations"}, follow=True
        ).content.decode()
    )
