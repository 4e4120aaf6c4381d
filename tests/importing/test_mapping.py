import pytest
from django.core.exceptions import ValidationError

from events.importing.mapping import known_formats, load_format, load_mapping
from events.models import EventKind, Place

GOOD = (
    'data_set: {slug: a, name: A}\nid: "{id}"\ndate: {edtf: "{date}"}\nkind: {of: "{kind}"}\ntitle: {en: "{title}"}\n'
)


@pytest.mark.parametrize("name", known_formats())
def test_every_format_is_a_whole_mapping_with_terms_kinds_and_precisions_that_exist(name):
    mapping = load_format(name)
    assert set(mapping.precisions.values()) <= set(Place.Precision)
    assert set(mapping.kind_values.values()) <= set(mapping.kinds)
    for kind in mapping.kinds.values():
        assert set(kind["name"]) == {"ar", "en", "fr"}
        assert kind["shape"] in EventKind.Shape


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "must have the sections"),
        ("- a", "must have the sections"),
        ("a: [", "not YAML"),
        (GOOD + "colour: red", "unknown sections: colour"),
        (GOOD.replace("slug: a, ", ""), "data_set.slug"),
        (GOOD.replace("edtf", "day"), "date.earliest"),
        (GOOD.replace('{edtf: "{date}"}', '{earliest: "{d}", meaning: {"1": sure}}'), "sure"),
        (GOOD.replace('kind: {of: "{kind}"}\n', ""), "kind"),
    ],
)
def test_a_wrong_mapping_is_refused_with_what_is_wrong(text, said):
    with pytest.raises(ValidationError, match=said):
        load_mapping(text)


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(ValidationError, match="acled, events-csv, gdelt, timelinejs, ucdp-ged"):
        load_format("no-such")
