"""A database that the first version made is brought up to date, and lived in, on both databases."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from events.importing.mapping import load_mapping
from events.importing.undoing import undo_import
from events.importing.writing import import_rows
from events.models import Actor, Article, Conflict, Event, EventKind, Place
from events.record import counting, using
from events.record.merging import split
from events.record.verbs import restore
from tests.factories import an_editor, the_groups

ROWS = Path(__file__).parent / "first_version.json"  # table → columns and rows, with versions, a merge, an import
MAPPING = load_mapping(
    """
    data_set: {slug: set, name: The set, licence: CC BY 4.0}
    id: "{id}"
    date: {earliest: "{day}"}
    kind: {of: "{kind}"}
    title: {en: "{title}"}
    actors: ["{actor}"]
    deaths: {best: "{dead}"}
    """
)
THEN = [("events", "0006_search_by_source")]


def put_back(apps, tables: dict) -> None:
    """The rows as they were, with the values that each database holds for them; new ones are numbered after them."""
    with connection.constraint_checks_disabled(), transaction.atomic():
        for model in apps.get_models(include_auto_created=True):
            if model._meta.db_table not in tables:
                continue
            table = tables[model._meta.db_table]
            fields = [next(f for f in model._meta.fields if f.column == name) for name in table["columns"]]
            rows = [
                model(**{f.attname: value(f, cell) for f, cell in zip(fields, row, strict=True)})
                for row in table["rows"]
            ]
            model._base_manager.bulk_create(rows)
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(sql)


def value(field, cell):
    return json.loads(cell) if field.get_internal_type() == "JSONField" else field.to_python(cell)


def step_by_step() -> MigrationExecutor:
    """By the migrations that were there then, which a new installation takes in one step."""
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    return executor


@pytest.fixture(scope="module")
def brought_up_to_date(django_db_setup, django_db_blocker):
    """Once for all, as it takes long; what a test makes of it is taken back."""
    with django_db_blocker.unblock():
        executor = step_by_step()
        executor.migrate(THEN)
        put_back(executor.loader.project_state(THEN).apps, json.loads(ROWS.read_text()))
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
        yield
        call_command("flush", interactive=False, verbosity=0)
        the_groups()


@pytest.fixture
def updated(brought_up_to_date, db):
    return an_editor("amina")


def event(slug: str) -> Event:
    return Event.objects.get(slug=slug)


def test_its_numbers_are_right_its_pages_stand_and_what_its_events_use_is_their_conflicts(updated, client):
    assert counting.wrong(Conflict.objects.get()) == 0
    for slug, status in (("envoy-received", 200), ("disputed", 200), ("withdrawn", 410), ("draft", 404)):
        assert client.get(f"/en/conflict/events/{slug}/").status_code == status
    assert client.get("/en/conflict/events/received/").url == "/en/conflict/events/envoy-received/"
    assert client.get("/en/conflict/events/the-same-day/").url == "/en/conflict/events/disputed/"

    # A draft that it announced as withdrawn was never there.
    assert client.get("/en/conflict/events/draft-set-aside/").status_code == 404
    feed = client.get("/en/conflict/events.atom").content.decode()
    assert "It did not take place." in feed
    assert "Never shown." not in feed

    used = set()
    for one in Event.objects.for_documents():
        used |= using.uses(one, one.citations.all(), one.participations.all())
    found = {
        (model, *pair)
        for model in (Actor, Article, EventKind, Place)
        for pair in model.conflicts.through.objects.values_list(f"{model._meta.model_name}_id", "conflict_id")
    }
    assert found == used
    assert {model for model, *_ in used} >= {Actor, Article, EventKind}


def test_its_versions_are_restored_by_the_names_of_today(updated):
    actor = Actor.objects.get(slug="un")
    actor.slug = "united-nations"
    actor.save()
    received = event("envoy-received")
    restore(received, received.revisions.get(number=1), by=updated, public_reason="As it was.")
    assert (received.slug, received.title_en, received.status) == ("received", "Received", "published")
    assert list(received.actors.all()) == [actor]


def test_its_merge_is_split(updated):
    split(event("the-same-day"), by=updated, public_reason="They are two.")
    assert [(event(slug).status, event(slug).citation_count) for slug in ("disputed", "the-same-day")] == [
        ("published", 2),
        ("published", 1),
    ]
    assert counting.wrong(Conflict.objects.get()) == 0


def test_its_import_is_found_again_changed_and_taken_back(updated):
    row = {"id": "1", "day": "2019-01-05", "kind": "battle", "title": "A battle", "actor": "A group", "dead": "30"}
    edited = {**row, "id": "2", "day": "2019-02-06", "title": "Another battle", "dead": "91"}
    outcome = import_rows([(2, row), (3, edited)], MAPPING, Conflict.objects.get(), by=None, file_name="set.csv")
    assert (outcome.created, outcome.updated, outcome.edited) == (0, 1, 1)
    assert Event.objects.get(source_id="1").weight == 30
    undo_import(outcome.batch, by=None, public_reason="A mistake.")
    assert Event.objects.get(source_id="1").weight == 12
    assert counting.wrong(Conflict.objects.get()) == 0
