"""Cards of one article that are decided by one press."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from events.intake.candidates import propose_words, read_into_candidates
from events.models import Article, Candidate, Event, Place
from events.models.roles import EDITORS
from events.record.door import change
from tests.desk.conftest import TEXT
from tests.desk.test_reading import candidate, decide, page_of
from tests.factories import a_conflict, a_kind, an_actor, an_article, published

pytestmark = pytest.mark.django_db


def sent_card(candidate: Candidate, **fields) -> dict:
    """As the page would send it, with these fields changed; a field of None is not sent."""
    said = {
        "title": candidate.title,
        "kind": "talks",
        "choice": candidate.date,
        "quote": candidate.quote,
        "stance": candidate.stance,
        "public_reason": "Another source’s account was added.",
        "along": "on",
        **fields,
    }
    return {f"c{candidate.pk}-{name}": value for name, value in said.items() if value is not None}


def press(desk, article: Article, action: str, *cards: dict, value: str = ""):
    address = reverse("admin:events_article_decide_several", args=[article.pk])
    body = {f"_{action}": value, "conflict": "conflict"}
    for card in cards:
        body |= card
    return desk.post(address, body, follow=True)


def undoing(response) -> tuple[str, str]:
    """The name and the value of the button in the message."""
    found = re.search(
        r'class="button undo" formaction="[^"]*several/" name="_(\w+)" value="([^"]*)"', response.content.decode()
    )
    return found[1], found[2]


def test_one_press_publishes_the_ticked_cards_and_leaves_the_others(desk, article):
    thursday, monday, april = article.candidates.order_by("start")
    answer = press(desk, article, "publish", sent_card(thursday), sent_card(monday), sent_card(april, along=None))
    assert sorted(Event.objects.values_list("date", "status")) == [
        ("2023-03-27", "published"),
        ("2023-03-30", "published"),
    ]
    assert "2 cards were published." in answer.content.decode()
    assert [one.pk for one in article.candidates.undecided()] == [april.pk]


def test_one_press_undoes_them_all(desk, article):
    thursday, monday, april = article.candidates.order_by("start")
    answer = press(desk, article, "publish", sent_card(thursday), sent_card(monday), sent_card(april, along=None))
    action, value = undoing(answer)
    press(desk, article, action, value=value)
    assert set(Event.objects.values_list("status", flat=True)) == {"withdrawn"}
    assert article.candidates.undecided().count() == 3


def test_a_card_that_lacks_something_stays_with_what_was_typed_and_why_and_the_rest_is_done(desk, article):
    thursday, monday, _april = article.candidates.order_by("start")
    answer = press(desk, article, "publish", sent_card(thursday, kind=""), sent_card(monday, title="محادثات"))
    page = answer.content.decode()
    assert Event.objects.get().title_ar == "محادثات"
    assert page.count("Choose what kind of event it is.") == 1
    assert article.candidates.undecided().order_by("start").first() == thursday


def test_one_press_rejects_what_is_not_ticked_and_another_puts_it_back(desk, article):
    thursday, monday, april = article.candidates.order_by("start")
    sent = [sent_card(thursday), sent_card(monday, along=None), sent_card(april, along=None)]
    answer = press(desk, article, "reject", *sent)
    assert [one.state for one in article.candidates.order_by("start")] == ["proposed", "rejected", "rejected"]
    action, value = undoing(answer)
    press(desk, article, action, value=value)
    assert article.candidates.undecided().count() == 3


def test_a_card_that_was_not_sent_is_not_rejected(desk, article):
    thursday, *_others = article.candidates.order_by("start")
    press(desk, article, "reject", sent_card(thursday, along=None))
    assert article.candidates.undecided().count() == 2


def test_who_may_not_publish_makes_drafts_alone(desk, article):
    Group.objects.get(name=EDITORS).permissions.remove(Permission.objects.get(codename="publish_event"))
    thursday, *_others = article.candidates.order_by("start")
    assert b'data-several="publish"' not in desk.get(page_of(article)).content
    assert press(desk, article, "publish", sent_card(thursday)).status_code == 403
    press(desk, article, "accept", sent_card(thursday))
    assert Event.objects.get().status == "draft"


def test_an_event_that_the_same_press_made_is_not_made_twice(desk):
    a_conflict("conflict")
    decidable = an_article(text=f"{TEXT}\n\n{TEXT.splitlines()[0]}", language="ar", published="2023-03-31")
    a_kind("talks", cue_words="استقبل\nمشاورات\nجلسة")
    an_actor("un-sg", name_ar="الأمين العام")
    twice = [match.start() for match in re.finditer("مساء الخميس", decidable.text)]
    first, second = (propose_words(decidable, start, start + len("مساء الخميس")) for start in twice)
    said = {"title": "استقبال الأمين العام مبعوثه"}
    answer = press(desk, decidable, "publish", sent_card(first, **said), sent_card(second, **said))
    assert Event.objects.count() == 1
    assert "which was made just now" in answer.content.decode()


def test_one_press_makes_of_a_deed_of_two_days_two_events(desk):
    a_conflict("conflict")
    a_kind("talks")
    raided = an_article(
        text="وكانت مدينة النور قد تعرضت للقصف الأربعاء والخميس.", language="ar", published="2021-10-22"
    )
    days = [raided.text.index(day) for day in ("الأربعاء", "الخميس")]
    wednesday, thursday = (
        propose_words(raided, start, start + len(day))
        for start, day in zip(days, ("الأربعاء", "الخميس"), strict=True)
    )
    said = {"title": "قصف مدينة النور"}
    press(desk, raided, "publish", sent_card(wednesday, **said), sent_card(thursday, **said))
    assert sorted(Event.objects.values_list("date", flat=True)) == ["2021-10-20", "2021-10-21"]


def test_a_card_is_ticked_when_it_holds_a_place_too(desk, article):
    thursday = candidate(article, "مساء الخميس")
    assert not ticked(desk, article, thursday)
    place = Place.objects.create(slug="geneva", name_ar="جنيف")
    thursday.beside = {"own_places": [place.pk]}
    thursday.save()
    assert ticked(desk, article, thursday)


def ticked(desk, article, candidate) -> bool:
    box = re.search(rf'<input[^>]*name="c{candidate.pk}-along"[^>]*>', desk.get(page_of(article)).content.decode())[0]
    return "checked" in box


def chosen(desk, article, candidate) -> str:
    page = desk.get(page_of(article)).content.decode()
    radios = re.findall(rf'<input type="radio" name="c{candidate.pk}-event" value="([^"]*)"[^>]*( checked)', page)
    return radios[0][0]


def test_an_event_that_it_surely_is_stands_chosen_and_nothing_is_done_before_the_press(desk, article):
    thursday = candidate(article, "مساء الخميس")
    decide(desk, thursday, "publish")
    again = an_article(text=TEXT, language="ar", published="2023-03-31")
    read_into_candidates(again)
    event, card = Event.objects.get(), candidate(again, "مساء الخميس")
    assert chosen(desk, again, card) == event.slug
    assert not ticked(desk, again, card)  # it goes by its own press
    assert event.citations.count() == 1


def test_an_event_that_it_may_be_is_offered_and_not_chosen(desk, article):
    published("elsewhere", title_ar="انفجار في المرفأ", date="2023-03-30")
    thursday = candidate(article, "مساء الخميس")
    assert chosen(desk, article, thursday) == ""


@pytest.mark.parametrize(
    ("title", "kind", "place", "is_ticked"),
    [
        ("جولة مبعوثه", "talks", "geneva", False),  # told in other words: of that day, kind and place
        ("مقتل مدنيين", "", "", True),  # nothing but the day is the same
    ],
)
def test_a_card_that_may_be_of_an_event_that_is_there_is_not_ticked(desk, article, title, kind, place, is_ticked):
    here = Place.objects.create(slug="geneva", name_ar="مبعوثه")  # which the sentence names
    thursday = candidate(article, "مساء الخميس")
    thursday.beside = {"own_places": [here.pk]}
    thursday.save()
    of_that_day = {"kind": thursday.kind} if kind else {}
    published("there", title_ar=title, date="2023-03-30", place=here if place else None, **of_that_day)
    assert ticked(desk, article, thursday) is is_ticked
    assert chosen(desk, article, thursday) == ""


def two_accounts_of_one_event(desk, article) -> tuple[Event, str]:
    """Added by one press to a published event with one account; and what undoes them."""
    event = published("talks", title_ar="مشاورات", date="2023-03-30")
    thursday, monday, april = article.candidates.order_by("start")
    same = {"event": "talks", "gives_date": "", "date_reason": "الأول أدق"}
    answer = press(desk, article, "publish", sent_card(thursday, **same), sent_card(monday, **same))
    event.refresh_from_db()
    assert (event.version, event.citations.count(), article.candidates.undecided().get()) == (4, 3, april)
    return event, undoing(answer)[1]


def test_one_press_undoes_both_accounts_that_it_gave_to_one_event(desk, article):
    event, value = two_accounts_of_one_event(desk, article)
    first, _monday, april = article.candidates.order_by("start")
    press(desk, article, "reject", sent_card(april, along=None))
    answer = press(desk, article, "undo", value=value)
    assert answer.redirect_chain[-1][0].endswith(f"&at={first.pk}#candidate-{first.pk}")
    assert "Undone: 2 cards are here again." in answer.content.decode()
    event.refresh_from_db()
    assert (event.version, event.citations.count(), event.status) == (5, 1, "published")
    assert event.revisions.get(number=5).reason == "Undid versions 3–4"
    assert article.candidates.undecided().count() == 2


@pytest.mark.parametrize("meanwhile", ["after", "between"])
def test_what_somebody_changed_meanwhile_stays_and_each_card_is_named(desk, article, meanwhile):
    event, value = two_accounts_of_one_event(desk, article)
    with change([event.pk], by=None) as door:
        door.event.title_en = "By another"
        door.event.save()
    if meanwhile == "between":
        value = value.replace(":4", ":5")
    answer = press(desk, article, "undo", value=value)
    assert answer.content.decode().count("Nothing of theirs was overwritten.") == 2
    event.refresh_from_db()
    assert (event.version, event.title_en, event.citations.count()) == (5, "By another", 3)
    assert article.candidates.undecided().count() == 1


def test_one_press_publishes_the_ticked_and_rejects_the_others_and_one_undoes_both(desk, article):
    thursday, monday, april = article.candidates.order_by("start")
    sent = [sent_card(thursday), sent_card(monday, along=None), sent_card(april, along=None)]
    answer = press(desk, article, "finish", *sent)
    assert "1 card was published. 2 cards were rejected." in answer.content.decode()
    assert [one.state for one in article.candidates.order_by("start")] == ["accepted", "rejected", "rejected"]
    action, value = undoing(answer)
    press(desk, article, action, value=value)
    assert set(Event.objects.values_list("status", flat=True)) == {"withdrawn"}
    assert article.candidates.undecided().count() == 3


def test_where_a_ticked_card_is_refused_the_others_are_not_rejected(desk, article):
    thursday, monday, april = article.candidates.order_by("start")
    sent = [sent_card(thursday, kind=""), sent_card(monday), sent_card(april, along=None)]
    answer = press(desk, article, "finish", *sent)
    assert "Choose what kind of event it is." in answer.content.decode()
    assert [one.state for one in article.candidates.order_by("start")] == ["proposed", "accepted", "proposed"]


def test_who_may_not_publish_finishes_no_article(desk, article):
    Group.objects.get(name=EDITORS).permissions.remove(Permission.objects.get(codename="publish_event"))
    thursday, *_others = article.candidates.order_by("start")
    assert b'data-several="finish"' not in desk.get(page_of(article)).content
    assert press(desk, article, "finish", sent_card(thursday)).status_code == 403
    assert article.candidates.undecided().count() == 3
