from uuid import uuid4

from django.db import migrations
from django.db.models import TextField
from django.db.models.functions import Cast


def take_words_out_of_names(apps, schema_editor):
    """The short name of a confidential source holds none of its words, here and in the versions of events."""
    article, former, revision = (apps.get_model("events", name) for name in ("Article", "FormerSlug", "Revision"))
    named = article.objects.filter(confidential=True, data_set=None)
    for source in named.exclude(slug__regex=r"^(source-[0-9a-f]{12}|source-known-to-the-editors(-.*)?)$"):
        then = [source.slug, *former.objects.filter(of="article", now=source.slug).values_list("slug", flat=True)]
        now = f"source-{uuid4().hex[:12]}"
        article.objects.filter(pk=source.pk).update(slug=now)
        for slug in then:
            rename(revision, slug, now)
        former.objects.filter(of="article", now=source.slug).delete()


def rename(revision, then, now):
    versions = revision.objects.annotate(written=Cast("document", TextField()))
    for version in versions.filter(written__contains=f'"{then}"').iterator():
        for account in version.document["citations"]:
            if account["article"] == then:
                account["article"] = now
        version.save(update_fields=["document"])


class Migration(migrations.Migration):
    dependencies = [("events", "0029_merged_names")]
    operations = [migrations.RunPython(take_words_out_of_names, migrations.RunPython.noop)]
