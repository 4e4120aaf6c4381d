import pytest

from events.importing import naming
from events.importing.naming import known, same_by_name
from events.models import Actor, EventKind, Place
from tests.factories import an_actor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name",
    [
        *("UNITED NATIONS", "united  nations", "The United Nations", "U.N.", "u.n", "United Nations (UN)"),
        *("الأمم المتحدة", "الامم المتحده", "الأُمَمُ المُتَّحِدَة", "الأمـــم المتحدة", "أمم متحدة"),
        *("Organisation des Nations Unies", "l’Organisation des Nations unies", "O.N.U."),
    ],
)
def test_a_name_is_known_however_it_is_written_in_whichever_language(name):
    names = {"name_ar": "الأمم المتحدة", "name_en": "United Nations", "short_en": "UN", "short_fr": "ONU"}
    an_actor("un", **names, name_fr="Organisation des Nations Unies")
    an_actor("un-ga", name_en="UN General Assembly")
    assert same_by_name(name, known(Actor)) == "un"


@pytest.mark.parametrize("name", ["Laayoune", "El Aaiun", "AL AAIÚN", "Laâyoune", "Laayoune (El Aaiún)", "العيون"])
def test_each_of_two_names_of_which_one_stands_in_brackets_is_known(name):
    Place.objects.create(slug="el-aaiun", name_en="Laayoune (El Aaiún)", name_ar="العيون")
    Place.objects.create(slug="zemla", name_fr="Zemla, Laâyoune (El Aaiún)")
    assert same_by_name(name, known(Place)) == "el-aaiun"


def test_what_tells_two_places_of_one_name_apart_is_no_name_of_theirs():
    Place.objects.create(slug="bridge-1", name_en="Bridge (Rivertown)")
    Place.objects.create(slug="bridge-2", name_en="Bridge (Laketown)")
    assert [same_by_name(name, known(Place)) for name in ("Rivertown", "Bridge (Rivertown)")] == ["", "bridge-1"]


@pytest.mark.parametrize("name", ["Guterres", "أنطونيو جوتيريش", "ANTONIO GUTERRES"])
def test_a_name_of_elsewhere_is_known_in_another_spelling(name):
    an_actor("guterres", name_en="António Guterres", name_ar="أنطونيو غوتيريش", short_en="Guterres")
    assert same_by_name(name, known(Actor)) == "guterres"


def test_a_name_is_known_among_more_than_are_compared(monkeypatch):
    monkeypatch.setattr(naming, "MOST_KNOWN", 2)
    for slug, name in (("a", "Amgala"), ("b", "Bir"), ("the-hague", "The Hague"), ("y", "غديرات")):
        Place.objects.create(slug=slug, name_en=name)
    chosen = naming.chosen_by_name(Place, {"HAGUE": "hague-1", "Oslo": "oslo-1", "غديرات": "g-1"}, {})
    assert chosen == {"HAGUE": "the-hague", "Oslo": "", "غديرات": "y"}


def test_what_is_only_alike_or_means_two_things_is_new():
    EventKind.objects.create(slug="talks", name_en="Talks", name_fr="Pourparlers")
    EventKind.objects.create(slug="talks-2", name_en="Talks")
    EventKind.objects.create(slug="raids", name_en="Raids (air)")
    rows = known(EventKind)
    assert [same_by_name(name, rows) for name in ("Talks", "Talk", "Raids (sea)", "pourparlers")] == [
        "",
        "",
        "",
        "talks",
    ]
