import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from events.models import Event
from events.models.columns import Columns
from events.record.comparing import ORDER

PROGRAMS_OWN = {
    "Count",
    "Desk",
    "Tally",
    "Refolding",
    "Revision",
    "FormerAddress",
    "FormerSlug",
    "NameMerge",
    "RemovedName",
    "Overwritten",
    "Batch",
    "RetractedAddress",
    "LogIn",
    "Opened",
    "Erasure",
    "FileImport",
    "KeptMapping",
    "PublicVersions",
}  # no person writes these rows
MODELS = [model for model in apps.get_app_config("events").get_models() if model.__name__ not in PROGRAMS_OWN]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_column_stands_in_one_list_and_in_one_alone(model):
    columns = [field.name for field in model._meta.concrete_fields]
    assert sorted(model.COLUMNS.all) == sorted(columns)


def test_a_list_names_a_text_once_for_all_its_languages():
    columns = Columns(texts=("title",), words=("notes",), kept=("id",))
    assert columns.all == ("title_ar", "title_en", "title_fr", "notes", "id")
    assert columns.holding_words == ("title_ar", "title_en", "title_fr", "notes")


def test_the_form_asks_for_all_that_a_document_holds():
    columns = Event.COLUMNS
    held = {*columns.texts, *columns.plain, *columns.links, "status", "citations", "participations"}
    assert set(ORDER) == held


def test_an_untouched_column_that_may_not_stay_so_is_refused_all_the_same():
    with pytest.raises(ValidationError) as refused:
        Event(significance=3).check_values()
    assert "slug" in refused.value.error_dict
