"""The people of the desk: invited by a link, with one role, and switched off; no right comes any other way."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, override, pgettext_lazy
from django.utils.translation import gettext as _

from events.desk.base import MOST_SOUGHT, DeskAdmin, DeskRequest, at_desk, desk_of, framed
from events.desk.generic import ModelAdmin, ModelForm
from events.desk.sure import OWN, SureForm, password_page
from events.models.log_ins import LogIn
from events.models.roles import (
    ADMINISTRATORS,
    CONTRIBUTORS,
    EDITORS,
    administrators,
    give_role,
    may_keep,
    others_administer,
    role_of,
    roles_given_by,
)

ROLE_WORDS = {
    CONTRIBUTORS: gettext_lazy("contributor: reads articles and writes drafts"),
    EDITORS: gettext_lazy("editor: also publishes"),
    ADMINISTRATORS: gettext_lazy("administrator: also keeps the accounts of people, and erases words"),
}
LINK_FOR = "link-for"  # in the session: whose link is to be shown, once
LINK_IN = "link-in"  # the language of that link


class PersonForm(ModelForm[User]):
    """What may be said of a person; whatever else is sent is of no field."""

    giver: User  # who fills it in
    role = forms.ChoiceField(label=gettext_lazy("role"), widget=forms.RadioSelect)

    class Meta:
        model = User
        fields = ("username", "email", "is_active")
        labels = {
            "username": pgettext_lazy("of a person, to log in", "name"),
            "email": pgettext_lazy("of a person", "mail"),
            "is_active": gettext_lazy("may log in"),
        }
        help_texts = {
            "username": gettext_lazy("With it they log in. Letters, digits and @ . + - _ only."),
            "is_active": gettext_lazy("Take it away from who leaves: what they wrote keeps its author."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields.get("role")
        if isinstance(role, forms.ChoiceField):
            role.choices = [(name, capfirst(ROLE_WORDS[name])) for name in roles_given_by(self.giver)]
            if self.instance.pk:
                self.initial["role"] = role_of(self.instance)

    def clean_email(self) -> str:
        """By it a forgotten password is made new: it is of one person."""
        mail: str = self.cleaned_data["email"]
        if mail and User.objects.filter(email__iexact=mail).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another person has this address. Give one that is theirs alone."))
        return mail

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        was = self.instance.pk is not None and administrators().filter(pk=self.instance.pk).exists()
        stays = cleaned.get("is_active", True) and cleaned.get("role", ADMINISTRATORS) == ADMINISTRATORS
        if was and not stays and not others_administer(self.instance):
            raise ValidationError(
                _("This is the last administrator. Give somebody else that role first: nobody could give it again.")
            )
        return cleaned


class InvitationForm(PersonForm):
    language = forms.ChoiceField(label=gettext_lazy("language of the invitation"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = settings.SENDS_MAIL
        self.initial["language"] = get_language()
        self.fields["username"].widget.attrs["autofocus"] = True


class PeopleAdmin(DeskAdmin[User]):
    form = PersonForm
    list_display = ["username", "email", "role", "is_active", "last_login"]
    list_filter = ["is_active"]
    search_fields = ["username", "email"]
    ordering = ["username"]
    change_form_template = "admin/people/change_form.html"

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        allowed = self.has_change_permission(request) if object_id else self.has_add_permission(request)
        asked = password_page(at_desk(request)) if allowed else None
        context = {**(extra_context or {}), "sure": SureForm(at_desk(request), prefix=OWN)}
        return asked or super().changeform_view(request, object_id, form_url, context)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Not of what a password is kept as, which could be read out letter by letter."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[User], search_term: str
    ) -> tuple[QuerySet[User], bool]:
        term = search_term[:MOST_SOUGHT]
        return ModelAdmin.get_search_results(self, request, queryset, term)  # names are not kept folded

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """A superuser has every right, by no role."""
        last = ["language"] if obj is None else ["is_active"]
        role = [] if obj and obj.is_superuser else ["role"]
        return [(None, {"fields": ["username", "email", *role, *last]})]

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["form"] = PersonForm if change else InvitationForm
        if obj and obj.is_superuser:
            kwargs["form"] = type("SuperuserForm", (PersonForm,), {"role": None})
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.giver = at_desk(request).user
        return form

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_keep(at_desk(request).user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        if "role" in form.changed_data:
            obj.is_staff = True
        super().save_model(request, obj, form, change)
        if "role" in form.changed_data:
            give_role(obj, form.cleaned_data["role"])
        if not obj.is_active:
            end_links(obj)
            LogIn.objects.filter(user=obj).end()  # or they would go on, if the account is switched on again
        if not change:
            send_or_show(request, obj, form.cleaned_data["language"])
        elif "is_active" in form.changed_data and obj.is_active:
            told = _("To log in again, %s needs a new password: make a link for it.")
            messages.warning(request, told % obj)

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        if request.session.get(LINK_FOR) == obj.pk:
            return HttpResponseRedirect(reverse("admin:auth_user_link", args=[obj.pk]))
        return super().response_add(request, obj, post_url_continue)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        obj = kwargs.get("obj")
        others = obj is not None and obj != at_desk(request).user
        context["may_keep"] = others and self.has_change_permission(request, obj)
        if obj is None:
            context |= {"title": _("Invite a colleague"), "show_save_and_add_another": False}
            context["show_save_and_continue"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def role(self, user: User) -> str:
        if user.is_superuser:
            return _("superuser")
        names = {group.name for group in user.groups.all()}
        return next((str(words).partition(":")[0] for name, words in ROLE_WORDS.items() if name in names), "-")

    role.short_description = gettext_lazy("role")  # type: ignore[attr-defined]


def address_of_link(request: HttpRequest, user: User, language: str) -> str:
    """Signed, and good for one new password: Django's own, of a forgotten one. It opens in that language."""
    parts = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
    return request.build_absolute_uri(f"{reverse('password_reset_confirm', args=parts)}?language={language}")


def send_or_show(request: HttpRequest, user: User, language: str | None = None) -> None:
    """The link by mail, in that language or in the desk's; where none is sent, it is shown on the next page."""
    language = language or get_language() or settings.LANGUAGE_CODE
    if settings.SENDS_MAIL and user.email:
        context = {"person": user, "by": at_desk(request).user, "link": address_of_link(request, user, language)}
        with override(language):
            text = render_to_string("admin/people/invitation.txt", context)
            subject = _("Your account at the editors' desk of %s") % request.get_host()
        try:
            EmailMessage(subject, text, to=[user.email]).send()
        except OSError:
            messages.warning(request, _("The mail could not be sent. Give the link to %s yourself.") % user)
        else:
            messages.success(request, _("The link was sent to %s.") % user.email)
            return
    request.session[LINK_FOR], request.session[LINK_IN] = user.pk, language


def end_links(user: User) -> None:
    """Of one who never chose a password, or is switched off: no link of before gives one, and none is left."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


def link(request: DeskRequest, user: User) -> HttpResponse:
    """A new link for who has none, lost it or forgot the password. It stands on no second look at the page.

    One's own password is made new by the one before it alone.
    """
    if user == request.user:
        return HttpResponseRedirect(reverse("admin:password_change"))
    here = reverse("admin:auth_user_link", args=[user.pk])
    back = reverse("admin:auth_user_change", args=[user.pk])
    if request.method == "POST":
        if not user.is_active:
            messages.error(request, _("%s may not log in. Allow it first, then make a link.") % user)
            return HttpResponseRedirect(back)
        if not user.has_usable_password():
            end_links(user)
        desk_of(User).log_change(request, user, _("Made a link for a new password."))
        send_or_show(request, user)
        return HttpResponseRedirect(here if request.session.get(LINK_FOR) == user.pk else back)
    shown = request.session.get(LINK_FOR) == user.pk
    if shown:
        del request.session[LINK_FOR]
    language = request.session.pop(LINK_IN, settings.LANGUAGE_CODE) if shown else ""
    address = address_of_link(request, user, language) if shown else ""
    return framed(request, "link", _("A link for %s") % user, User, person=user, link=address, back=back)
