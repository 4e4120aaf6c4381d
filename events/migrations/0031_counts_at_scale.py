import django.db.models.lookups
from django.db import migrations, models
from django.db.models import Count, F, Q

from events.models.counts import Tally
from events.models.words import TABLE
from events.record import counting, words
from events.record.counting import TallyKey

# Of one event in so many, what is asked of all: a guess at any filter reads few rows.
OF_A_SAMPLE = """
CREATE INDEX event_search_sample ON events_event USING gin (terms, search_text gin_trgm_ops) WHERE id % 64 = 0
"""


def tally(apps, schema_editor):
    """The accounts that are there already; an earlier migration may have counted them too."""
    accounts = apps.get_model("events", "Citation").objects.filter(published=True, event__status="published")
    Tally.objects.filter(of__in=["source", "wordless"]).delete()
    change = counting.Counter()
    for of, rows, key in (
        ("source", accounts, "article"),
        ("wordless", accounts.filter(quote="", date_as_written=""), models.Value(0)),
    ):
        for conflict, of_it, number in rows.order_by().values_list("event__conflict", key).annotate(n=Count("pk")):
            change[TallyKey(conflict, of, of_it)] += number
    counting.apply(change)


def index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(OF_A_SAMPLE, params=None)
    elif words.supported():
        schema_editor.execute(words.MADE)
        words.make_words()


def no_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX event_search_sample")
    else:
        schema_editor.execute(f"DROP TABLE IF EXISTS {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("events", "0030_confidential_names")]

    operations = [
        migrations.AlterField(
            model_name="tally",
            name="of",
            field=models.CharField(
                choices=[
                    ("actor", "actor"),
                    ("place", "place"),
                    ("account", "account"),
                    ("wordless", "account without words of its source"),
                    ("source", "account of a source"),
                    ("disputed", "accounts disagree"),
                    ("data set", "data set"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(tally, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="event", name="event_one_in_64"),
        migrations.RemoveIndex(model_name="event", name="event_one_in_256"),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=[
                    *("conflict", "status", "id", "kind", "span_class", "earliest", "reach_start", "reach_end"),
                    *("significance", "weight", "citation_count", "core_start", "core_end", "tentative"),
                ],
                condition=Q(django.db.models.lookups.Exact(F("pk") % 64, 0)),
                name="event_sample",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["conflict"], condition=Q(disputed=True, disagreement_explained=False), name="event_disputed"
            ),
        ),
        migrations.RunPython(index, no_index),
    ]
