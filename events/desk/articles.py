"""Articles at the desk: their list, and their form, from which the reading begins."""

from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Any, TypedDict, cast

from babel import Locale
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.dates import read
from events.dates.words import in_words
from events.desk.base import DeskAdmin, ListOfTheDesk, at_desk, may_publish
from events.desk.erasing import link_to_erasing
from events.desk.forms import ArticleForm, address_to_fetch
from events.desk.generic import ModelForm
from events.desk.reading import read_now
from events.desk.waiting import ARTICLES, WaitingFilter
from events.desk.widgets import TickedRows
from events.intake.proposer import readable
from events.intake.upload import Upload, fetched
from events.models import Article, Candidate, Event, Revision
from events.models.sources import SEEN, ArticleQuerySet, fingerprint
from events.record.door import change
from events.text.given import row_number, writable
from events.text.languages import current_language, listed

HERE_ALREADY = _("This article is here already: {}.")

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec
    from django_stubs_ext import WithAnnotations

    class ToDecide(TypedDict):
        waiting: int | None

    Listed = WithAnnotations[Article, ToDecide]


class WaitingArticles(WaitingFilter[ArticleQuerySet]):
    kinds = ARTICLES


def language_called(code: str) -> str:
    """The name of a language in that of the desk; the code itself, where it has none."""
    return str(Locale(current_language()).languages.get(code, code))


class LanguageFilter(admin.AllValuesFieldListFilter):
    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield {**choice, "display": language_called(str(choice["display"]))}


class ListOfArticles(ListOfTheDesk):
    """Those that wait are opened where they are decided on."""

    def url_for_result(self, result: Any) -> str:
        if WaitingArticles.parameter_name in self.params:
            return reverse("admin:events_article_read", args=[result.pk])
        return super().url_for_result(result)


class ArticleAdmin(DeskAdmin[Article]):
    form = ArticleForm
    search_fields = ["search_text__contains", "url__icontains"]
    list_display = ["title", "waiting", "publisher", "affiliation", "in_language", "published_words"]
    list_filter = [WaitingArticles, "affiliation", ("language", LanguageFilter), "text_is"]
    fieldsets = [
        (None, {"fields": ["text", "upload", "published", "published_reason"]}),
        (
            _("Source"),
            {"fields": ["title", "publisher", "affiliation", "url", "symbol", "language", "slug", "conflicts"]},
        ),
        (_("Terms"), {"fields": ["text_is", "licence"]}),
        (_("Confidential"), {"classes": ["collapse"], "fields": ["confidential", "known_to"]}),
        (_("Why it changes"), {"fields": ["reason", "public_reason"]}),
    ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ListOfArticles

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Those that the person may see, each with the number of its candidates that wait (None: none do)."""
        undecided = Candidate.objects.undecided().filter(article=OuterRef("pk")).order_by()
        counted = undecided.values("article").annotate(count=Count("pk")).values("count")
        articles = cast(ArticleQuerySet, super().get_queryset(request))
        return articles.visible_to(at_desk(request).user).annotate(waiting=Subquery(counted))

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The colleagues, each to be ticked: editors may not search the list of people."""
        if db_field.name == "known_to":
            colleagues = User.objects.filter(is_staff=True, is_active=True).order_by("username")
            kwargs |= {"queryset": colleagues, "widget": TickedRows}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

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

    @admin.display(description=_("date of publication"), ordering="published")
    def published_words(self, article: "Listed") -> str:
        return in_words(read(article.published), current_language()) if article.published else "–"

    @admin.display(description=_("language"), ordering="language")
    def in_language(self, article: "Listed") -> str:
        return language_called(article.language)

    # What readers see of a source, and who may know it, is changed by those who may publish.

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        if may_publish(request):
            return []
        seen: tuple[str, ...] = SEEN if obj and not obj.confidential and obj.is_cited_in_public() else ()
        if seen and obj and obj.text:  # in which the quotes that readers see are looked up
            seen = (*seen, "text")
        return [*dict.fromkeys((*seen, "confidential", "known_to"))]

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> "_FieldsetSpec":
        """Without the reasons where readers see nothing of it."""
        told = obj is not None and may_publish(request) and obj.is_cited_in_public()
        fieldsets = super().get_fieldsets(request, obj)
        if "text" in self.get_readonly_fields(request, obj):
            fieldsets = [
                (name, {**part, "fields": [f for f in part["fields"] if f != "upload"]}) for name, part in fieldsets
            ]
        return [part for part in fieldsets if told or "public_reason" not in part[1]["fields"]]

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Article]]:
        """The class of the form, which knows why the change was refused, if it is shown for that."""
        form = super().get_form(request, obj, change, **kwargs)
        text_is_fixed = {"upload": None} if "text" in self.get_readonly_fields(request, obj) else {}
        told = {"refused": getattr(request, "refused", None), "fetched": getattr(request, "fetched", None)}
        return type(form.__name__, (form,), {**told, **text_is_fixed})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        extra_context = {**(extra_context or {}), **link_to_erasing(request, Article)}
        new = request.method == "POST" and object_id is None and self.has_add_permission(request)
        if new and is_empty(request):
            messages.error(request, gettext("Paste the text of the article or its address, or choose a file."))
            return HttpResponseRedirect(request.POST["_from"])
        if new and (known := pasted_before(request)):
            messages.warning(request, format_html(str(HERE_ALREADY), known))
            return HttpResponseRedirect(reverse("admin:events_article_read", args=[known.pk]))
        if new and (address := address_to_fetch(request.POST, request.FILES)):
            # Before the transaction: a site may keep us waiting, and nobody could write meanwhile.
            at_desk(request).fetched = found_at(address, at_desk(request).user)
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            at_desk(request).refused = error  # the same form again, with all that was typed, and this said
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm[Article], change_it: bool) -> None:
        """With a warning for every article of the same words that the person may see."""
        reasons = {name: form.cleaned_data.get(name, "") for name in ("reason", "public_reason")}
        with change(by=at_desk(request).user, **reasons) as door:
            door.save_source(obj)
        if left := getattr(form, "pages_left", 0):
            told = ngettext(
                "The file is too long: its last page was not read, and is not in the text.",
                "The file is too long: its last %(n)d pages were not read, and are not in the text.",
                left,
            )
            messages.warning(request, told % {"n": left})
        for twin in Article.objects.with_same_text(obj).visible_to(at_desk(request).user):
            address = reverse("admin:events_article_change", args=[twin.pk])
            warning = _("Another article prints the same words: “{}”. If it is the same source, cite that one.")
            messages.warning(request, format_html(str(warning), format_html('<a href="{}">{}</a>', address, twin)))

    def save_related(self, request: HttpRequest, form: ModelForm[Article], formsets: Any, change: bool) -> None:
        """With the reading, where it is asked for or the article was read before and reads otherwise now."""
        super().save_related(request, form, formsets, change)
        article = form.instance
        if article.confidential:
            article.known_to.add(at_desk(request).user)
            if "confidential" in form.changed_data:
                keep_named(request, article)
        reads_otherwise = {"published", "text", "language"} & set(form.changed_data)
        if "_read" in request.POST or (article.read_at and reads_otherwise):
            read_now(at_desk(request), article)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return next_page(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return next_page(request, obj) or super().response_change(request, obj)


def is_empty(request: HttpRequest) -> bool:
    """Whether nothing was pasted or chosen on a page of the desk that takes in articles, to which one goes back."""
    desk = reverse("admin:index")
    back = request.POST.get("_from", "")
    safe = back.startswith(desk) and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return safe and not request.POST.get("text", "").strip() and not request.FILES


def pasted_before(request: HttpRequest) -> Article | None:
    """The article of the same conflict and publisher that has the very words pasted into a page of the desk."""
    words = fingerprint(writable(request.POST.get("text", "")))
    if "_from" not in request.POST or not words:
        return None
    known = Article.objects.filter(fingerprint=words).visible_to(at_desk(request).user)
    if publisher := request.POST.get("publisher", "").strip():  # agency copy is printed twice
        known = known.filter(publisher=publisher)
    if conflict := row_number(request.POST.get("conflicts")):
        known = known.filter(conflicts=conflict)
    return known.order_by("pk").first()


def found_at(address: str, user: User) -> Upload | ValidationError:
    """What stands at an address, or why it is not taken: nothing is fetched that the person has here already."""
    try:
        check_new(address, user)
        found = fetched(address)
        check_new(found.url, user)
    except ValidationError as error:
        return error
    return found


def check_new(address: str, user: User) -> None:
    """Raises ValidationError, with a link, for the address of an article that the person may see."""
    if known := Article.objects.at_address(address).visible_to(user).first():
        there = reverse("admin:events_article_read", args=[known.pk])
        told = format_html('<a href="{}">{}</a>', there, known)
        raise ValidationError(format_html(str(HERE_ALREADY), told))


def unnamed(article: Article) -> Article:
    """The same source, by the name that everybody may know."""
    copied = copy(article)
    copied.__dict__.pop("known", None)
    return copied


def keep_named(request: HttpRequest, article: Article) -> None:
    """Whoever worked with a source that becomes confidential stays named on it, and whoever marks it is told who."""
    worked = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article), object_id=str(article.pk)
    )
    citing = Event.objects.filter(citations__article=article)
    wrote = Revision.objects.filter(event__in=citing, by__isnull=False).values("by")
    people = User.objects.filter(Q(pk__in=worked.values("user")) | Q(pk__in=wrote), is_staff=True, is_active=True)
    article.known_to.add(*people)
    names = listed([str(user) for user in article.known_to.order_by("username")])
    told = _(
        "Named on this source, and so still seeing it: {}. Nobody else does now; take away whom it does not concern."
    )
    messages.warning(request, format_html(str(told), names))


def next_page(request: HttpRequest, article: Article) -> HttpResponse | None:
    """To the dates that a corrected date of publication would move; or to the reading, if asked for."""
    moved = article.citations.reckoned_from_another_date().exists()
    if not moved and "_read" not in request.POST:
        return None
    if moved or not readable(article):  # else its reading says so
        messages.success(request, gettext("The article was saved."))
    return HttpResponseRedirect(reverse(f"admin:events_article_{'dates' if moved else 'read'}", args=[article.pk]))
