import django.db.models.lookups
from django.db import migrations, models
from django.db.models import Count, F, Q

import events.models.fields
from events.models.counts import Tally
from events.record import counting
from events.record.counting import TallyKey
from events.record.terms import make_terms

ON_POSTGRESQL = """
DROP INDEX event_in_order;
CREATE INDEX event_in_order
    ON events_event (conflict_id, status, earliest NULLS FIRST, id, reach_start, reach_end);
CREATE INDEX event_search ON events_event USING gin (terms, search_text gin_trgm_ops);
"""


def tally(apps, schema_editor):
    """The events that are there already, of each data set; an earlier migration may have counted them too."""
    rows = apps.get_model("events", "Event").objects.filter(status="published", data_set__isnull=False)
    Tally.objects.filter(of="data set").delete()
    numbers = rows.order_by().values_list("conflict", "data_set").annotate(number=Count("pk"))
    change = {TallyKey(conflict, "data set", key): number for conflict, key, number in numbers}
    counting.apply(counting.Counter(change))


def terms(apps, schema_editor):
    """Of the events that are there already; without the old index of words meanwhile, as each event is written anew."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX event_search")
        make_terms()


def words_alone(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE INDEX event_search ON events_event USING gin (search_text gin_trgm_ops)")


def for_postgresql(apps, schema_editor):
    """What no index of Django's says: open dates first, parts of words and terms in one."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ON_POSTGRESQL, params=None)


def without_terms(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX event_search")


def one_in(size):
    condition = Q(django.db.models.lookups.Exact(F("pk") % size, 0))
    return models.Index(fields=["conflict", "status"], name=f"event_one_in_{size}", condition=condition)


class Migration(migrations.Migration):
    dependencies = [("events", "0026_belonging_by_use")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="terms",
            field=events.models.fields.TermsField(
                editable=False, help_text="Of which kind, place, actors … it is: set by the door.", null=True
            ),
        ),
        migrations.AlterField(
            model_name="tally",
            name="key",
            field=models.PositiveBigIntegerField(help_text="Its id; 0 for what the whole conflict has."),
        ),
        migrations.AlterField(
            model_name="tally",
            name="of",
            field=models.CharField(
                choices=[
                    ("actor", "actor"),
                    ("place", "place"),
                    ("account", "account"),
                    ("disputed", "accounts disagree"),
                    ("data set", "data set"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(tally, migrations.RunPython.noop),
        migrations.RunPython(terms, words_alone),
        migrations.RemoveIndex(model_name="event", name="event_in_order"),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["conflict", "status", "earliest", "id", "reach_start", "reach_end"], name="event_in_order"
            ),
        ),
        migrations.AddIndex(model_name="event", index=one_in(64)),
        migrations.AddIndex(model_name="event", index=one_in(256)),
        migrations.RunPython(for_postgresql, without_terms),
    ]
