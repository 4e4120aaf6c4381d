"""In which language a table is, by its texts and headings. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice

from events.text.folding import fold

ARABIC = re.compile("[\u0620-\u064a]")
OF_NEIGHBOURS = re.compile("[پچژکگڤۆێەڕڵٹڈڑںے]")  # Persian, Kurdish and Urdu; in Arabic, names have some of them
OF_SCRIPT = re.compile("[\u0620-\u06d5]")
LETTER = re.compile(r"[^\W\d_]")
# As they stand within a sentence: “La Plata” and “Los Angeles, LA” are no French.
FRENCH = re.compile(r"\b(?:le|la|les|des|une|du|et|dans|au|aux|avec|contre|sur|par|pour|est|à)\b|\b[ld]['’]")
ACCENTS = re.compile("[àâèéêîôùûœ]")  # of names in other languages too: a sign where most cells have them
MANY = 0.4
# Letters, signs and words that none of the three languages has.
FOREIGN = re.compile(
    "[ãõñáíóúşğıİøåäößčšžęął¿¡]|[\u0370-\u05ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
    r"|\b(?:dos|das|da|del|los|uma|una|em|não|nos|und|der|von|di|della|ve|bir)\b"
)
ADDRESS = re.compile(r"https?://\S+")
OTHER = "other"  # another language than these
ENGLISH = re.compile(r"\b(?:the|and|of|in|at|by|on|was|were|for|with|from)\b", re.I)
LOOKED_AT, OF_EACH = 50, 500  # cells, and letters
SENTENCE = 25  # letters that the cells of a column have on average, where they are more than names
# Words of headings that the other of the two languages does not have.
OF_HEADINGS = {
    "fr": "lieu lieux territoire groupement chefferie localite ville pays departement arrondissement quartier auteur "
    "auteurs acteur acteurs presume presumes nombre nb nbre morts tues deces blesses victimes evenement titre "
    "libelle resume annee mois jour heure debut fin lien categorie d du de des",
    "en": "location place town city country state county area actor actors perpetrator attacker number killed deaths "
    "dead fatalities injured wounded event title summary year month day time start end link category of the by name "
    "notes id",
}
WORDS = {language: frozenset(words.split()) for language, words in OF_HEADINGS.items()}


def language_of(cells: Iterable[str]) -> str:
    """The language of most of these texts; "" where nothing tells, or where it is none of ours."""
    found = nearest_language(cells)
    return "" if found == OTHER else found


def nearest_language(cells: Iterable[str]) -> str:
    """As `language_of`, and OTHER where it is none of ours."""
    counts: Counter[str] = Counter()
    looked = [ADDRESS.sub("", cell) for cell in beginnings(cells)]  # whose words are nobody's language
    for cell in looked:
        foreign, french, english = (len(words.findall(cell)) for words in (FOREIGN, FRENCH, ENGLISH))
        latin = OTHER if foreign and foreign >= english else "fr" if french > english else "en" if english else ""
        arabic = OTHER if OF_NEIGHBOURS.search(cell) else "ar"
        counts[arabic if ARABIC.search(cell) else latin] += 1
    told = counts.pop("", 0)
    for one in ("fr", OTHER):
        if counts[one] * 10 < told:  # a name here and there
            counts.pop(one, 0)
    if counts[OTHER] >= counts["fr"]:  # accents that it shares with French
        counts.pop("fr", 0)
    if +counts:
        return counts.most_common(1)[0][0]
    return "fr" if sum(bool(ACCENTS.search(cell)) for cell in looked) > MANY * len(looked) else ""


def beginnings(cells: Iterable[str]) -> list[str]:
    """Of the first cells; whole articles in them would be looked through for every column, time and again."""
    return [cell[:OF_EACH] for cell in islice(cells, LOOKED_AT)]


def is_foreign(said: dict[str, list[str]]) -> bool:
    """Whether its texts are in none of our languages, as most of its columns of words show."""
    longest = sorted(said.values(), key=lambda cells: -average(cells))
    told = [found for cells in longest if (found := nearest_language(cells))]
    others = told.count(OTHER)
    return others * 2 > len(told) or (others * 2 == len(told) > 0 and told[0] == OTHER)


def language_of_headings(header: Iterable[str]) -> str:
    """That of most of their words; "" where as many are of either."""
    if any(map(ARABIC.search, header)):
        return "ar"
    parts = [re.split(r"[\W_]+", fold(name)) for name in header]
    # “d’auteur” is French, and D a column of a spreadsheet.
    words = [word for name in parts for word in name if len(name) > 1 or len(word) > 1]
    french, english = (sum(word in WORDS[language] for word in words) for language in ("fr", "en"))
    return "" if french == english else "fr" if french > english else "en"


def language_of_table(said: dict[str, list[str]]) -> str:
    """By its longest texts, or its headings, or its names; English where none tells. Of one that is none of ours that
    which is written in its direction.

    `said` are cells by heading.
    """
    if is_foreign(said):
        words = "".join(cell for cells in said.values() for cell in beginnings(cells))
        return "ar" if len(OF_SCRIPT.findall(words)) * 2 > len(LETTER.findall(words)) else "en"
    longest = sorted(said, key=lambda name: -average(said[name]))
    texts = [name for name in longest if average(said[name]) >= SENTENCE]
    told = (language_of(said[name]) for name in texts)
    names = (language_of(said[name]) for name in longest)
    return next(filter(None, chain(told, [language_of_headings(list(said))], names)), "en")


def average(cells: list[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0
