from django.db import migrations
from django.db.models import F

from events.dates import claims, read


def take_out(apps, schema_editor):
    """What still goes on is sure up to its newest account: no longer up to that of a confidential source, whose day
    readers could find so."""
    event, citation, conflict = (apps.get_model("events", name) for name in ("Event", "Citation", "Conflict"))
    public = citation._base_manager.filter(published=True)
    secret = public.filter(article__confidential=True, event__date__endswith="/..").values("event")
    seen_anew = set()
    for row in event._base_manager.filter(pk__in=secret).iterator():
        accounts = list(public.filter(event=row.pk).select_related("article").defer("article__text"))
        told = [one.article.published for one in accounts if one.article.published and not one.article.confidential]
        newest = max(filter(None, (read(day).bounds.start for day in told)), default=None)
        core = claims.summarise(row.date, accounts, newest).core or (None, None)
        if core != (row.core_start, row.core_end):
            event._base_manager.filter(pk=row.pk).update(core_start=core[0], core_end=core[1])
            seen_anew.add(row.conflict_id)
    versions = {name: F(name) + 1 for name in ("public_version", "retracted_version")}
    conflict._base_manager.filter(pk__in=seen_anew).update(**versions)


class Migration(migrations.Migration):
    dependencies = [("events", "0034_desk_at_scale")]
    operations = [migrations.RunPython(take_out, migrations.RunPython.noop)]
