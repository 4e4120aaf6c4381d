"""What a person pointed out on the page of a file that was chosen: taken from what is sent, and kept with it."""

from collections.abc import Container

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from events.desk.base import DeskRequest
from events.desk.joining import take_joined
from events.importing.coordinates import ORDERS as COORDINATES
from events.importing.encodings import ENCODINGS
from events.importing.first_days import MEANT
from events.importing.guessing import ROLES
from events.importing.lists import LISTED, SIGNS
from events.importing.mapping import MEANINGS, known_formats
from events.importing.naming import free_data_set
from events.importing.open_dates import CALENDARS, CENTURIES
from events.importing.pointing import Pointed, pointed_from
from events.importing.previewing import COLUMNS, MODELS, kept_of, letters_of, use_format, use_kept, use_yaml
from events.importing.tables import heading
from events.models import DataSet, EventKind, FileImport, KeptMapping
from events.text.given import whole_number
from events.text.languages import LANGUAGES

MOST_COLUMNS = 150  # that are pointed at; each is fields of the form


def taken(request: DeskRequest, row: FileImport) -> list[str]:
    """Put what was chosen into the row; gives what is wrong with it, sentence by sentence."""
    sent = request.POST
    take_file(row, sent)
    if row.pointing.get("by") == COLUMNS and "data_set" in sent:
        take_columns(row, sent)
    if row.pointing.get("by"):
        take_names(row, sent)
    take_cells(row, sent)
    take_joined(row, sent)
    try:
        take_mapping(request, row, sent)
    except ValidationError as error:
        return list(error.messages)
    return []


def take_file(row: FileImport, sent: QueryDict) -> None:
    row.encoding = one_of(sent, "encoding", ("", *ENCODINGS), row.encoding)
    row.sheet = one_of(sent, "sheet", letters_of(row).sheets, row.sheet)
    if "version" in sent:
        row.version, row.publish = sent.get("version", "").strip()[:50], "publish" in sent


def take_columns(row: FileImport, sent: QueryDict) -> None:
    pointed = pointed_from(row.pointing)
    header = row.pointing.get("header", [])
    for at, name in enumerate(header[:MOST_COLUMNS]):
        pointed.columns[name] = one_of(sent, f"role-{at}", ("", *ROLES), pointed.columns.get(name, ""))
    pointed.order = row.order = one_of(sent, "order", FileImport.Order.values, "")
    pointed.firsts = one_of(sent, "firsts", ("", *MEANT), "")
    pointed.first = one_of(sent, "first", ("", *COORDINATES), "")
    pointed.century = one_of(sent, "century", ("", *CENTURIES), "")
    pointed.calendar = one_of(sent, "calendar", ("", *CALENDARS), "")
    pointed.kind = one_of(sent, "kind", EventKind.objects.values_list("slug", flat=True), "")
    pointed.kind = heading(sent.get("kind_new", ""))[:100] or pointed.kind
    pointed.title = [name for at, name in enumerate(header[:MOST_COLUMNS]) if str(at) in sent.getlist("title")]
    pointed.language = one_of(sent, "language", LANGUAGES, pointed.language)
    pointed.split = one_of(sent, "split", ("", *SIGNS), pointed.split)
    for role in LISTED:
        pointed.splits[role] = one_of(sent, f"split-{role}", ("", *SIGNS), pointed.splits.get(role, ""))
    if "code" in sent:
        codes = zip(sent.getlist("code"), sent.getlist("meaning"), strict=False)
        pointed.meaning = {code: said if said in MEANINGS else "" for code, said in codes}
    take_data_set(pointed, sent)
    row.pointing |= pointed.as_json


def one_of(sent: QueryDict, name: str, allowed: Container[str], default: str) -> str:
    """What was sent, where it is allowed."""
    value = str(sent.get(name, default))
    return value if value in allowed else default


def take_data_set(pointed: Pointed, sent: QueryDict) -> None:
    """One that is there, or a new one by its name."""
    if known := DataSet.objects.filter(slug=sent["data_set"]).first():
        pointed.data_set, pointed.data_set_name = known.slug, known.name
    elif name := sent.get("data_set_name", "").strip()[:200]:
        pointed.data_set, pointed.data_set_name = free_data_set(name), name


def take_names(row: FileImport, sent: QueryDict) -> None:
    for name, model in MODELS.items():
        said, slugs = sent.getlist(f"{name}-name"), sent.getlist(f"{name}-slug")
        there = set(model._default_manager.filter(slug__in=slugs).values_list("slug", flat=True))
        chosen = {one: slug if slug in there else "" for one, slug in zip(said, slugs, strict=False)}
        row.pointing[name] = row.pointing.get(name, {}) | chosen


def take_cells(row: FileImport, sent: QueryDict) -> None:
    """Cells that were written anew, named by their row and the number of their column."""
    header = row.pointing.get("header", [])
    for name in sent:
        if not name.startswith("cell-"):
            continue
        number, _dash, at = name.removeprefix("cell-").partition("-")
        row_number, column = whole_number(number), whole_number(at, 0, len(header) - 1)
        if row_number is not None and column is not None:
            cells = row.mended.get(str(row_number), {}) | {header[column]: sent[name][:10_000]}
            row.mended = {**row.mended, str(row_number): cells}


def take_mapping(request: DeskRequest, row: FileImport, sent: QueryDict) -> None:
    """Another way to a mapping, or one kept by name. Raises ValidationError for what is no mapping."""
    if "_columns" in sent:
        row.pointing, row.format = kept_of(row), ""
        row.pointing |= {"pointed": True}
    elif "_format" in sent and (name := one_of(sent, "format", known_formats(), "")):
        use_format(row, name)
    elif "_yaml" in sent:
        use_yaml(row, yaml_sent(request))
    elif "_kept" in sent:
        for kept in KeptMapping.objects.filter(name=sent.get("_kept")):
            use_kept(row, kept)


def yaml_sent(request: DeskRequest) -> str:
    """A file of YAML, or what was written; raises ValidationError for a file that is no text."""
    upload = request.FILES.get("yaml_file")
    if upload is None:
        return request.POST.get("yaml", "")
    try:
        return str(upload.read(200_001), "utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(_("The mapping is no text in UTF-8.")) from None


def kept_by_name(request: DeskRequest, row: FileImport) -> list[str]:
    """Keep the mapping for tables like this one; gives what is wrong, if anything."""
    name = request.POST.get("keep_name", "").strip()[:100]
    if not name or not row.mapping:
        return [_("Give the mapping a name, by which it is kept.")]
    if KeptMapping.objects.filter(name=name).exclude(by=request.user).exists():
        return [_("A mapping of another person has the name “%s”: give yours another name.") % name]
    pointing = {key: value for key, value in row.pointing.items() if key not in ("letters", "header")}
    values = {"by": request.user, "headings": row.pointing.get("header", []), "mapping": row.mapping}
    KeptMapping.objects.update_or_create(name=name, defaults={**values, "pointing": pointing})
    messages.success(request, _("The mapping “%s” is kept, and offered for tables like this one.") % name)
    return []
