import django.db.models.deletion
from django.db import migrations, models

APART = """
    INSERT INTO events_publicversions (conflict_id, public_version, retracted_version)
    SELECT id, public_version, retracted_version FROM events_conflict
"""


BACK = """
    UPDATE events_conflict SET (public_version, retracted_version) = (
        SELECT public_version, retracted_version FROM events_publicversions WHERE conflict_id = events_conflict.id
    ) WHERE id IN (SELECT conflict_id FROM events_publicversions)
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0036_removed_names")]

    operations = [
        migrations.CreateModel(
            name="PublicVersions",
            fields=[
                (
                    "conflict",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="versions",
                        serialize=False,
                        to="events.conflict",
                    ),
                ),
                (
                    "public_version",
                    models.PositiveBigIntegerField(default=0, help_text="Grows with all that its readers see."),
                ),
                (
                    "retracted_version",
                    models.PositiveBigIntegerField(
                        default=0, help_text="Grows where something that they saw is no longer so."
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "verbose_name": "numbers of public changes",
                "verbose_name_plural": "numbers of public changes",
            },
        ),
        migrations.RunSQL(APART, BACK),
        migrations.RemoveField("conflict", "public_version"),
        migrations.RemoveField("conflict", "retracted_version"),
    ]
