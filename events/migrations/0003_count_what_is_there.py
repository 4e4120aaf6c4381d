from django.db import migrations

from events.record import counting
from events.dates import claims
from events.dates import Span


def count(apps, schema_editor):
    """The length of reach, and the counts, of the events that are there already."""
    Event = apps.get_model("events", "Event")
    for event in Event.objects.only("reach_start", "reach_end", "span_class").iterator(1000):
        length = claims.span_class(Span(event.reach_start, event.reach_end))
        if length != event.span_class:
            Event.objects.filter(pk=event.pk).update(span_class=length)
    published = Event.objects.filter(status="published").order_by("pk")
    counting.apply(counting.contributions(published.values_list(*counting.READ).iterator(2000), 1))


class Migration(migrations.Migration):
    dependencies = [("events", "0002_desk")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
