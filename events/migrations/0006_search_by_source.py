from itertools import islice

from django.db import migrations

from events.text.folding import fold

MANY = 1_000  # rows at once
ON_POSTGRESQL = "CREATE INDEX article_search ON events_article USING gin (search_text gin_trgm_ops)"


def of_sources(apps, schema_editor):
    """Without their addresses: whoever searches for "org" means none."""
    Article = apps.get_model("events", "Article")
    for articles in some_at_once(Article.objects.only("title", "publisher", "symbol")):
        for article in articles:
            article.search_text = fold(" ".join([article.title, article.publisher, article.symbol]))
        Article.objects.bulk_update(articles, ["search_text"])


def of_events(apps, schema_editor):
    """Without the names of their sources, which may change, or become confidential: those are asked of the sources."""
    Event = apps.get_model("events", "Event")
    for events in some_at_once(Event.objects.prefetch_related("citations")):
        for event in events:
            texts = in_all_languages(event, "title", "summary")
            for citation in event.citations.all():
                if citation.published:
                    texts += [citation.quote, *in_all_languages(citation, "claim", "translation")]
            event.search_text = fold(" ".join(texts))
        Event.objects.bulk_update(events, ["search_text"])


def some_at_once(rows):
    rows = rows.iterator(MANY)
    while some := list(islice(rows, MANY)):
        yield some


def in_all_languages(row, *names):
    return [getattr(row, f"{name}_{lang}") for name in names for lang in ("ar", "en", "fr")]


def for_postgresql(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ON_POSTGRESQL, params=None)


class Migration(migrations.Migration):
    dependencies = [("events", "0005_tallies")]

    operations = [
        migrations.RunPython(of_sources, migrations.RunPython.noop),
        migrations.RunPython(of_events, migrations.RunPython.noop),
        migrations.RunPython(for_postgresql, migrations.RunPython.noop),
    ]
