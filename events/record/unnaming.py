"""What a source was called before it became confidential: no list of names and no version of an event holds it still.

A name that is taken is refused to who wants it for another source, and the refusal would tell that there is this one.
"""

from uuid import uuid4

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import TextField
from django.db.models.functions import Cast

from events.models import Article, FormerSlug, Revision


def name_without_words(article: Article) -> None:
    """Let its short name say nothing; the file of a data set keeps the one by which imports find it, which is made of
    the data set's."""
    if not article.data_set_id and not article.is_named_without_words:
        article.slug = f"source-{uuid4().hex[:12]}"


def forget_names(article: Article) -> None:
    """What was written of a saved source while it was named calls it as everybody may know it."""
    kind = ContentType.objects.get_for_model(Article)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(article.pk))
    entries.exclude(object_repr=article.public_name).update(object_repr=article.public_name)
    if article.is_named_without_words:
        for former in FormerSlug.objects.filter(of="article", now=article.slug):
            rename_in_versions(former.slug, article.slug)
            former.delete()


def rename_in_versions(then: str, now: str) -> None:
    """In every version of every event that cites a source by this short name."""
    versions = Revision.objects.annotate(written=Cast("document", TextField()))
    for version in versions.filter(written__contains=f'"{then}"').iterator():
        for account in version.document["citations"]:
            if account["article"] == then:
                account["article"] = now
        version.save(update_fields=["document"])
