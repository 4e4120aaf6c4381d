import django.db.models.deletion
from django.db import migrations, models

from events.record import counting
from events.models import Event


def tally(apps, schema_editor):
    """The events that are there already; of their columns, those alone are asked for that are as old as they."""
    counting.apply(counting.tallies(Event.objects.published().order_by(), 1))


class Migration(migrations.Migration):
    dependencies = [("events", "0004_windows_at_scale")]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("actor", "actor"),
                            ("place", "place"),
                            ("account", "account"),
                            ("disputed", "accounts disagree"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "key",
                    models.PositiveBigIntegerField(
                        help_text="The actor's or place's id; 0 for what the whole conflict has."
                    ),
                ),
                ("number", models.IntegerField(default=0)),
                (
                    "conflict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="events.conflict"
                    ),
                ),
            ],
            options={
                "verbose_name": "tally",
                "verbose_name_plural": "tallies",
                "indexes": [models.Index(fields=["conflict", "of", "-number", "key"], name="tally_most")],
                "constraints": [models.UniqueConstraint(fields=("conflict", "of", "key"), name="tally_once")],
            },
        ),
        migrations.RunPython(tally, migrations.RunPython.noop),
    ]
