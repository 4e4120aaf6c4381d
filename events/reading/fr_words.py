"""French: the words of dates and what they mean."""

from collections.abc import Mapping

from events.reading.names import hijri_months, months, weekdays

NUMBERS = [
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
NUMBERS += ["dix-sept", "dix-huit", "dix-neuf"]
TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
SPELLED = {word: n for n, word in enumerate(NUMBERS, 1)} | TENS | {"soixante-dix": 70, "quatre-vingts": 80}
SPELLED |= {"quatre-vingt-dix": 90, "cent": 100, "soixante et onze": 71}
SPELLED |= {
    f"{ten}{' et ' if one == 'un' and tens < 80 else '-'}{one}": tens + n
    for ten, tens in TENS.items()
    for n, one in enumerate(NUMBERS[: 19 if tens in (60, 80) else 9], 1)
}
WORDS: dict[str, Mapping[str, object]] = {
    "wd": weekdays("fr"),
    "mon": months("fr")
    | {"janv.": 1, "févr.": 2, "avr.": 4, "juil.": 7, "sept.": 9, "oct.": 10, "nov.": 11, "déc.": 12},
    "num": SPELLED
    | {"une": 1, "une dizaine de": 10, "une quinzaine de": 15, "une vingtaine de": 20, "une dizaine d'": 10}
    | {"une trentaine de": 30, "une quarantaine de": 40, "une cinquantaine de": 50, "une vingtaine d'": 20}
    | {"une trentaine d'": 30, "une quarantaine d'": 40, "une cinquantaine d'": 50},
    "q": {
        **dict.fromkeys(
            [
                "dernier",
                "dernière",
                "derniers",
                "dernières",
                "passé",
                "passée",
                "écoulé",
                "écoulée",
            ],
            -1,
        ),
        **dict.fromkeys(["prochain", "prochaine", "prochains", "prochaines", "à venir"], 1),
        "en cours": 0,
    },
    "this": dict.fromkeys(["ce", "cet", "cette"], 0),
    "t": {
        **dict.fromkeys(["suivant", "suivante", "d'après"], 1),
        **dict.fromkeys(["précédent", "précédente", "d'avant"], -1),
    },
    "tsame": dict.fromkeys(["le même", "la même", "du même", "de la même", "ce même", "cette même"], 0),
    "tday": {
        **dict.fromkeys(["le lendemain", "le lendemain matin", "le lendemain soir", "le jour suivant"], 1),
        **dict.fromkeys(["le jour d'après", "dès le lendemain", "un jour plus tard"], 1),
        "le surlendemain": 2,
        **dict.fromkeys(["la veille", "la veille au soir", "le jour précédent", "le jour d'avant"], -1),
        "la nuit précédente": -1,
        "la nuit suivante": 1,
        **dict.fromkeys(["un jour plus tôt", "un jour auparavant"], -1),
        "l'avant-veille": -2,
        **dict.fromkeys(["le même jour", "le jour même", "ce jour-là", "ce même jour", "le soir même"], 0),
        **dict.fromkeys(["ce soir-là", "cette nuit-là", "ce matin-là", "la nuit même"], 0),
    },
    "after": {"après": -1},
    "later": {
        **dict.fromkeys(["plus tard", "après"], 1),
        **dict.fromkeys(["plus tôt", "auparavant", "avant"], -1),
    },
    "about": dict.fromkeys(["environ", "vers", "à peu près", "autour de"], 1),
    "event": dict.fromkeys(
        """
        guerre coup élection élections insurrection invasion révolution accord accords cessez-le-feu trêve paix
        génocide crise référendum révolte rébellion massacre séisme constitution traité annexion
        """.split(),
        "",
    ),
    "unit": {
        "semaine": "week",
        "mois": "month",
        "trimestre": "quarter",
        "année": "year",
        "an": "year",
        "décennie": "decade",
    },
    "units": {
        **dict.fromkeys(["jour", "jours"], "day"),
        **dict.fromkeys(["semaine", "semaines"], "week"),
        "mois": "month",
        **dict.fromkeys(["an", "ans", "année", "années"], "year"),
    },
    "third": {
        **dict.fromkeys(["début", "début de", "début d'", "début du mois de", "début du mois d'"], 0),
        **dict.fromkeys(["mi-", "mi", "milieu", "milieu de", "milieu du mois de", "milieu du mois d'"], 1),
        **dict.fromkeys(["fin", "fin de", "fin d'", "fin du mois de", "fin du mois d'"], 2),
    },
    "more": {"tard": 1, "tôt": -1},
    "thirdof": {
        **dict.fromkeys(["début de", "début du", "début d'"], 0),
        **dict.fromkeys(["milieu de", "milieu du", "milieu d'"], 1),
        **dict.fromkeys(["fin de", "fin du", "fin d'"], 2),
    },
    "part": {"plus tôt": -1, "plus tard": 1},
    "rel": {
        **dict.fromkeys(["aujourd'hui", "ce matin", "cet après-midi", "ce soir", "cette nuit"], 0),
        **dict.fromkeys(["hier", "hier matin", "hier soir", "hier midi", "hier après-midi", "la nuit dernière"], -1),
        **dict.fromkeys([f"hier en {part} d'après-midi" for part in ("début", "milieu", "fin")], -1),
        **dict.fromkeys([f"la {part} d'hier" for part in ("matinée", "soirée", "journée", "nuit")], -1),
        **dict.fromkeys([f"hier dans {part}" for part in ("la matinée", "la soirée", "l'après-midi", "la nuit")], -1),
        **dict.fromkeys(["demain", "demain matin", "demain soir", "demain après-midi"], 1),
        "avant-hier": -2,
        "après-demain": 2,
    },
    "season": {"printemps": 21, "été": 22, "automne": 23, "hiver": 24},
    "quarter": {
        **dict.fromkeys(["premier trimestre", "1er trimestre"], 1),
        **dict.fromkeys(["deuxième trimestre", "second trimestre", "2e trimestre"], 2),
        **dict.fromkeys(["troisième trimestre", "3e trimestre"], 3),
        **dict.fromkeys(["quatrième trimestre", "dernier trimestre", "4e trimestre"], 4),
    },
    "ord": {"premier": 1},
    "nth": {"première": 1, "deuxième": 2, "seconde": 2, "troisième": 3, "quatrième": 4, "cinquième": 5},
    "lastly": {"dernière": -1},
    "half": {
        **{"première quinzaine": 1, "seconde quinzaine": 2, "deuxième quinzaine": 2},
        **dict.fromkeys(["premier semestre", "première moitié", "1er semestre"], 1),
        **dict.fromkeys(["second semestre", "deuxième semestre", "seconde moitié", "2e semestre"], 2),
    },
    "decadeword": {
        **{"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70},
        **{"quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90},
    },
    "pod": dict.fromkeys(
        ["matin", "après-midi", "soir", "midi", "à l'aube", "dans la matinée", "dans la soirée"], ""
    ),
    "hm": {
        **hijri_months("fr"),
        **{"mouharram": 1, "safar": 2, "rabi al-awal": 3, "rabi' al-awwal": 3, "rabi ath-thani": 4, "rajab": 7},
        **{"joumada al-oula": 5, "joumada ath-thania": 6, "chaabane": 8, "chaaban": 8, "ramadan": 9},
        **{"chawwal": 10, "dhou al-qi'da": 11, "dhou al-hijja": 12},
    },
}
