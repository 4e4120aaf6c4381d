"""The editors' desk."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, URLField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.dates.words import in_words
from events.desk.erasing import EraseDesk
from events.desk.fields import TypedDateField
from events.desk.forms import AccountFormSet, ArticleForm, EventForm, ReasonForm
from events.desk.importing import ImportDesk
from events.desk.merging import MergeDesk
from events.desk.reading import ReadingDesk
from events.desk.versions import VersionDesk
from events.desk.waiting import ARTICLES, EVENTS, Waiting
from events.desk.widgets import DateClaimInput
from events.models import (
    Actor,
    Article,
    Candidate,
    Citation,
    Conflict,
    DataSet,
    Event,
    EventKind,
    Participation,
    Place,
)
from events.models.events import Status
from events.models.fields import DateClaimField
from events.reading.typed import LONGEST, one_date
from events.record.door import Stale, change
from events.record.table import as_csv
from events.record.verbs import publish, send_to_review, withdraw
from events.text.folding import fold
from events.text.languages import LANGUAGES, current_language, direction

admin.site.site_header = _("Editors' desk")
admin.site.site_title = _("Editors' desk")
admin.site.index_title = _("What do you want to work on?")


def in_its_direction(field: Any, name: str) -> Any:
    """A form field whose text runs as its language does, whatever the language of the desk."""
    if field and name[-3:] in ("_ar", "_en", "_fr"):
        field.widget.attrs["dir"] = direction(name[-2:])
    return field


class DeskAdmin(admin.ModelAdmin):
    """Finds a name whatever its hamza, accents or case, and writes each text in its own direction."""

    class Media:
        js = ["events/desk.js"]
        css = {"all": ["events/admin.css"]}

    formfield_overrides = {DateClaimField: {"form_class": TypedDateField, "widget": DateClaimInput}}
    search_fields = ["search_text__contains"]  # served by an index, as `icontains` is not

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        return in_its_direction(super().formfield_for_dbfield(db_field, request, **kwargs), db_field.name)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, term: str) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, fold(term))


class WaitingFilter(admin.SimpleListFilter):
    """The lists of the desk's front page."""

    title = _("what waits")
    parameter_name = "waiting"
    kinds: tuple[Waiting, ...] = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(kind.key, kind.label) for kind in self.kinds]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = (kind for kind in self.kinds if kind.key == self.value())
        kind = next(chosen, None)
        return kind.of(queryset, request.user) if kind else queryset


class WaitingEvents(WaitingFilter):
    kinds = EVENTS


class WaitingArticles(WaitingFilter):
    kinds = ARTICLES


@admin.register(Conflict)
class ConflictAdmin(DeskAdmin):
    list_display = ["__str__", "slug", "licence"]

    def get_readonly_fields(self, request: HttpRequest, obj: Conflict | None = None) -> Any:
        """Whom the rule of a second person binds does not switch it off."""
        return ["second_reader"] if obj and not request.user.has_perm("events.set_rules") else []


@admin.register(DataSet)
class DataSetAdmin(admin.ModelAdmin):
    list_display = ["__str__", "slug", "licence", "redistributable"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """An import makes them."""
        return False


@admin.register(EventKind)
class EventKindAdmin(DeskAdmin):
    list_display = ["__str__", "slug", "shape", "colour", "position"]


@admin.register(Place)
class PlaceAdmin(DeskAdmin):
    list_display = ["__str__", "slug", "precision"]


@admin.register(Actor)
class ActorAdmin(DeskAdmin):
    list_display = ["__str__", "kind", "part_of"]
    list_filter = ["kind"]
    list_select_related = ["part_of"]
    autocomplete_fields = ["part_of"]


@admin.register(Article)
class ArticleAdmin(EraseDesk, ReadingDesk, DeskAdmin):
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

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        waiting = Candidate.objects.undecided().filter(article=OuterRef("pk")).order_by()
        counted = waiting.values("article").annotate(count=Count("pk")).values("count")
        return super().get_queryset(request).visible_to(request.user).annotate(waiting=Subquery(counted))

    @admin.display(description=_("to decide"))
    def waiting(self, article: Article) -> str:
        address = reverse("admin:events_article_read", args=[article.pk])
        return format_html('<a href="{}">{}</a>', address, article.waiting) if article.waiting else "–"

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        for twin in Article.objects.with_same_text(obj).visible_to(request.user):
            address = reverse("admin:events_article_change", args=[twin.pk])
            told = _("Another article prints the same words: {}. If it is the same source, cite that one.")
            messages.warning(request, format_html(str(told), format_html('<a href="{}">{}</a>', address, twin)))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if form.instance.confidential:
            form.instance.known_to.add(request.user)
        if "_read" in request.POST or (
            form.instance.read_at and {"published", "text", "language"} & set(form.changed_data)
        ):
            self.read_now(request, form.instance)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return self.to_the_desk(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self.to_the_desk(request, obj) or super().response_change(request, obj)

    def to_the_desk(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """To the dates that a corrected date of publication would move; or to the reading, if asked for."""
        moved = article.citations.reckoned_from_another_date().exists()
        if not moved and "_read" not in request.POST:
            return None
        return HttpResponseRedirect(
            reverse(f"admin:events_article_{'dates' if moved else 'read'}", args=[article.pk])
        )


class ParticipationInline(admin.TabularInline):
    model = Participation
    autocomplete_fields = ["actor"]
    extra = 0


class CitationInline(admin.StackedInline):
    model = Citation
    formset = AccountFormSet
    formfield_overrides = DeskAdmin.formfield_overrides
    autocomplete_fields = ["article", "claimant"]
    readonly_fields = ["published"]
    extra = 0
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("article", "published"),
                    ("stance", "aspect"),
                    ("date_as_written", "date", "reckoned_from"),
                    "quote",
                    ("claim_ar", "claim_en", "claim_fr"),
                    "claimant",
                ]
            },
        ),
        (
            _("Translations, attribution, figures"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("translation_ar", "translation_en", "translation_fr"),
                    ("attribution_ar", "attribution_en", "attribution_fr"),
                    ("deaths_low", "deaths_best", "deaths_high"),
                    "locator",
                ],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        visible = Article.objects.visible_to(request.user)
        return super().get_queryset(request).filter(article__in=visible).select_related("article", "claimant")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "quote" or db_field.name.startswith(("claim_", "translation_")):
            field.widget.attrs["rows"] = 3
        return in_its_direction(field, db_field.name)


def missing_languages(event: Event) -> str:
    """The languages in which the event has no title yet, named."""
    names = dict(settings.LANGUAGES)
    missing = [names[lang] for lang in LANGUAGES if not getattr(event, f"title_{lang}")]
    return str(gettext(", ")).join(map(str, missing))


@admin.register(Event)
class EventAdmin(EraseDesk, ImportDesk, MergeDesk, VersionDesk, DeskAdmin):
    form = EventForm
    inlines = [CitationInline, ParticipationInline]
    list_display = ["__str__", "date_words", "kind", "status", "languages", "citation_count", "disputed"]
    list_filter = [
        WaitingEvents,
        "status",
        "kind",
        "disputed",
        "disagreement_explained",
        "planned",
        "significance",
        "conflict",
    ]
    list_select_related = ["kind", "conflict"]
    ordering = ["earliest", "pk"]
    autocomplete_fields = ["conflict", "kind", "place"]
    prepopulated_fields = {"slug": ["title_en"]}
    readonly_fields = ["status", "version"]
    actions = ["publish_selected", "send_selected_to_review", "merge_selected"]
    fieldsets = [
        (None, {"fields": [("status", "version"), "base_version", ("conflict", "kind"), "date", "place"]}),
        (_("Titles"), {"fields": ["title_ar", "title_en", "title_fr", "slug"]}),
        (_("Summaries"), {"fields": ["summary_ar", "summary_en", "summary_fr"]}),
        (
            _("Why this date"),
            {"fields": ["date_reason_ar", "date_reason_en", "date_reason_fr", "disagreement_explained"]},
        ),
        (_("For the editors"), {"fields": ["significance", "notes", "reason", "public_reason"]}),
    ]

    @admin.display(description=_("titles in"))
    def languages(self, event: Event) -> str:
        return " ".join(lang if getattr(event, f"title_{lang}") else "–" for lang in LANGUAGES)

    @admin.display(description=_("date"), ordering="earliest")
    def date_words(self, event: Event) -> str:
        return in_words(event.when, current_language(), planned=event.planned) if event.when else "–"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name.startswith(("summary_", "date_reason_")) or db_field.name == "notes":
            field.widget.attrs["rows"] = 3
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A desk with one conflict need not ask which."""
        initial = super().get_changeform_initial_data(request)
        if "conflict" not in initial and Conflict.objects.count() == 1:
            initial["conflict"] = Conflict.objects.get().pk
        return initial

    def get_fieldsets(self, request: HttpRequest, obj: Event | None = None) -> Any:
        """Without the reasons of a change where none is made, and without the readers' where they see none."""
        absent = set() if obj is None or self.has_change_permission(request, obj) else {"base_version", "reason"}
        absent |= set() if obj and obj.status == Status.PUBLISHED and not absent else {"public_reason"}
        return [
            (name, {**options, "fields": [field for field in options["fields"] if field not in absent]})
            for name, options in super().get_fieldsets(request, obj)
        ]

    def get_form(self, request: HttpRequest, obj: Event | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"refused": getattr(request, "refused", None)})

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """A contributor changes the drafts that they began, an editor every event."""
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed or obj.merged_into_id:
            return allowed and obj is None
        return Event.objects.changeable_by(request.user).filter(pk=obj.pk).exists()

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """Events are withdrawn, so that their address keeps a notice."""
        return False

    def view_on_site(self, event: Event) -> str | None:
        return event.get_absolute_url() if event.status == Status.PUBLISHED else None

    def may_publish(self, request: HttpRequest) -> bool:
        return request.user.has_perm("events.publish_event")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        extra = {"may_publish": self.may_publish(request)}
        return super().changelist_view(request, {**(extra_context or {}), **extra})

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "import_batch" or super().lookup_allowed(lookup, value, request)

    # Saving: the whole form is one change.

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        event = self.get_object(request, object_id) if object_id else None
        extra_context = {
            **(extra_context or {}),
            "may_publish": self.may_publish(request),
            "missing_languages": event and missing_languages(event),
            "next_event": event and self.next_event(request, event),
        }
        if request.method != "POST" or (object_id and not self.has_change_permission(request, event)):
            return super().changeform_view(request, object_id, form_url, extra_context)
        if event and (base := self.outdated_base(request, event)):
            return self.meet(request, event, base)
        try:
            with change([event.pk] if event else [], by=request.user) as door:
                request.door = door
                return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            # What only the whole change shows: the same form again, with all that was typed, and this said.
            request.refused = error
            return super().changeform_view(request, object_id, form_url, extra_context)

    def next_event(self, request: HttpRequest, event: Event) -> Event | None:
        """The next one of the same status, in the order of their dates."""
        rest = Event.objects.changeable_by(request.user).filter(status=event.status).in_order().exclude(pk=event.pk)
        later = Q(earliest__gt=event.earliest) | Q(earliest=event.earliest, pk__gt=event.pk)
        if event.earliest is None:
            later = Q(earliest=None, pk__gt=event.pk) | Q(earliest__isnull=False)
        return rest.filter(later).first()

    def save_model(self, request: HttpRequest, obj: Event, form: Any, change: bool) -> None:
        request.door.reason = form.cleaned_data.get("reason", "")
        request.door.public_reason = form.cleaned_data.get("public_reason", "")
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "_publish" in request.POST:
            if not self.may_publish(request):
                raise PermissionDenied
            publish(form.instance, by=request.user)
        elif "_review" in request.POST:
            send_to_review(form.instance, by=request.user)

    def response_post_save_add(self, request: HttpRequest, obj: Event) -> HttpResponse:
        return self.response_post_save_change(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        if {"_publish", "_review"} & set(request.POST):
            return HttpResponseRedirect(reverse("admin:events_event_change", args=[obj.pk]))
        return super().response_post_save_change(request, obj)

    # Further pages

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("export/", wrap(self.export_list), name="events_event_export"),
            path("explain-date/", wrap(self.explain_date), name="events_explain_date"),
            path("<int:pk>/withdraw/", wrap(self.withdraw), name="events_event_withdraw"),
            *super().get_urls(),
        ]

    def export_list(self, request: HttpRequest) -> StreamingHttpResponse:
        """What the list shows, as filtered and searched, all its pages: a table for spreadsheets."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request).get_queryset(request)
        shown.drafts_too = True

        def address(event: Event) -> str:
            return request.build_absolute_uri(event.get_absolute_url())

        lines = as_csv(shown.with_accounts().iterator(500), address, for_the_desk=True)
        answer = StreamingHttpResponse(lines, "text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="events-{date.today().isoformat()}.csv"'
        return answer

    def explain_date(self, request: HttpRequest) -> JsonResponse:
        """What the typed date means, or why it is refused and what it could be, in the editor's language."""
        text, lang = request.GET.get("text", "").strip()[: LONGEST + 1], current_language()
        try:
            when = one_date(text, lang)
        except ValidationError as error:
            readings = error.params.get("readings") or [(error.params["nearest"], "")]
            nearest = [{"edtf": edtf, "says": words} for edtf, words in readings if edtf]
            return JsonResponse({"ok": False, "says": error.messages[0], "nearest": nearest})
        return JsonResponse({"ok": True, "says": in_words(when, lang), "edtf": str(when)})

    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = get_object_or_404(Event, pk=pk)
        if not self.may_publish(request):
            raise PermissionDenied
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            withdraw(event, by=request.user, **form.cleaned_data)
            messages.success(request, _("“%s” was withdrawn; a notice stays at its address.") % event)
            return HttpResponseRedirect(reverse("admin:events_event_change", args=[pk]))
        context = {**self.admin_site.each_context(request), "title": _("Withdraw"), "event": event, "form": form}
        return render(request, "admin/events/event/withdraw.html", {**context, "opts": self.opts})

    # Actions: each event is one change; all of them are one batch, which can be undone.

    def action_checkbox(self, event: Event) -> str:
        """With the version that the list shows, so that no action runs over what a colleague saved since."""
        seen = format_html('<input type="hidden" name="seen-{}" value="{}">', event.pk, event.version)
        return super().action_checkbox(event) + seen

    @admin.action(description=_("Publish the selected events"), permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.each(request, queryset, lambda event: publish(event, by=request.user))

    @admin.action(description=_("Send the selected events to review"), permissions=["change"])
    def send_selected_to_review(self, request: HttpRequest, queryset: QuerySet) -> None:
        drafts = queryset.changeable_by(request.user).filter(status=Status.DRAFT)
        self.each(request, drafts, lambda event: send_to_review(event, by=request.user))

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return self.may_publish(request)

    def each(self, request: HttpRequest, events: Iterable[Event], act: Callable[[Event], None]) -> None:
        """Do it to each event by itself; those that cannot, or were changed meanwhile, are named with the reason."""
        done, batch = 0, f"action-{uuid4().hex[:12]}"
        for event in events:
            seen = request.POST.get(f"seen-{event.pk}", "")
            try:
                with change([event.pk], by=request.user, batch=batch, base=int(seen) if seen.isdigit() else None):
                    act(event)
                done += 1
            except ValidationError as error:
                messages.warning(request, f"{event}: {' '.join(error.messages)}")
            except Stale as stale:
                messages.warning(request, f"{event}: {stale}")
        told = ngettext("%(count)d event was changed.", "%(count)d events were changed.", done) % {"count": done}
        if done:
            undo = reverse("admin:events_event_undo", args=[batch])
            told = format_html('{} <a href="{}">{}</a>', told, undo, _("Undo"))
        messages.success(request, told)
