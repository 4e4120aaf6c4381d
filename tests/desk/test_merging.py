import pytest
from django.urls import reverse

from tests.factories import a_conflict, an_actor, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins():
    un = an_actor("un")
    first = an_event("first", title_en="Talks in Geneva", date="2023-03-30", actors=[un])
    return first, an_event("second", title_ar="محادثات جنيف", title_en="Talks, Geneva", date="2023-03", actors=[un])


def page(name: str, event) -> str:
    return reverse(f"admin:events_event_{name}", args=[event.pk])


def test_likely_duplicates_are_shown_while_an_event_is_written(desk, twins):
    first, second = twins
    asked = {"conflict": a_conflict().pk, "words": "Geneva talks", "date": "2023-03-30", "but": first.pk}
    found = desk.get(reverse("admin:events_event_similar"), asked).json()["events"]
    assert [event["address"] for event in found] == [page("change", second)]
    assert (
        desk.get(reverse("admin:events_event_similar"), {**asked, "date": "30 mars 2023"}).json()["events"] == found
    )
    for broken in ({}, {"conflict": "x"}, {**asked, "date": "nonsense", "words": ""}):
        assert desk.get(reverse("admin:events_event_similar"), broken).json() == {"events": []}


def test_an_editor_merges_the_likeliest_and_splits_it_again(desk, twins):
    first, second = twins
    assert f"?other={second.pk}" in desk.get(page("merge", first)).content.decode()
    chosen = desk.get(page("merge", first), {"other": second.pk})
    beside = chosen.context["beside"]
    assert f'href="{page("merge", second)}?other={first.pk}">The other way round' in chosen.content.decode()
    assert beside[:2] == [
        ("title", "Talks in Geneva", "Talks, Geneva"),
        ("date", "30 March 2023", "in March 2023, day not given"),
    ]
    assert beside[4:] == [("actors", "Un", "Un"), ("status", "published", "published"), ("accounts", "1", "1")]
    desk.post(page("merge", first), {"other": second.pk, "public_reason": "The same talks."})
    second.refresh_from_db()
    assert second.merged_into == first
    assert page("change", second) in desk.get(page("change", first)).content.decode()
    shown = desk.get(page("change", second)).content.decode()
    assert "This event was merged into:" in shown
    assert "Split it again" in shown
    desk.post(page("split", second))
    second.refresh_from_db()
    assert (second.merged_into, second.status) == (None, "published")


@pytest.mark.parametrize("other", ["", "999999", "itself", "of another conflict"])
def test_what_is_no_other_event_of_the_conflict_is_refused(desk, twins, other):
    elsewhere = an_event("elsewhere", conflict=a_conflict("other"))
    number = {"itself": twins[0].pk, "of another conflict": elsewhere.pk}.get(other, other)
    answer = desk.post(page("merge", twins[0]), {"other": number})
    assert answer.status_code == 200
    assert answer.context["form"].errors["other"]


def test_two_chosen_events_lead_to_the_page_of_merging_and_three_do_not(desk, twins):
    chosen = [event.pk for event in twins]
    action = {"action": "merge_selected", "_selected_action": chosen}
    listed = reverse("admin:events_event_changelist")
    assert desk.post(listed, action).url == f"{page('merge', twins[0])}?other={twins[1].pk}"
    action["_selected_action"] = [*chosen, an_event("third").pk]
    assert "Choose two events" in desk.post(listed, action, follow=True).content.decode()


def test_a_contributor_merges_and_splits_nothing(contributor, twins):
    assert contributor.post(page("merge", twins[0]), {"other": twins[1].pk}).status_code == 403
    assert contributor.post(page("split", twins[0])).status_code == 403
