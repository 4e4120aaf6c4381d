from django.db import migrations, models

ON_POSTGRESQL = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX event_search ON events_event USING gin (search_text gin_trgm_ops);
DROP INDEX event_in_order;
CREATE INDEX event_in_order ON events_event (conflict_id, status, earliest NULLS FIRST, id);
"""


def for_postgresql(apps, schema_editor):
    """What no index of Django's says alike for both databases: parts of words, and open dates first."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ON_POSTGRESQL, params=None)


class Migration(migrations.Migration):
    dependencies = [("events", "0003_count_what_is_there")]

    operations = [
        migrations.RemoveIndex(model_name="event", name="event_by_significance"),
        migrations.RemoveIndex(model_name="event", name="event_by_reach"),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["conflict", "status", "-significance", "-weight", "id", "reach_start", "reach_end"],
                name="event_by_significance",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=[
                    *("conflict", "status", "span_class", "reach_start", "reach_end"),
                    *("-significance", "-weight", "id"),
                ],
                name="event_by_reach",
            ),
        ),
        migrations.RunPython(for_postgresql, migrations.RunPython.noop),
    ]
