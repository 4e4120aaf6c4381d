"""Erasing words that a person asked to have removed: for administrators, from an event's or an article's page."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.desk.base import ERASE, DeskRequest, at_desk, framed
from events.models import Article, Event
from events.record import erasing


class EraseForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("words to erase"),
        max_length=300,
        help_text=gettext_lazy("They are found in every spelling, in capitals or not. This cannot be undone."),
    )
    sure = forms.BooleanField(label=gettext_lazy("Erase them from every version, for good"))


def link_to_erasing(request: HttpRequest, model: type[Model]) -> dict[str, object]:
    """What the page of a row needs to lead to this one, if the person may erase."""
    may_erase = at_desk(request).user.has_perms(ERASE)
    return {"may_erase": may_erase, "erase_page": f"admin:events_{model._meta.model_name}_erase"}


def erase(request: DeskRequest, row: Event | Article) -> HttpResponse:
    form = EraseForm(request.POST or None)
    row_page = reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])
    if request.method == "POST" and form.is_valid():
        events = [row] if isinstance(row, Event) else []
        articles = [row] if isinstance(row, Article) else []
        try:
            count = erasing.erase(form.cleaned_data["words"], events, articles, by=request.user)
        except ValidationError as error:
            form.add_error("words", error)
        else:
            message = ngettext("Erased in %(count)d place.", "Erased in %(count)d places.", count)
            messages.success(request, message % {"count": count})
            tell_left(request, form.cleaned_data["words"], row)
            return HttpResponseRedirect(row_page)
    return framed(request, "erase", _("Erase words: %s") % row, type(row), form=form, back=row_page)


def tell_left(request: DeskRequest, words: str, row: Event | Article) -> None:
    """Which sources of an event, on whose page they stand, still hold the words, if the person may know them."""
    if isinstance(row, Article):
        return
    eraser = erasing.Eraser(words, "")
    cited = Article.objects.visible_to(request.user).filter(citations__event=row).distinct().order_by("pk")
    left = [(reverse("admin:events_article_erase", args=[one.pk]), one) for one in cited if eraser.finds(one)]
    if left:
        told = _("Its sources still hold the words: {}. Erase them there too.")
        links = format_html_join(_(", "), '<a href="{}">{}</a>', left)
        messages.warning(request, format_html(str(told), links))
