from django.db import migrations

EVENTS = "SELECT DISTINCT {column}, conflict_id FROM events_event WHERE {column} IS NOT NULL"
ACCOUNTS = """
    SELECT DISTINCT events_citation.{column}, events_event.conflict_id FROM events_citation
    JOIN events_event ON events_event.id = events_citation.event_id WHERE events_citation.{column} IS NOT NULL
"""
TAKING_PART = """
    SELECT DISTINCT events_participation.actor_id, events_event.conflict_id FROM events_participation
    JOIN events_event ON events_event.id = events_participation.event_id
"""
USED = {
    "eventkind": EVENTS.format(column="kind_id"),
    "place": EVENTS.format(column="place_id"),
    "actor": f"{TAKING_PART} UNION {ACCOUNTS.format(column='claimant_id')}",
    "article": ACCOUNTS.format(column="article_id"),
}


class Migration(migrations.Migration):
    """What the events of a conflict use belongs to it: by the database alone, as there may be a million of them."""

    dependencies = [("events", "0025_belonging")]

    operations = [
        migrations.RunSQL(
            f"INSERT INTO events_{name}_conflicts ({name}_id, conflict_id) {used}", migrations.RunSQL.noop
        )
        for name, used in USED.items()
    ]
