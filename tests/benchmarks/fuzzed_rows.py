"""What the made-up requests of `fuzzing` are made of: people of every role, rows of every kind, words and files."""

import io
import json
import random
import zipfile
from typing import Any

ROWS = 60  # of a table
TABLE = "id,date,kind,title,actor,place,deaths\n"


def made() -> tuple[dict[str, Any], list[str], dict[str, Any]]:
    """Clients by role; words that are right somewhere; and parts of addresses, names of fields and files."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_seeds", verbosity=0, stdout=io.StringIO())
    named = rows()
    files = {"files": strange_files(), "names": names(), "parts": parts(named), "uploads": uploads()}
    return clients(), sorted({str(word) for values in files["parts"].values() for word in values}), files


def clients() -> dict[str, Any]:
    from django.test import Client

    from tests.desk.test_secrets import ROLES, a_person

    found = {"nobody": Client(raise_request_exception=False, headers={"host": "localhost"})}
    for role in ROLES:
        found[role] = Client(raise_request_exception=False, headers={"host": "localhost"})
        found[role].force_login(a_person(role), "django.contrib.auth.backends.ModelBackend")
    return found


def rows() -> dict[str, Any]:
    """A draft, a withdrawn event, one of several versions, a confidential source, an import, a file that waits."""
    from django.contrib.auth.models import User
    from django.core.files.base import ContentFile

    from events.importing.mapping import load_mapping
    from events.importing.writing import import_rows
    from events.intake.candidates import read_into_candidates
    from events.models import Actor, Article, Comment, Conflict, Event, EventKind, FileImport, Place
    from events.record import names
    from events.record.verbs import publish, withdraw
    from tests.factories import a_draft, an_actor, an_article, an_editor

    conflict, kind, editor = Conflict.objects.first(), EventKind.objects.first(), an_editor()
    text = "The depot burned on Thursday night."
    secret = an_article(title="Whistle", text=text, published="1997-11-02", confidential=True)
    Article.objects.filter(pk=secret.pk).update(slug="source-0123456789ab")
    article = an_article(
        title="Open", text="On Thursday they met in Geneva. Last March they had left.", language="en"
    )
    article.published = "2023-03-31"
    article.save()
    read_into_candidates(article)
    for number in range(4):
        event = a_draft(
            f"draft-{number}", conflict=conflict, kind=kind, accounts=[{"article": article, "date": "2023-03-30"}]
        )
        if number:
            publish(event, by=None)
        if number == 2:
            withdraw(event, by=None, public_reason="So.")
        Comment.objects.create(event=event, by=editor, text="Look at it")
    one, other = an_actor("one"), an_actor("other")
    names.merge(one, other, by=User.objects.create_superuser("root"), most=100, public_reason="One.")
    table = TABLE + "".join(
        f"{n},2022-04-{n % 28 + 1},talks,Row {n},Actor {n % 3},Town {n % 5},{n}\n" for n in range(ROWS)
    )
    mapping = (
        'data_set: {slug: fuzzed, name: Fuzzed}\nid: "{id}"\ndate: {earliest: "{day}"}\nkind: {of: "{kind}"}\n'
        'title: {en: "{title}"}\nactors: ["{actor}"]\n'
    )
    given = (
        {"id": str(n), "day": "2022-04-01", "kind": "talks", "title": f"Row {n}", "actor": "A"} for n in range(9)
    )
    outcome = import_rows(enumerate(given), load_mapping(mapping), conflict, by=None, file_name="rows.csv")
    for by in (editor, None):
        terms = {"by": by or User.objects.get(username="root"), "conflict": conflict, "name": "table.csv"}
        FileImport.objects.create(file=ContentFile(table.encode(), "table.csv"), **terms)
    FileImport.objects.create(by=editor, conflict=conflict, name="t.csv", state="done", batch=outcome.batch)
    return {"batch": outcome.batch, "models": (Event, Article, Actor, Place, EventKind, Conflict, FileImport, User)}


def names() -> list[str]:
    """Of all that an address of readers may ask."""
    from timeline.caching import known_names

    return sorted(known_names())


def parts(named: dict[str, Any]) -> dict[str, list[Any]]:
    """What stands in the brackets of addresses, by their names."""
    from events.models import Article, Candidate, Conflict, Event, NameMerge, Revision

    keys = sorted(
        {pk for model in named["models"] for pk in model.objects.order_by("-pk").values_list("pk", flat=True)[:25]}
    )
    slugs = list(Event.objects.order_by("-pk").values_list("slug", flat=True)[:40])
    batches = [named["batch"], *NameMerge.objects.values_list("batch", flat=True)]
    batches += list(Revision.objects.exclude(batch="").values_list("batch", flat=True).distinct()[:5])
    return {
        **dict.fromkeys(("pk", "object_id", "article", "content_type_id"), keys),
        **dict.fromkeys(("slug", "event"), slugs),
        "conflict": [*Conflict.objects.values_list("slug", flat=True)] * 3,
        "batch": batches,
        **dict.fromkeys(("number", "block", "version"), (0, 1, 2, 3)),
        "candidate": [*Candidate.objects.values_list("pk", flat=True)[:30]],
        "articles": [*Article.objects.values_list("slug", flat=True)[:20]],
        "app_label": ["events", "auth"],
        "form": ["csv", "json"],
        "uidb64": ["MQ", "Mg"],
        "token": ["set-password", "x-y"],
    }


def uploads() -> list[str]:
    return ["/admin/", "/admin/events/article/add/", "/admin/events/event/import/"]


def strange_files() -> list[tuple[str, bytes]]:
    """Of every kind that is read, right and wrong; each small."""
    from tests.intake.test_upload import PAGE, a_pdf, a_word_document

    rows = "".join(f"{n},2022-04-{n % 28 + 1},talks,Row {n},Actor {n % 3},Town,{n}\n" for n in range(ROWS))
    paragraph = "<w:p><w:r><w:t>On Thursday they met in Geneva.</w:t></w:r></w:p>"
    aliases = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*{'a' if not n else f'b{n - 1}'}, *a]\n" for n in range(30))
    book = workbook([["id", "date", "title"], *([str(n), "2022-01-01", f"Row {n}"] for n in range(20))])
    own = {"format": "x", "conflict": {"slug": "c"}, "events": [{}], "kinds": [], "places": [], "actors": []}
    slides = {"events": [{"start_date": {"year": "2022", "month": "4"}, "text": {"headline": "A"}}]}
    chance = random.Random(1)
    return [
        ("page.html", PAGE.format(charset="utf-8").encode()),
        ("nested.html", b"<html>" + b"<b><i><div>" * 60_000),
        ("tables.html", b"<table><tr><td>" * 40_000),
        ("attributes.html", b"<html><p " + b"a=b " * 200_000 + b">x"),
        ("entities.html", b"<html>" + b"&amp;&#x10ffff;&bogus;" * 40_000),
        ("doc.docx", a_word_document(paragraph * 40)),
        ("deep.docx", a_word_document("<w:p>" * 100_000)),
        ("bomb.docx", a_word_document("<w:p><w:t>" + "a" * 50_000_000 + "</w:t></w:p>")),
        ("page.pdf", a_pdf(*["On Thursday they met in Geneva."] * 30)),
        ("pages.pdf", a_pdf("x" * 100_000)),
        ("text.txt", b"On Thursday 30 March 2023 they met. " * 300),
        ("days.txt", b"12 March " * 22_000),
        ("arabic.txt", ("استقبل الأمين العام مساء الخميس مبعوثه. " * 200).encode("windows-1256")),
        ("table.csv", (TABLE + rows).encode()),
        ("long.csv", (TABLE + rows * 20).encode()),
        ("wide.csv", ",".join(f"c{n}" for n in range(5000)).encode() + b"\n" + b",".join([b"1"] * 5000)),
        ("quotes.csv", b'id,date\n"' + b"a" * 500_000),
        ("twice.csv", b"id,id,date,date,\n1,2,3,4,5,6,7\n" * 50),
        ("utf16.csv", (TABLE + rows).encode("utf-16")),
        ("book.xlsx", book),
        ("zipped.zip", zipped({"a.csv": (TABLE + rows).encode(), "b.csv": b"x"})),
        ("bomb.zip", zipped({"a.csv": b"0," * 30_000_000})),
        ("names.zip", zipped({f"../../{n}.csv": b"a,b\n1,2\n" for n in range(500)})),
        ("own.json", json.dumps(own).encode()),
        ("slides.json", json.dumps(slides).encode()),
        ("deep.json", b"[" * 100_000),
        ("digits.json", b'{"events": [' + b"9" * 400_000 + b"]}"),
        ("aliases.yaml", aliases.encode()),
        (
            "map.yaml",
            b'data_set: {slug: a, name: A}\nid: "{id}"\ndate: {earliest: "{date}"}\ntitle: {en: "{title}"}\n',
        ),
        ("empty", b""),
        ("zeros", bytes(10_000)),
        ("noise", chance.randbytes(100_000)),
        ("image.png", b"\x89PNG\r\n\x1a\n" + chance.randbytes(1000)),
    ]


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def workbook(table: list[list[str]]) -> bytes:
    """The least that is one."""
    written = [[f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row] for row in table]
    cells = "".join(f"<row>{''.join(row)}</row>" for row in written)
    space = "http://schemas.openxmlformats.org"
    sheet = f'<worksheet xmlns="{space}/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'
    default = '<Default Extension="xml" ContentType="application/xml"/>'
    kinds = f'<Types xmlns="{space}/package/2006/content-types">{default}</Types>'
    to = f"{space}/officeDocument/2006/relationships"
    relation = f'<Relationship Id="r1" Type="{to}/%s" Target="%s"/>'
    relations = f'<Relationships xmlns="{space}/package/2006/relationships">{relation}</Relationships>'
    sheets = '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
    book = f'<workbook xmlns="{space}/spreadsheetml/2006/main" xmlns:r="{to}">{sheets}</workbook>'
    return zipped(
        {
            "[Content_Types].xml": kinds.encode(),
            "_rels/.rels": (relations % ("officeDocument", "xl/workbook.xml")).encode(),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": (relations % ("worksheet", "worksheets/sheet1.xml")).encode(),
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
    )
