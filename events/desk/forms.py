"""Forms of the editors' desk."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import CharField
from django.utils.translation import gettext_lazy as _

from events.desk.generic import BaseInlineFormSet, ModelForm
from events.desk.seen import SeenForm
from events.intake.fetching import NOT_AN_ADDRESS
from events.intake.upload import LARGEST, Upload, read_upload
from events.models import Article, Citation, Event
from events.models.finding import RESERVED
from events.reading import LEXICONS, guess_language, published_in
from events.reading.furniture import SENTENCE_ENDS, is_date, is_of_page
from events.reading.other_languages import other_language
from events.reading.wording import dateline_end
from events.record.door import Stale
from events.record.meeting import as_sent
from events.text.given import writable
from events.text.languages import current_language

# What browsers and right-to-left fields paste along: spaces, and signs that nobody sees.
AROUND = " \t\r\n\u00a0\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
AROUND += "\u2060\u2066\u2067\u2068\u2069\ufeff"
LONGEST_HEADLINE = 200  # letters
MOST_OF_A_MENU, FEWEST_OF_A_MENU = 4, 3  # words of a line, and lines
SENTENCES = re.compile(r"(?<=[.!?؟])\s")
OF_A_PAGE = re.compile(r"https?://\S+", re.IGNORECASE)
WITHOUT_SCHEME = re.compile(r"www\.\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
OF_ANYTHING = re.compile(r"[a-z][a-z\d+.-]*:(?://.*|\S+)|file:.*|[a-z]:\\.*", re.IGNORECASE)  # one line, no article


def say_refused(form: forms.BaseForm, refused: ValidationError) -> None:
    """Say why a change was refused beside the fields that can mend it; above all of them where none of these can."""
    names: list[str | None] = [*fields_of(form, refused)]
    for name in names or [None]:
        form.add_error(name, ValidationError(refused.messages))


def fields_of(form: forms.BaseForm, refused: ValidationError) -> list[str]:
    """The form's fields for what the refused change lacks; a text by itself, or in the language of the desk."""
    if getattr(refused, "code", "") == "untold":
        asked = ["public_reason"]
    else:
        asked = (getattr(refused, "params", None) or {}).get("fields", [])
    named = [(name, f"{name}_{current_language()}") for name in asked]
    return [found for names in named if (found := next((name for name in names if name in form.fields), ""))]


def keep_untouched(form: ModelForm[Any]) -> None:
    """What came back as it was shown stays as it is stored, and is not judged, whatever its field makes of it."""
    for name, field in form.fields.items():
        if not isinstance(field, forms.CharField) or name not in form.initial or not form.instance.pk:
            continue
        sent = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        one_line = not isinstance(field.widget, forms.Textarea)
        if isinstance(sent, str) and as_sent(sent, one_line) == as_sent(form.initial[name], one_line):
            form.errors.pop(name, None)
            form.cleaned_data[name] = form.initial[name]


class ReasonForm(forms.Form):
    """Why something is done: for readers, and for the other editors."""

    field_order: Sequence[str] = ("public_reason", "reason")

    reason = forms.CharField(
        label=_("reason, for the editors"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    public_reason = forms.CharField(
        label=_("reason, told to readers"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )


class DecidingForm(ReasonForm):
    """Of a change after which accounts may disagree: with what readers are told of the date then."""

    date_reason = forms.CharField(
        label=_("reason for the date"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Needed where accounts disagree, or where none gives this date; shown to readers."),
    )


class ArticleForm(SeenForm):
    """A pasted or uploaded article: what it says of itself need not be typed. Some fields are not everybody's."""

    refused: ValidationError | None = None  # why the whole change was refused, when the form is shown again
    fetched: Upload | ValidationError | None = None  # what stands at its address, or why that could not be fetched
    pages_left = 0  # of its file, which were not read
    reason = forms.CharField(
        label=_("reason for this change"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text=_("Kept in the history of the events that cite it, for the editors."),
    )
    public_reason = forms.CharField(
        label=_("reason told to readers"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text=_(
            "Needed where readers see the change: it stands on the page of every event that cites this source."
        ),
    )

    upload = forms.FileField(
        label=_("or a file"),
        required=False,
        help_text=_(
            "A text, a saved HTML page, a PDF or a Word document; its text, title, publisher, address and date are "
            "taken from it."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "slug", "language"):
            if name in self.fields:
                self.fields[name].required = False
        if not self.instance.pk and "language" in self.fields:
            self.initial["language"] = ""
            if "url" in self.fields and settings.FETCH_ADDRESSES:
                self.fields["url"].help_text = _(
                    "“Save and read” fetches the article from it where you give no text."
                )
            self.fields["language"].help_text = _("Two letters; recognised from the text where you leave it empty.")

    def clean(self) -> dict[str, Any]:
        """With what the file, or else the text, says of language, title and address where they are left empty."""
        super().clean()
        cleaned = self.cleaned_data
        if "text" in cleaned:
            cleaned["text"] = writable(cleaned["text"])  # as of a file: nobody sees such signs in what they paste
        if not self.instance.pk and (address := address_in(cleaned.get("text") or "")):
            self.take_address(address, cleaned)
        elif not self.instance.pk and not cleaned.get("url"):
            cleaned["url"], cleaned["text"] = parted(cleaned.get("text") or "")
        if cleaned.get("upload"):
            self.take_from_file(cleaned)
        elif self.fetched:
            self.take_from_address(cleaned, self.fetched)
        text = cleaned.get("text") or ""
        if "language" in self.fields and not cleaned.get("language"):
            told = other_language(text) or guess_language(text)
            cleaned["language"] = self.instance.language if self.instance.pk else told
        new = not self.instance.pk and "published" in self.fields and "published" not in self.errors
        if new and not cleaned.get("published") and cleaned.get("language") in LEXICONS:
            cleaned["published"] = published_in(text, cleaned["language"])
        if not self.instance.pk and not cleaned.get("publisher"):
            self.take_publisher(cleaned)
        if "title" in self.fields and not cleaned.get("title"):
            cleaned["title"] = headline(text, but=cleaned.get("publisher") or "")
            if not cleaned["title"] and "text" not in self.errors:
                self.add_error("title", _("Give the article's title, or its text."))
        if "slug" in self.fields and not cleaned.get("slug"):
            words = [cleaned.get("publisher") or "", cleaned.get("title") or "", "article"]
            cleaned["slug"] = Article.objects.free_slug(words, cleaned.get("published") or "", but=self.instance.pk)
        if self.refused:
            say_refused(self, self.refused)
        return cleaned

    def take_publisher(self, cleaned: dict[str, Any]) -> None:
        """Who published another of the same site, and whose voice that is."""
        if known := Article.objects.of_the_same_site(cleaned.get("url") or ""):
            cleaned["publisher"] = known.publisher
            if cleaned.get("affiliation") == Article.Affiliation.UNKNOWN:
                cleaned["affiliation"] = known.affiliation

    def take_address(self, address: str, cleaned: dict[str, Any]) -> None:
        """What was pasted as the text is the address of the article, or of something that is none."""
        if OF_A_PAGE.fullmatch(address):
            cleaned["url"], cleaned["text"] = address, ""
        else:
            self.add_error("text", NOT_AN_ADDRESS)

    def take_from_file(self, cleaned: dict[str, Any]) -> None:
        """What the file says, where the form does not say it."""
        if cleaned.get("text") and "text" in self.changed_data:
            self.add_error("upload", _("Paste the text or upload a file, not both."))
            return
        try:
            upload = read_upload(cleaned["upload"].read(LARGEST + 1), cleaned["upload"].name)
            self.take(upload, cleaned)
        except ValidationError as error:
            self.add_error("upload", error)

    def take_from_address(self, cleaned: dict[str, Any], found: Upload | ValidationError) -> None:
        """What stands at the address, where the form does not say it; its last address is the article's."""
        try:
            if isinstance(found, ValidationError):
                raise found
            self.take(found, cleaned)
            cleaned["url"] = found.url
        except ValidationError as error:
            self.add_error("url" if "url" in self.fields else None, error)

    def take(self, upload: Upload, cleaned: dict[str, Any]) -> None:
        """Raises ValidationError for a text that cannot be kept."""
        Article._meta.get_field("text").run_validators(upload.text)
        cleaned["text"] = upload.text
        self.pages_left = int(upload.left or 0)
        for name in {"title", "publisher", "published", "url"} & set(self.fields):
            limit = cast("CharField[Any, Any]", Article._meta.get_field(name)).max_length
            cleaned[name] = cleaned.get(name) or getattr(upload, name)[:limit]


def headline(text: str, but: str = "") -> str:
    """The first line, but for a menu, dates, bylines, datelines and `but`, the name of the paper; of a paragraph its
    first sentence, and of a long one as many words as a title holds."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and line.strip() != but]
    told = [line for line in lines if not is_beside_it(line)]
    line = next(iter([*told[menu_end(told) :], *lines]), "")
    sentence = line if len(line) <= LONGEST_HEADLINE else SENTENCES.split(line, maxsplit=1)[0].rstrip(".")
    if len(sentence) <= LONGEST_HEADLINE:
        return sentence
    fitting = sentence[: LONGEST_HEADLINE - 1]
    return f"{fitting.rpartition(' ')[0] or fitting}…"


def menu_end(lines: Sequence[str]) -> int:
    """How many lines at the head of a pasted page are its menu: some short ones, one below the other."""
    short = takewhile(lambda line: len(line.split()) <= MOST_OF_A_MENU and not line.endswith(SENTENCE_ENDS), lines)
    count = len(list(short))
    return count if count >= FEWEST_OF_A_MENU else 0


def is_beside_it(line: str) -> bool:
    """Whether it is a date, a byline or a dateline: of an article, but not what it is called."""
    return is_date(line) or is_of_page(line) or dateline_end(f"{line} ") >= len(line)


def address_to_fetch(data: Mapping[str, str], files: Mapping[str, Any]) -> str:
    """The address of the article that is to be read, where the form gives nothing else of it; "" for none."""
    if "_read" not in data or files.get("upload"):
        return ""
    text = data.get("text", "")
    address = address_in(text)
    return data.get("url", "").strip() if not text.strip() else address if OF_A_PAGE.fullmatch(address) else ""


def address_in(text: str) -> str:
    """The address that stands where a text should, of whatever it is; "" for a text."""
    line = text.strip(AROUND)
    if WITHOUT_SCHEME.fullmatch(line):
        return f"https://{line}"
    return line if OF_ANYTHING.fullmatch(line) else ""


def parted(text: str) -> tuple[str, str]:
    """The address of a page that stands on a line of its own over a text, or ""; and the text below it."""
    line, _line, rest = text.lstrip(AROUND).partition("\n")
    address = line.strip(AROUND)
    return (address, rest.lstrip(AROUND)) if OF_A_PAGE.fullmatch(address) and rest.strip() else ("", text)


class EventForm(ModelForm[Event]):
    """An event as a whole, from the version that was opened, with the reasons of its change."""

    base_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("reason for this change"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text=_("Kept in the history, for the editors."),
    )

    public_reason = forms.CharField(
        label=_("reason told to readers"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text=_("Needed where readers see the change: it stands on the event's page and in the feed."),
    )
    refused: ValidationError | None = None  # why the whole change was refused, when the form is shown again

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["base_version"] = self.instance.version
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if not (self.instance.pk and self.instance.was_seen()):
            self.fields.pop("public_reason", None)

    def clean(self) -> dict[str, Any]:
        """With an address where none is typed. Raises ValidationError for a form of an outdated version."""
        super().clean()
        keep_untouched(self)
        cleaned = self.cleaned_data
        if not cleaned.get("slug"):
            kind = cleaned.get("kind")
            titles = [cleaned.get("title_en") or "", cleaned.get("title_fr") or ""]
            words = [*titles, f"{kind.slug if kind else ''} {cleaned.get('date') or ''}"]
            cleaned["slug"] = Event.objects.free_address(cleaned.get("conflict"), words, but=self.instance.pk)
        elif cleaned["slug"] in RESERVED:
            self.add_error("slug", _("A page of the site stands at this address: choose another, or leave it empty."))
        if self.refused:
            say_refused(self, self.refused)
        base = self.cleaned_data.get("base_version")
        if self.instance.pk and base is not None and base != self.instance.version:
            raise ValidationError(
                _(
                    "%(stale)s What you typed is still in this form: copy what you need, open the event anew, "
                    "and enter it there."
                ),
                code="stale",
                params={"stale": Stale.message},
            )
        return cleaned


class AccountForm(ModelForm[Citation]):
    def clean(self) -> dict[str, Any]:
        super().clean()
        keep_untouched(self)
        return self.cleaned_data


class OwnRows(BaseInlineFormSet[Any, Event, Any]):
    """Rows of this event that the person may know: the number of any other is refused as one that nothing has."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        cast("forms.ModelChoiceField[Any]", form.fields["id"]).queryset = self.get_queryset()
