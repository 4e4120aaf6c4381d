"""The addresses of all public pages in three languages, for search engines."""

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from events.models import Conflict, Event


class InAllLanguages(Sitemap):  # type: ignore[type-arg] # generic in the stubs alone
    i18n = True
    alternates = True
    x_default = False
    limit = 10_000  # times three languages: the protocol allows 50,000 addresses in a file


class Pages(InAllLanguages):
    def items(self) -> list[tuple[str, list[str]]]:
        shown = Conflict.objects.filter(events__in=Event.objects.published()).distinct()
        pages = [(name, [conflict.slug]) for conflict in shown for name in ("conflict", "about")]
        return [("home", []), *pages]

    def location(self, item: tuple[str, list[str]]) -> str:
        name, args = item
        return reverse(f"timeline:{name}", args=args)


class Events(InAllLanguages):
    def items(self) -> QuerySet[Event]:
        return Event.objects.published().select_related("conflict").only("slug", "conflict__slug").order_by("pk")


SITEMAPS = {"pages": Pages, "events": Events}
