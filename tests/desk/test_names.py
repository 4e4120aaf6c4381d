"""What has a name at the desk: its address is made, and its numbers are read in any digits."""

import pytest
from django.urls import reverse

from events.models import Conflict, Place

pytestmark = pytest.mark.django_db


def added(desk, model: str, **fields):
    return desk.post(reverse(f"admin:events_{model}_add"), fields)


def test_a_place_without_an_address_gets_one_of_its_name(desk):
    for _ in range(2):
        assert added(desk, "place", name_en="El Fasher", name_ar="الفاشر", precision="exact").status_code == 302
    assert list(Place.objects.order_by("pk").values_list("slug", flat=True)) == ["el-fasher", "el-fasher-2"]


def test_a_conflict_of_an_arabic_name_alone_gets_an_address_too(desk):
    assert added(desk, "conflict", name_ar="حرب السودان").status_code == 302
    assert Conflict.objects.get().slug.isalnum()


def test_what_has_no_name_is_refused_at_the_name(desk):
    refused = added(desk, "place", precision="exact")
    assert refused.context["adminform"].form.errors["name_en"] == ["Give the name in one language at least."]
    assert not Place.objects.exists()


def test_an_address_that_was_typed_stays(desk):
    added(desk, "place", name_en="El Fasher", slug="fasher", precision="exact")
    assert Place.objects.get().slug == "fasher"


def test_numbers_are_read_in_arabic_digits(desk):
    sent = {"name_en": "El Fasher", "precision": "exact", "latitude": "١٣٫٦٣", "longitude": "۲۵٫۳۵"}
    assert added(desk, "place", **sent).status_code == 302
    place = Place.objects.get()
    assert (place.latitude, place.longitude) == (13.63, 25.35)
    page = desk.get(reverse("admin:events_event_add")).content.decode()
    assert 'type="number"' not in page


def test_the_desk_calls_its_rows_by_the_words_of_the_product(desk):
    assert "Events and their sources" in desk.get(reverse("admin:index")).content.decode()
