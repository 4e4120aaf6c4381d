"""Made-up requests of every address: pages, API, desk and uploads, none of which may fail or take long.

    [DATABASE_URL=postgres://…] .venv/bin/python -m tests.benchmarks.fuzzing [requests] [seed]

Fills an embedded database of its own, or the empty one of DATABASE_URL, with the seeds and rows of every kind. Each
request is made up by its number and the seed, as somebody of a role or as nobody, and what it writes is taken back.
Prints every answer of 500 and above with its traceback (but 501, which oEmbed has for XML), every request over
LONGEST, and how often each address answered how; ends with 1 where there was any of the first two. `ONLY=number`
makes one request of them again.
"""

import io
import json
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

LONGEST = 5  # seconds of the processor, the processes that read files among them
KINDS = {"page": 30, "query": 25, "form": 33, "upload": 12}  # of requests, and their weights
METHODS = ("get",) * 8 + ("head", "post", "put", "patch", "delete", "options")
LETTERS = 200_000  # the most that a text may have
NASTY = (
    *("", " ", "0", "-1", "1", "2", "²", "٣", "½", "1e999", "nan", "inf", "true", "null", "[]", "{}", '{"a":', "NaN"),
    *(
        "9" * 19,
        "9" * 30,
        "9" * 5000,
        "-" + "9" * 30,
        "0x10",
        "1.5",
        "1,5",
        "١٢٣",
        "%",
        "%00",
        "\x00",
        "\x01",
        "\x7f",
    ),
    *("\ufffe", "\u202e", "\u200e", "\ufeff", "é" * 300, "ﷺ" * 100, "🙂", "a\u0301" * 200, "\r\nSet-Cookie: a=b"),
    *("<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>", "{{ 7*7 }}", "{% debug %}", "${7*7}", "%(x)s"),
    *("' OR 1=1 --", "../../../etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "http://127.0.0.1:5432/"),
    *("//evil.example/", "\\\\evil\\share", "https://[", "https://a:b@c:99999/", "ftp://x", "http://" + "a" * 5000),
    *("2023-03-30", "2023", "199X", "[1975-10-30..1975-11-02]", "../1991", "1976/", "0001/9999", "9999-12-31"),
    *("10000-01-01", "0000", "-0001", "2023-02-30", "2023-13", "2023-04-01/2023-03-01", "31/12/9999", "yesterday"),
    *("الخميس الماضي", "12 March " * 2000, "on Thursday " * 500, "last ", "March", "خلال الأسبوع", "le 12 mars"),
    *("a" * 301, "a" * 5000, "a-" * 3000, "(" * 1000, "[" * 3000, "\\" * 999, "-" * 5000, "\n" * 5000, " " * 20_000),
    *("certain", "possible", "actor", "place", "kind", "all", "en", "ar", "fr", "xx", "draft", "published", "day"),
    *("=cmd|'/c calc'!A0", "@SUM(1)", "\t=1", "id", "pk", "__proto__", "slug__startswith", "password__startswith"),
)
LOOKUPS = (
    *("citations__article__title__startswith", "article__known_to__username", "revisions__document__contains", "q"),
    *("revisions__by__password__startswith", "known_to__password", "comments__text__icontains", "e", "o", "p", "all"),
    *("_popup", "_to_field", "_changelist_filters", "next", "waiting", "columns", "filling", "conflict__id__exact"),
    *(
        "kind__id__exact",
        "status__exact",
        "import_batch",
        "data_set__id__exact",
        "date",
        "from",
        "to",
        "other",
        "batch",
    ),
    *("text", "words", "term", "app_label", "model_name", "field_name", "page", "limit", "after", "view", "lanes"),
)


class Forms(HTMLParser):
    """The forms of a page, by the elements that belong to them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.select, self.area, self.by_id, self.last = "", "", {}, ["", "", ""]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({"action": said.get("action", ""), "method": said.get("method", "get"), "fields": []})
            self.by_id[said.get("id", "")] = self.forms[-1]
        form = self.by_id.get(said.get("form", ""), self.forms[-1] if self.forms else None)
        name, kind = said.get("name", ""), said.get("type", "text")
        if form is None or (not name and tag not in ("option", "button")):
            return
        if tag == "input" and not (kind in ("radio", "checkbox") and "checked" not in dict(attrs)):
            form["fields"].append([name, kind, said.get("value", "on" if kind == "checkbox" else "")])
        elif tag == "button" and name:
            form["fields"].append([name, "submit", said.get("value", "")])
        elif tag == "textarea":
            self.area, self.last = name, [name, tag, ""]
            form["fields"].append(self.last)
        elif tag == "select":
            self.select, self.last = name, [name, tag, ""]
            form["fields"].append(self.last)
        elif tag == "option" and self.select and "selected" in dict(attrs):
            self.last[2] = said.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.last[2] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self.area = self.select = ""


@dataclass
class Asked:
    """A request that is made up."""

    who: str
    method: str
    path: str
    data: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    route: str = ""

    def __str__(self) -> str:
        data = {name: str(value)[:120] for name, value in self.data.items()} if isinstance(self.data, dict) else ""
        return f"{self.who} {self.method.upper()} {self.path[:400]} {data} {self.headers}"[:3000]


class Fuzzer:
    def __init__(self, seed: int) -> None:
        from tests.benchmarks import fuzzed_rows

        self.seed = seed
        self.clients, self.words, self.files = fuzzed_rows.made()
        self.routes = sorted(set(routes()))
        self.pages: dict[tuple[str, str], str] = {}  # what was answered to whom, of which forms are filled in
        self.desk = [route for route in self.routes if route.startswith("/admin/")]
        self.public = [route for route in self.routes if not route.startswith("/admin/")]

    def asked(self, number: int) -> Asked:
        chance = random.Random(f"{self.seed} {number}")
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        return getattr(self, kind)(chance)

    def word(self, chance: random.Random) -> str:
        """Something right, something wrong, or two of them in one."""
        pick = chance.random()
        if pick < 0.45:
            return chance.choice(self.words)
        if pick < 0.9:
            return chance.choice(NASTY)
        if pick < 0.98:
            return chance.choice(self.words) + chance.choice(NASTY)
        text = chance.choice(NASTY) or "a "
        return text * (LETTERS // len(text))

    def address(self, chance: random.Random, route: str) -> str:
        """An address of the route; most of its parts are those of rows."""
        from urllib.parse import quote

        for name, values in self.parts(route):
            value = chance.choice(values) if values and chance.random() < 0.9 else self.word(chance)[:300]
            route = route.replace(name, quote(str(value), safe=""), 1)
        return route

    def parts(self, route: str) -> Iterator[tuple[str, list[Any]]]:
        import re

        for whole, name in re.findall(r"(<(?:\w+:)?(\w+)>)", route):
            yield whole, self.files["parts"].get(name, self.files["parts"]["pk"])

    def query(self, chance: random.Random) -> Asked:
        """A public address with a made-up query and made-up headers."""
        asked = self.page(chance, self.public)
        names = [*self.files["names"], *LOOKUPS]
        asked.data = {chance.choice(names): self.word(chance)[:20_000] for _ in range(chance.randint(1, 4))}
        return asked

    def page(self, chance: random.Random, among: list[str] | None = None) -> Asked:
        """Any address, by any method."""
        from urllib.parse import urlencode

        among = among or chance.choice([self.public, self.desk])
        route = chance.choice(among)
        path = self.address(chance, route)
        if among is self.desk and chance.random() < 0.4:
            path += "?" + urlencode({chance.choice(LOOKUPS): self.word(chance)[:5000] for _ in range(2)})
        asked = Asked(chance.choice(list(self.clients)), chance.choice(METHODS), path, None, {}, route)
        if asked.method == "post":
            asked.data = {self.word(chance)[:100] or "a": self.word(chance) for _ in range(3)}
        for name in ("accept-language", "accept-encoding", "if-none-match", "range", "x-forwarded-for", "cookie"):
            if chance.random() < 0.1:
                asked.headers[name] = self.word(chance)[:500].encode("ascii", "ignore").decode().replace("\n", "")
        return asked

    def form(self, chance: random.Random, upload: bool = False) -> Asked:
        """A form as a page of the desk made it, some of its fields filled in anew, left out or doubled."""
        who = chance.choice(["editor", "administrator", "superuser", "superuser", "contributor", "staff", "nobody"])
        wanted = self.files["uploads"] if upload else self.desk
        route = chance.choice(wanted)
        path = self.address(chance, route)
        forms = self.forms(who, path, upload)
        if not forms:
            return self.page(chance, self.desk)
        form = chance.choice(forms)
        data = self.filled(chance, form)
        headers = {"x-requested-with": "XMLHttpRequest"} if chance.random() < 0.1 else {}
        return Asked(who, form["method"].lower(), form["action"] or path, data, headers, route)

    def upload(self, chance: random.Random) -> Asked:
        """A form with a file."""
        return self.form(chance, upload=True)

    def forms(self, who: str, path: str, upload: bool) -> list[dict[str, Any]]:
        if (who, path) not in self.pages:
            answer = self.clients[who].get(path)
            html = "html" in answer.get("content-type", "") and answer.status_code == 200
            self.pages[who, path] = answer.getvalue().decode() if html else ""
        forms = [form for form in Forms(self.pages[who, path]).forms if form["method"].lower() == "post"]
        return [form for form in forms if not upload or any(kind == "file" for _name, kind, _value in form["fields"])]

    def filled(self, chance: random.Random, form: dict[str, Any]) -> dict[str, Any]:
        buttons = [one for one in form["fields"] if one[1] in ("submit", "image")]
        data: dict[str, Any] = {}
        for name, kind, value in form["fields"]:
            if kind in ("submit", "image", "button"):
                continue
            if kind == "file":
                if chance.random() < 0.8:
                    data[name] = self.file(chance)
                continue
            data[name] = value
        if buttons and chance.random() < 0.9:
            name, _kind, value = chance.choice(buttons)
            data[name] = value
        names = [name for name in data if name != "csrfmiddlewaretoken"]
        for _ in range(chance.choice((0, 1, 1, 2, 3, 8))):
            name = chance.choice(names) if names and chance.random() < 0.9 else self.word(chance)[:50] or "x"
            what = chance.random()
            if what < 0.1:
                data.pop(name, None)
            elif what < 0.2:
                data[name] = [self.word(chance), self.word(chance)]
            elif not isinstance(data.get(name), io.IOBase):
                data[name] = self.word(chance)
        return data

    def file(self, chance: random.Random) -> Any:
        """One of the files of strangers, whole, cut, or with some bytes that are others."""
        from django.core.files.uploadedfile import SimpleUploadedFile

        name, content = chance.choice(self.files["files"])
        content = bytearray(content)
        what = chance.random()
        if what < 0.2:
            del content[chance.randint(0, len(content)) :]
        elif what < 0.6 and content:
            for _ in range(chance.choice((1, 3, 30))):
                content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.2:
            name = chance.choice(
                ("a.html", "a.pdf", "a.docx", "a.xlsx", "a.json", "a.yaml", "a.zip", "a.csv", "a" * 200)
            )
        return SimpleUploadedFile(name, bytes(content), chance.choice(("text/plain", "text/html", "application/zip")))

    def answer(self, asked: Asked) -> tuple[int, float, list[str]]:
        """The status, seconds of the processor, and the traceback of what failed."""
        from django.core.signals import got_request_exception
        from django.db import DatabaseError, connection, transaction

        told: list[str] = []

        def tell(**_said: Any) -> None:
            told.append(traceback.format_exc())

        client = self.clients[asked.who]
        cookies = client.cookies.copy()
        got_request_exception.connect(tell)
        began = spent()
        try:
            with transaction.atomic():
                kwargs: dict[str, Any] = {"headers": asked.headers}
                if asked.method in ("put", "patch", "delete"):
                    kwargs["content_type"] = "application/json"
                response = getattr(client, asked.method)(asked.path, asked.data, **kwargs)
                if response.streaming:
                    response.getvalue()
                status, took = response.status_code, spent() - began
                if asked.method == "post" and status < 400:
                    connection.check_constraints()
                transaction.set_rollback(True)
        except (DatabaseError, RuntimeError, AssertionError):
            status, took = 599, spent() - began
            told.append(traceback.format_exc())
        finally:
            got_request_exception.disconnect(tell)
            client.cookies = cookies
        return status, took, told


def spent() -> float:
    """Seconds of the processor, of this process and of those that it started."""
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + child.ru_utime + child.ru_stime


def routes() -> Iterator[str]:
    """Every address of the site, its parts in brackets."""
    from django.urls import get_resolver
    from django.urls.resolvers import RoutePattern, URLResolver

    def walk(patterns: Any, before: str) -> Iterator[str]:
        for one in patterns:
            here = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, here)
            elif isinstance(one.pattern, RoutePattern):
                yield here

    for lang in ("en", "ar"):
        from django.utils.translation import override

        with override(lang):
            yield from walk(get_resolver().url_patterns, "/")


def main() -> int:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1_000_000)
    folder = tempfile.TemporaryDirectory()
    os.environ |= {"DJANGO_SETTINGS_MODULE": "timeline.settings", "DATA_DIR": folder.name, "FETCH_NOTHING": "1"}
    import django

    django.setup()
    import logging

    logging.disable(logging.CRITICAL)
    fuzzer, told = Fuzzer(seed), defaultdict(Counter)
    numbers = [int(os.environ["ONLY"])] if "ONLY" in os.environ else range(requests)
    print(f"{len(numbers):,} requests of {len(fuzzer.routes)} addresses, seed {seed}", flush=True)
    wrong, longest, began = Counter(), (0.0, ""), time.monotonic()
    for number in numbers:
        asked = fuzzer.asked(number)
        status, took, failed = fuzzer.answer(asked)
        told[asked.route][status] += 1
        longest = max(longest, (took, f"{number}: {asked}"))
        if (status >= 500 and status != 501) or took > LONGEST:
            cause = failed[-1].strip().splitlines()[-1][:200] if failed else f"{took:.1f} s"
            wrong[cause] += 1
            if wrong[cause] <= 3:
                print(
                    f"\n{number}: {status}, {took:.1f} s of the processor: {asked}\n{''.join(failed)[-3000:]}",
                    flush=True,
                )
        if number % 5000 == 4999:
            print(f"{number + 1:,} after {time.monotonic() - began:.0f} s: {sum(wrong.values())} wrong", flush=True)
    statuses = sum(told.values(), Counter())
    print(json.dumps({"statuses": dict(sorted(statuses.items())), "wrong": dict(wrong)}, indent=1))
    print(f"the longest took {longest[0]:.2f} s of the processor: {longest[1][:600]}")
    unseen = [route for route, counts in sorted(told.items()) if not any(status < 400 for status in counts)]
    print(f"answered below 400 never: {unseen}" if unseen else "every address answered below 400 at least once")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
