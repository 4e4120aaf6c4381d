import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from events.models.roles import ADMINISTRATORS
from tests.factories import an_article, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client, django_user_model, desk):
    user = django_user_model.objects.create_user("huda", is_staff=True)
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    client.force_login(user)
    return client


def erase_page(row) -> str:
    return reverse(f"admin:events_{row._meta.model_name}_erase", args=[row.pk])


@pytest.mark.parametrize("make", [an_event, an_article])
def test_an_editor_does_not_erase(desk, make):
    row = make()
    assert desk.get(erase_page(row)).status_code == 403
    assert (
        "Erase words"
        not in desk.get(reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])).content.decode()
    )


def test_an_administrator_erases_a_name_from_an_event(administrator):
    event = an_event("talks", title_en="Ali speaks")
    assert "Erase words" in administrator.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    page = administrator.post(erase_page(event), {"words": "ali", "sure": "on"}, follow=True).content.decode()
    assert "Erased in" in page
    event.refresh_from_db()
    assert "Ali" not in event.title_en


def test_an_administrator_erases_a_name_from_an_article(administrator):
    article = an_article(title="Ali speaks", text="So said Ali.")
    administrator.post(erase_page(article), {"words": "Ali", "sure": "on"})
    article.refresh_from_db()
    assert "Ali" not in article.title + article.text


def test_nothing_is_erased_unless_one_is_sure(administrator):
    event = an_event("talks", title_en="Ali speaks")
    administrator.post(erase_page(event), {"words": "Ali"})
    event.refresh_from_db()
    assert event.title_en == "Ali speaks"
