import hashlib

import django.core.validators
from django.db import migrations, models

MANY = 2_000  # rows at once
ON_POSTGRESQL = (
    "UPDATE events_event SET source_key = encode(sha256(convert_to(source_id, 'UTF8')), 'hex') "
    "WHERE data_set_id IS NOT NULL"
)


def keys_of_imported(apps, schema_editor):
    """Of the identifiers as they are there, which were cut after a hundred letters."""
    Event = apps.get_model("events", "Event")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ON_POSTGRESQL, params=None)
        return
    last = 0
    imported = Event.objects.exclude(data_set=None).only("source_id").order_by("pk")
    while some := list(imported.filter(pk__gt=last)[:MANY]):
        for event in some:
            event.source_key = hashlib.sha256(event.source_id.encode()).hexdigest()
        Event.objects.bulk_update(some, ["source_key"], batch_size=400)
        last = some[-1].pk


def never_seen(apps, schema_editor):
    """Versions that were called public before readers had seen the event: of drafts that were withdrawn or merged."""
    Revision = apps.get_model("events", "Revision")
    public = Revision.objects.filter(public=True).order_by("number")
    doubtful = public.exclude(document__status="published").values_list("event", flat=True)
    for event in set(doubtful):
        versions = public.filter(event=event).values_list("pk", "document__status")
        unseen = []
        for pk, status in versions:
            if status == "published":
                break
            unseen.append(pk)
        Revision.objects.filter(pk__in=unseen).update(public=False)


class Migration(migrations.Migration):
    dependencies = [("events", "0006_search_by_source")]

    operations = [
        migrations.AlterModelOptions(
            name="conflict",
            options={
                "ordering": ["slug"],
                "permissions": [("set_rules", "Can set whether a second person publishes")],
                "verbose_name": "conflict",
                "verbose_name_plural": "conflicts",
            },
        ),
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.CharField(help_text="The model's name: actor, place, …", max_length=20)),
                ("slug", models.CharField(max_length=100)),
                ("now", models.CharField(db_index=True, help_text="Its slug today.", max_length=100)),
            ],
            options={"verbose_name": "former short name", "verbose_name_plural": "former short names"},
        ),
        migrations.AddConstraint(
            model_name="formerslug",
            constraint=models.UniqueConstraint(fields=("of", "slug"), name="former_slug_once"),
        ),
        migrations.AlterField(
            model_name="citation",
            name="quote",
            field=models.TextField(
                blank=True,
                help_text="The source's own words, at most 300 characters; checked to occur in an original text.",
                max_length=300,
                validators=[django.core.validators.MaxLengthValidator(300)],
                verbose_name="quote",
            ),
        ),
        migrations.RemoveConstraint(model_name="event", name="event_once_per_data_set"),
        migrations.AlterField(
            model_name="event",
            name="source_id",
            field=models.TextField(blank=True, editable=False, verbose_name="number in the data set"),
        ),
        migrations.AddField(
            model_name="event",
            name="source_key",
            field=models.CharField(
                blank=True, editable=False, help_text="Digest of source_id, whole.", max_length=64
            ),
        ),
        migrations.RunPython(keys_of_imported, migrations.RunPython.noop),
        migrations.RunPython(never_seen, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(
                condition=models.Q(("data_set__isnull", False)),
                fields=("conflict", "data_set", "source_key"),
                name="event_once_per_data_set",
            ),
        ),
    ]
