"""Both coordinates of a place in one cell. Pure."""

import re
from typing import NamedTuple

from events.text.folding import DIGITS, MARKS, fold

ORDERS = ("latitude", "longitude")  # which comes first
LONGEST = 200  # letters
FAR_FROM_ONE = 0.02  # degrees, by which two ways to write one spot differ at most
NUMBER, COMMA_NUMBER = r"([+-]?\d{1,3}(?:\.\d+)?)", r"([+-]?\d{1,3},\d+)"
IN_POINT = re.compile(
    r"(?:srid=4326;\s*)?point\s*(?:zm?|m)?\s*\(\s*" + NUMBER + r"[\s,]+" + NUMBER + r"[\s\d.+-]*\)", re.I
)
IN_ADDRESS = re.compile(rf"geo:{NUMBER},{NUMBER}(?:[;,?].*)?", re.I)
NAMED = re.compile(rf"lat(?:itude)?\W{{0,3}}{NUMBER}\W{{1,3}}(?:lon|long|lng|longitude)\W{{0,3}}{NUMBER}", re.I)
# Two numbers; “34,69” is one, or two.
BARE = re.compile(rf"{NUMBER}(?:\s*[;/|]\s*|,\s+|\s+){NUMBER}", re.ASCII)
WITH_POINTS = re.compile(r"([+-]?\d{1,3}\.\d+),([+-]?\d{1,3}\.\d+)", re.ASCII)
WITH_COMMAS = re.compile(rf"{COMMA_NUMBER}(?:\s*[;/|]\s*|,\s+|\s+){COMMA_NUMBER}", re.ASCII)
MINUTES = r"(?:(\d{1,2}(?:[.,]\d+)?)\s*['’′]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"”″]|['’′]{2})?\s*)?)?"
ANGLE = re.compile(rf"([NSEW])?\s*(\d{{1,3}}(?:[.,]\d+)?)\s*[°º]?\s*{MINUTES}([NSEW])?", re.ASCII)
AFTER_SIDE, BEFORE_SIDE = re.compile(r"(?<=[NSEW])[\s,;/|]+(?=\d)"), re.compile(r"(?<=\S)[\s,;/|]+(?=[NSEW]\s*\d)")
DIRECTIONS = {
    **dict.fromkeys(("north", "nord", "norte", "شمالا", "شمال"), "N"),
    **dict.fromkeys(("south", "sud", "sur", "sul", "جنوبا", "جنوب"), "S"),
    **dict.fromkeys(("east", "est", "este", "leste", "شرقا", "شرق"), "E"),
    **dict.fromkeys(("west", "ouest", "oeste", "o", "غربا", "غرب"), "W"),
}
WORDS = re.compile(r"[^\W\d_]+")
SIGNS = {"N": 1, "S": -1, "E": 1, "W": -1}
AXES = {"N": "latitude", "S": "latitude", "E": "longitude", "W": "longitude"}
IN_HEADING = re.compile(
    r"(?<![^\W_])(?:(lat|latitude|latitud|latitudine|широта)|(lon|long|lng|longitude|longitud|долгота|довгота))(?![^\W_])"
)
TOGETHER = re.compile(r"(?<![^\W_])(?:(lat)(?:lon|lng|long)|(?:lon|lng|long)(lat))(?![^\W_])")
EXACT = re.compile(r"\.\d{3}")


class Spot(NamedTuple):
    """Two numbers as they stand, and which of them is the latitude, as the very form of the cell says: of ORDERS the
    first, or ""."""

    first: float
    second: float
    order: str

    @property
    def orders(self) -> list[str]:
        """Those in which they are coordinates."""
        ways = {"latitude": (self.first, self.second), "longitude": (self.second, self.first)}
        able = [order for order, (north, east) in ways.items() if abs(north) <= 90 and abs(east) <= 180]
        return [order for order in able if self.order in ("", order)]

    def placed(self, order: str) -> tuple[float, float] | None:
        """Latitude and longitude, where they stand in this order; None where they cannot, or nobody says."""
        order = self.order or order
        if order not in self.orders:
            return None
        return (self.first, self.second) if order == "latitude" else (self.second, self.first)


def spot_in(cell: str) -> Spot | None:
    """The whole cell as coordinates; None where it is none."""
    if len(cell) > LONGEST:
        return None
    text = " ".join(MARKS.sub("", cell.translate(DIGITS)).replace("٫", ".").replace("−", "-").split())
    text = text[1:-1].strip() if text[:1] + text[-1:] in ("()", "[]", "{}") else text
    if found := IN_POINT.fullmatch(text):
        return kept(found[1], found[2], "longitude")
    if found := IN_ADDRESS.fullmatch(text) or NAMED.fullmatch(text):
        return kept(found[1], found[2], "latitude")
    if found := WITH_POINTS.fullmatch(text) or WITH_COMMAS.fullmatch(text) or BARE.fullmatch(text):
        return kept(found[1], found[2])
    return by_directions(text) or in_several_ways(text)


def kept(first: str, second: str, order: str = "") -> Spot | None:
    spot = Spot(float(first.replace(",", ".")), float(second.replace(",", ".")), order)
    return spot if spot.orders else None


def by_directions(text: str) -> Spot | None:
    """Of 34°30′N 69°12′E, N34.5 E69.2, 34.5 north, 69.2 east."""
    text = with_letters(text)
    between = BEFORE_SIDE if text[:1] in SIGNS else AFTER_SIDE
    angles = [angle_of(part) for part in between.split(text)]
    kinds = [AXES[angle[0]] for angle in angles if angle]
    if len(angles) != 2 or sorted(kinds) != sorted(ORDERS):
        return None
    first, second = (angle[1] for angle in angles if angle)
    spot = Spot(first, second, kinds[0])
    return spot if spot.orders else None


def with_letters(text: str) -> str:
    """With N, S, E and W for the words of directions."""
    plain = text.replace("º", "°")  # a letter, which would be an O
    return WORDS.sub(lambda word: DIRECTIONS.get(fold(word[0]), word[0].upper()), plain)


def angle_of(text: str) -> tuple[str, float] | None:
    """Its direction, which stands before or after it, and its degrees."""
    found = ANGLE.fullmatch(text.strip())
    if not found or bool(found[1]) == bool(found[5]):
        return None
    degrees, minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.groups()[1:4])
    side = found[1] or found[5]
    if max(minutes, seconds) >= 60 or (found[3] and not degrees.is_integer()):
        return None
    return side, round(SIGNS[side] * (degrees + minutes / 60 + seconds / 3600), 6)


def in_several_ways(text: str) -> Spot | None:
    """The one that all its parts write: 34°30′N 69°12′E / 34.500°N 69.200°E / 34.500; 69.200."""
    parts = text.split(" / ")
    if not 2 <= len(parts) <= 3:
        return None
    spots = [spot_in(part) for part in parts]
    first = spots[0]
    if first is None or not first.order:
        return None
    spot = first.placed("")
    same = all(one and is_near(one.placed(first.order), spot, FAR_FROM_ONE) for one in spots)
    return first if same else None


def is_near(one: tuple[float, float] | None, other: tuple[float, float] | None, most: float) -> bool:
    return bool(one and other) and all(abs(a - b) <= most for a, b in zip(one or (), other or (), strict=True))


def is_sure(cell: str) -> bool:
    """Whether it is coordinates, whatever its column is called."""
    spot = spot_in(cell)
    return spot is not None and bool(spot.order or len(EXACT.findall(cell)) == 2)


def order_in_heading(heading: str) -> str:
    """Which comes first, as “Lat/Long” says; "" where it says nothing."""
    name = fold(heading)
    if found := TOGETHER.search(name):
        return "latitude" if found[1] else "longitude"
    kinds = ["latitude" if found[1] else "longitude" for found in IN_HEADING.finditer(name)]
    return kinds[0] if len(set(kinds)) == 2 else ""
