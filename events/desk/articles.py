"""Articles at the desk: their list, and their form, from which the reading begins."""

from copy import copy
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from events.desk.base import DeskAdmin, at_desk
from events.desk.erasing import link_to_erasing
from events.desk.forms import ArticleForm
from events.desk.generic import ModelForm
from events.desk.reading import read_now
from events.desk.waiting import ARTICLES, WaitingFilter
from events.models import Article, Candidate
from events.models.sources import ArticleQuerySet

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class ToDecide(TypedDict):
        waiting: int | None

    Listed = WithAnnotations[Article, ToDecide]


class WaitingArticles(WaitingFilter[ArticleQuerySet]):
    kinds = ARTICLES


class ArticleAdmin(DeskAdmin[Article]):
    form = ArticleForm
    search_fields = ["search_text__contains", "url__icontains"]
    list_display = ["title", "waiting", "publisher", "affiliation", "language", "published"]
    list_filter = [WaitingArticles, "affiliation", "language", "text_is", ("read_at", admin.EmptyFieldListFilter)]
    autocomplete_fields = ["known_to"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["text", "upload", "published", "published_reason"]}),
        (_("Source"), {"fields": ["title", "publisher", "affiliation", "url", "symbol", "language", "slug"]}),
        (_("Terms"), {"fields": ["text_is", "licence"]}),
        (_("Confidential"), {"classes": ["collapse"], "fields": ["confidential", "known_to"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Those that the person may see, each with the number of its candidates that wait (None: none do)."""
        undecided = Candidate.objects.undecided().filter(article=OuterRef("pk")).order_by()
        counted = undecided.values("article").annotate(count=Count("pk")).values("count")
        articles = cast(ArticleQuerySet, super().get_queryset(request))
        return articles.visible_to(at_desk(request).user).annotate(waiting=Subquery(counted))

    # Django's own log keeps what a row is called, for those too who may not know it.

    def log_addition(self, request: HttpRequest, obj: Article, message: Any) -> Any:
        return super().log_addition(request, unnamed(obj), message)

    def log_change(self, request: HttpRequest, obj: Article, message: Any) -> Any:
        return super().log_change(request, unnamed(obj), message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Article]) -> Any:
        return super().log_deletions(request, cast(Any, [unnamed(article) for article in queryset]))

    @admin.display(description=_("to decide"))
    def waiting(self, article: "Listed") -> str:
        address = reverse("admin:events_article_read", args=[article.pk])
        return format_html('<a href="{}">{}</a>', address, article.waiting) if article.waiting else "–"

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        extra_context = {**(extra_context or {}), **link_to_erasing(request, Article)}
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm[Article], change: bool) -> None:
        """With a warning for every article of the same words that the person may see."""
        super().save_model(request, obj, form, change)
        for twin in Article.objects.with_same_text(obj).visible_to(at_desk(request).user):
            address = reverse("admin:events_article_change", args=[twin.pk])
            warning = _("Another article prints the same words: {}. If it is the same source, cite that one.")
            messages.warning(request, format_html(str(warning), format_html('<a href="{}">{}</a>', address, twin)))

    def save_related(self, request: HttpRequest, form: ModelForm[Article], formsets: Any, change: bool) -> None:
        """With the reading, where it is asked for or the article was read before and reads otherwise now."""
        super().save_related(request, form, formsets, change)
        article = form.instance
        if article.confidential:
            article.known_to.add(at_desk(request).user)
        reads_otherwise = {"published", "text", "language"} & set(form.changed_data)
        if "_read" in request.POST or (article.read_at and reads_otherwise):
            read_now(at_desk(request), article)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return next_page(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return next_page(request, obj) or super().response_change(request, obj)


def unnamed(article: Article) -> Article:
    """The same source, by the name that everybody may know."""
    copied = copy(article)
    copied.__dict__.pop("known", None)
    return copied


def next_page(request: HttpRequest, article: Article) -> HttpResponse | None:
    """To the dates that a corrected date of publication would move; or to the reading, if asked for."""
    moved = article.citations.reckoned_from_another_date().exists()
    if not moved and "_read" not in request.POST:
        return None
    return HttpResponseRedirect(reverse(f"admin:events_article_{'dates' if moved else 'read'}", args=[article.pk]))
