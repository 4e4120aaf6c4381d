"""What headings of tables are called, in all languages → what their columns may be. Pure."""

import re
from functools import cache
from pathlib import Path

from events.importing.mapping import read_yaml
from events.text.folding import fold
from events.text.languages import LANGUAGES
from events.text.remembering import remembered

IGNORED, AREA = "ignore", "area"  # in headings.yaml
COUNTS = ("deaths_low", "deaths_best", "deaths_high")
LONGEST, MOST_PARTS = 200, 6  # letters of a heading, and names in it, by which it is known
STARRED, WITHIN, UNSURE = 0.85, 0.9, 0.4  # how surely a heading is told
SHORT = 3  # letters, of which other words are made by chance
IN_BRACKETS = re.compile(r"\([^()]*\)")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
SIGNS = re.compile(r"[\W_]+")
OF_CODES = ("id", "ids", "code", "uuid", "guid", "pcode", "slug")  # locationId is no name of a place
OF_STATES = frozenset(["status", "statut", "estado", "estatus", "حاله"])  # of the record, not of what happened
OF_ENDS = frozenset(["end", "ended", "finish", "fin", "until", "نهايه", "انتهاء"])
OF_WEAPONS = {
    "arma",
    "armas",
    "weapon",
    "weapons",
    "arme",
    "armes",
    "waffe",
    "waffen",
    "سلاح",
    "اسلحه",
}  # “weapons of the group”
# The day of what tells of an event is not the event's.
OF_REPORTS = frozenset(
    [
        *("news", "article", "articles", "post", "posts", "tweet", "tweets", "message", "messages", "depeche"),
        *("noticia", "noticias", "articulo", "artigo", "مقال", "مقاله", "خبر", "منشور", "تغريده"),
    ]
)
# Nor is that on which a program came by it.
OF_KEEPING = frozenset(
    [
        *(
            "archive",
            "archived",
            "arquivo",
            "archivo",
            "snapshot",
            "crawl",
            "crawled",
            "scrape",
            "scraped",
            "capture",
        ),
        *("captured", "download", "downloaded", "upload", "uploaded", "ارشفه", "تنزيل"),
    ]
)
# “Source of fire” is no source of what the row says.
OF_OTHER_SOURCES = re.compile(
    r"sources? (?:of|de|du|des|d) (?!(?:l |la |the )?(?:info|news|nouvelle|report|data|donnee))"
)
# Folded, of columns that say how many events a row stands for.
OF_EVENTS = frozenset(
    [
        *("events", "number of events", "event count", "n events", "nb events", "total events", "incidents"),
        *("number of incidents", "incident count", "evenements", "nombre d evenements", "nombre d incidents"),
        *("احداث", "عدد احداث", "عدد حوادث", "حوادث"),
    ]
)


@cache
def known_headings() -> dict[str, dict[str, int]]:
    """Of each role the folded headings, with their place in the list: the first is the most exact."""
    read = read_yaml(Path(__file__).parent / "headings.yaml")
    read["place"] += read[AREA]
    return {
        role: {folded_pattern(str(name)): place for place, name in reversed(list(enumerate(names)))}
        for role, names in read.items()
    }


@remembered(4096)
def folded(heading: str) -> str:
    """Without case, accents, punctuation and the article; `eventDate` as two words."""
    words = SIGNS.sub(" ", fold(CAMEL.sub(" ", heading).replace("#", " # ").replace("’", " "))).split()
    return (
        " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words) or heading.strip()
    )


def folded_pattern(name: str) -> str:
    """With its star, which stands for any words before or after."""
    words = folded(name.strip("* "))
    return f"* {words}" if name.startswith("*") else f"{words} *" if name.endswith("*") else words


@cache
def by_first_word() -> dict[str, dict[str, list[str]]]:
    """Of each role its patterns by their first word, which a heading that one matches has too."""
    found: dict[str, dict[str, list[str]]] = {}
    for role, patterns in known_headings().items():
        for pattern in patterns:
            found.setdefault(role, {}).setdefault(pattern.removeprefix("* ").split(" ")[0], []).append(pattern)
    return found


def surest(role: str, names: set[str]) -> float:
    """How surely one of these folded headings is of the role."""
    known = by_first_word()[role]
    tried = ((name, one) for name in names for word in set(name.split()) for one in known.get(word, ()))
    return max((matches(name, one) for name, one in tried), default=0)


def matches(name: str, pattern: str) -> float:
    """How surely a folded heading is what a pattern names: 1 for the very words."""
    if pattern == name:
        return 1
    if pattern.startswith("* "):
        return STARRED if name.endswith(pattern[1:]) else 0
    if pattern.endswith(" *"):
        return STARRED if name.startswith(pattern[:-1]) else 0
    return WITHIN * len(pattern) / len(name) if len(pattern) > SHORT and f" {pattern} " in f" {name} " else 0


def names_of(heading: str) -> set[str]:
    """What is looked for in the lists: “Town/city” is either, `description_ar` a description, StDay `stday` too, and
    “name of the battle” as without its article. Of whole sentences their beginning: each name is tried often."""
    heading = heading[:LONGEST]
    parts = heading.split("/", MOST_PARTS)[:MOST_PARTS]
    names = {folded(heading), folded(heading.lower()), *map(folded, filter(str.strip, parts))}
    return names | {without_its_language(heading), folded(heading).replace(" the ", " ")}


@remembered(4096)
def rank(heading: str, role: str) -> int:
    """How exact a heading of this role is: 0 is the most."""
    patterns, names = known_headings().get(role, {}), names_of(heading)
    found = (place for pattern, place in patterns.items() if any(matches(name, pattern) for name in names))
    return min(found, default=len(patterns))


@remembered(4096)
def is_area(heading: str) -> bool:
    """Whether a column of places is of states, provinces or districts."""
    names = names_of(heading)
    sure = {pattern: max(matches(name, pattern) for name in names) for pattern in known_headings()["place"]}
    best = max(sure, key=lambda pattern: sure[pattern])
    return sure[best] > 0 and best in known_headings()[AREA]


def by_heading(heading: str) -> tuple[str, float]:
    """The role that a heading speaks of most surely, and how surely, up to 1; "" where none is known."""
    return next(iter(all_by_heading(heading)), ("", 0.0))


@remembered(4096)
def all_by_heading(heading: str) -> list[tuple[str, float]]:
    """All roles that a heading may speak of, the surest first."""
    heading = heading[:LONGEST]
    names = names_of(heading)
    bare = folded(bracketed) if (bracketed := IN_BRACKETS.sub(" ", heading)).strip() else ""
    # “Location (Google Maps)” is a place; “Deaths (civilians)” are not all. “Weapon 2” is as “Weapon”.
    more = {IGNORED: {bare, folded(heading).rstrip("0123456789 ")}, **{count: set() for count in COUNTS}}
    sure = {role: surest(role, names | more.get(role, {bare})) for role in known_headings() if role != AREA}
    if sure.get("quote", 0) < 1:
        sure["quote"] = 0  # words of somebody else, or of none
    words = set(folded(heading).split())
    if is_of_status(heading):
        sure = {role: value for role, value in sure.items() if value == 1}
    elif words & OF_ENDS:
        sure |= {"precision": 0, "written": 0}  # those of the first day say more
    if OF_OTHER_SOURCES.match(folded(heading)):
        sure["source_title"] = 0
    if OF_KEEPING & words and sure.get("date"):
        return [(IGNORED, 1.0)]
    if OF_REPORTS & words and "date" in sure:
        sure |= {"source_published": max(sure.get("source_published", 0), sure["date"]), "date": 0}
    if last_word(heading) in OF_CODES or OF_WEAPONS & words:
        sure = {role: value for role, value in sure.items() if role == "id" or value == 1}
    found = [(role, value) for role, value in sure.items() if value > (UNSURE if role != IGNORED else STARRED)]
    return sorted(found, key=lambda one: -one[1])


def is_of_status(heading: str) -> bool:
    """Whether it may speak of how the record stands: “estado” is that, or a federal state."""
    return bool(OF_STATES & set(folded(heading).split()))


def is_of_report(heading: str) -> bool:
    """Whether it speaks of what tells of an event, whose day is another."""
    return bool(OF_REPORTS & set(folded(heading).split()))


def heading_language(heading: str) -> str:
    """The language that a heading ends with, as in title_fr."""
    return last if (last := last_word(heading)) in LANGUAGES else ""


def without_its_language(heading: str) -> str:
    """`description`, of description_ar."""
    return folded(heading)[:-3] if heading_language(heading) else folded(heading)


def last_word(heading: str) -> str:
    """Of several; of one word ""."""
    before, _space, last = folded(heading).rpartition(" ")
    return last if before else ""
