"""Two who have the same source or name open: the second is told what theirs would overwrite."""

import re
from html import unescape

import pytest
from django.urls import reverse

from events.models import Actor, Article, Conflict, Place
from events.record.erasing import erase
from tests.factories import a_conflict, an_actor, an_article

pytestmark = pytest.mark.django_db


def opened(desk, row) -> tuple[str, dict[str, str]]:
    """The address of its form, and what the browser sends of that."""
    address = reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])
    answer = desk.get(address)
    fields = answer.context["adminform"].form
    sent = {field.name: field.value() for field in fields if field.value() not in (None, "", [], False)}
    return address, sent | {"base_version": base_of(answer)}


def base_of(answer) -> str:
    return re.search(r'name="base_version" value="(\w+)"', answer.content.decode())[1]


def told(answer) -> str:
    return unescape(" ".join(re.findall(r'class="errorlist[^>]*>(.*?)</ul>', answer.content.decode(), re.DOTALL)))


ROWS = [
    (lambda: an_article(title="Herald", language="en", text="Words."), "title", Article),
    (lambda: an_actor("army", name_en="Army"), "name_en", Actor),
    (lambda: Place.objects.create(slug="ford", name_en="Ford"), "name_en", Place),
    (lambda: a_conflict("war", name_fr="Guerre"), "name_en", Conflict),
]


@pytest.mark.parametrize(("make", "name", "model"), ROWS, ids=[model.__name__ for _make, _name, model in ROWS])
def test_the_second_of_two_who_save_is_told_what_the_first_wrote_and_saves_over_it_by_a_second_press(
    desk, make, name, model
):
    row = make()
    address, sent = opened(desk, row)
    assert desk.post(address, {**sent, name: "Theirs"}).status_code == 302
    refused = desk.post(address, {**sent, name: "Mine"})
    assert "Theirs says otherwise in: " in told(refused)
    assert "(“Theirs”). Save again" in told(refused)
    assert getattr(model.objects.get(), name) == "Theirs"
    assert desk.post(address, {**sent, name: "Mine", "base_version": base_of(refused)}).status_code == 302
    assert getattr(model.objects.get(), name) == "Mine"


def test_the_same_form_sent_twice_is_no_other_one(desk):
    address, sent = opened(desk, an_actor("army", name_en="Army"))
    for _time in range(2):
        assert desk.post(address, {**sent, "name_en": "Mine"}).status_code == 302


def test_a_source_that_was_open_while_words_were_erased_does_not_bring_them_back(desk):
    article = an_article(title="Herald", language="en", text="Karim ben Salem spoke.")
    Article.objects.update(slug="karim-ben-salem")
    article.refresh_from_db()
    address, sent = opened(desk, article)
    erase("Karim ben Salem", [], [article], by=None)
    refused = desk.post(address, {**sent, "publisher": "Press"})
    assert re.search(r"otherwise in: Text \(“\[removed on request, [0-9-]+\] spoke\.”\), Publisher,", told(refused))
    assert "Words that were removed on request were taken out of what you sent." in told(refused)
    shown = refused.context["adminform"].form
    sent |= {name: shown[name].value() for name in ("slug", "text")} | {"base_version": base_of(refused)}
    assert desk.post(address, {**sent, "publisher": "Press"}).status_code == 302
    article.refresh_from_db()
    assert (article.publisher, article.slug, "Karim" in article.text) == ("Press", f"article-{article.pk}", False)
