"""Erasing words that a person asked to have removed: for administrators, from an event's or an article's page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Article
from events.record.erasing import erase


class EraseForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("words to erase"),
        max_length=300,
        help_text=gettext_lazy("They are found in every spelling, in capitals or not. This cannot be undone."),
    )
    sure = forms.BooleanField(label=gettext_lazy("Erase them from every version, for good"))


class EraseDesk:
    """A page of the events' and of the articles' admin."""

    def get_urls(self) -> list[URLPattern]:
        name = f"events_{self.opts.model_name}_erase"
        return [path("<int:pk>/erase/", self.admin_site.admin_view(self.erase), name=name), *super().get_urls()]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        page = f"admin:events_{self.opts.model_name}_erase"
        extra = {"may_erase": self.may_erase(request), "erase_page": page}
        return super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **extra})

    def may_erase(self, request: HttpRequest) -> bool:
        return request.user.has_perm("events.erase_event")

    def erase(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.get_object(request, str(pk))
        if not self.may_erase(request):
            raise PermissionDenied
        if row is None:
            raise Http404
        form = EraseForm(request.POST or None)
        change = reverse(f"admin:events_{self.opts.model_name}_change", args=[pk])
        if request.method == "POST" and form.is_valid():
            events, articles = ([], [row]) if isinstance(row, Article) else ([row], [])
            try:
                count = erase(form.cleaned_data["words"], events, articles, by=request.user)
            except ValidationError as error:
                form.add_error("words", error)
            else:
                told = ngettext("Erased in %(count)d place.", "Erased in %(count)d places.", count)
                messages.success(request, told % {"count": count})
                return HttpResponseRedirect(change)
        context = {**self.admin_site.each_context(request), "title": _("Erase words: %s") % row, "opts": self.opts}
        return render(request, "admin/events/erase.html", {**context, "form": form, "back": change})
