"""French: words and patterns of date expressions."""

from events.reading.lexicon import Lexicon
from events.reading.names import months, weekdays
from events.reading.wording import Wording

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
NUMBERS += ["dix-sept", "dix-huit", "dix-neuf", "vingt"]
D = "<d>(?:er)?"
D2 = "<d2>(?:er)?"

FRENCH = Lexicon(
    words={
        "wd": weekdays("fr"),
        "mon": months("fr")
        | {"janv.": 1, "févr.": 2, "avr.": 4, "juil.": 7, "sept.": 9, "oct.": 10, "nov.": 11, "déc.": 12},
        "num": {word: n for n, word in enumerate(NUMBERS, 1)}
        | {"une": 1, "une dizaine de": 10, "une quinzaine de": 15},
        "q": {
            **dict.fromkeys(
                ["dernier", "dernière", "passé", "passée", "précédent", "précédente", "écoulé", "écoulée"], -1
            ),
            **dict.fromkeys(["prochain", "prochaine", "à venir", "suivant", "suivante"], 1),
        },
        "this": dict.fromkeys(["ce", "cet", "cette"], 0),
        "unit": {"semaine": "week", "mois": "month", "année": "year", "an": "year", "décennie": "decade"},
        "units": {
            **dict.fromkeys(["jour", "jours"], "day"),
            **dict.fromkeys(["semaine", "semaines"], "week"),
            "mois": "month",
            **dict.fromkeys(["an", "ans", "année", "années"], "year"),
        },
        "third": {
            **dict.fromkeys(
                ["début", "au début de", "au début du mois de", "au début du mois d'", "au début d'", "début de"], 0
            ),
            **dict.fromkeys(["mi-", "à la mi-", "au milieu de", "au milieu du mois de", "milieu", "la mi-"], 1),
            **dict.fromkeys(["fin", "à la fin de", "à la fin du mois de", "à la fin du mois d'", "à la fin d'"], 2),
        },
        "thirdof": {
            **dict.fromkeys(["au début de", "au début du", "en début de", "en début d'", "début de"], 0),
            **dict.fromkeys(["au milieu de", "au milieu du", "en milieu de", "en milieu d'"], 1),
            **dict.fromkeys(["à la fin de", "à la fin du", "en fin de", "en fin d'", "à la fin d'", "fin de"], 2),
        },
        "part": {"plus tôt": -1, "plus tard": 1},
        "rel": {
            **dict.fromkeys(["aujourd'hui", "ce matin", "cet après-midi", "ce soir", "cette nuit"], 0),
            **dict.fromkeys(["hier", "hier matin", "hier soir", "hier après-midi", "la nuit dernière"], -1),
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
        "half": {
            **dict.fromkeys(["premier semestre", "première moitié", "1er semestre"], 1),
            **dict.fromkeys(["second semestre", "deuxième semestre", "seconde moitié", "2e semestre"], 2),
        },
        "pod": dict.fromkeys(
            ["matin", "après-midi", "soir", "midi", "à l'aube", "dans la matinée", "dans la soirée"], ""
        ),
        "hm": {
            **{"mouharram": 1, "safar": 2, "rabi al-awal": 3, "rabi' al-awwal": 3, "rabi ath-thani": 4, "rajab": 7},
            **{"joumada al-oula": 5, "joumada ath-thania": 6, "chaabane": 8, "chaaban": 8, "ramadan": 9},
            **{"chawwal": 10, "dhou al-qi'da": 11, "dhou al-hijja": 12},
        },
    },
    patterns=[
        ("hijri", f"{D} <hm> <hy>(?: \\(<d2>(?:er)? <mon> <y>\\))?"),
        ("hijri", "<hm> <hy>"),
        ("hijri-q", "<hm> <q>"),
        ("range-days", f"(?:du|entre le|de) (?:<wd> )?{D} (?:au|et le|à) (?:<wd2> )?{D2} <mon>(?: <y>)?"),
        ("range-days", f"{D} ?- ?{D2} <mon>(?: <y>)?"),
        (
            "range-dates",
            f"(?:du|entre le) (?:<wd> )?{D} <mon>(?: <y>)? (?:au|et le) (?:<wd2> )?{D2} <mon2>(?: <y2>)?",
        ),
        ("either-days", f"{D} ou (?:le )?{D2} <mon>(?: <y>)?"),
        ("range-months", "(?:de|d'|entre)[ ]?<mon>(?: <y>)? (?:à|et) <mon2>(?: <y2>)?"),
        ("range-years", "(?:de|entre) <y> (?:à|et) <y2>"),
        ("range-years", "(?:en |\\()?(?P<x><y>-<y2>)"),
        ("night", "(?:dans la |la )?(?P<x>nuit (?:de|du) <wd> (?:à|au) <wd2>)"),
        ("night-days", f"(?:dans la |la )?(?P<x>nuit du {D} au {D2} <mon>(?: <y>)?)"),
        ("range-weekdays", "(?:de|du|entre) <wd> (?:à|au|et) <wd2>"),
        ("date", f"(?:<wd>,? )?{D} <mon>,? <y>"),
        ("date-part", f"(?:<wd>,? )?{D} <mon>(?: <q>| de l'an <q>| de l'année <q>)?"),
        ("iso", "<y>-<m>-<d>"),
        ("numeric", "<d>/<m>/<y>"),
        ("numeric", "<d>\\.<m>\\.<y>"),
        ("numeric", "<d>-<m>-<y>"),
        ("quarter", "<quarter>(?: de)?(?: l'année)?(?: <y>| <q>)?"),
        ("quarter", "<quarter> de l'an(?:née)? <q>"),
        ("half", "<half>(?: de)?(?: l'année)?(?: <y>| <q>)"),
        ("half", "<half> de l'année"),
        ("season", "(?:au |l'|à l'|en )?(?P<x><season>(?: de)? <y>)"),
        ("season-q", "(?:au |l'|à l'|en )?(?P<x><season> <q>)"),
        ("season-q", "(?:<this>) <season>"),
        ("season-q", "(?:au |à l'|en )(?P<x>printemps|automne|hiver|été)(?! que)"),
        ("month", "(?:<third> ?)?<mon> <y>"),
        ("month", "(?:<third> ?)?<mon> de l'an(?:née)? <q>"),
        ("month-q", "(?:<third> ?)?<mon> <q>"),
        ("month-q", "<this> mois de <mon>"),
        ("month-alone", "(?:<third> ?)?<mon>"),
        ("weekday-week", "<wd>(?: <pod>)? de la semaine <q>"),
        ("weekday-q", "<wd>(?: <pod>)? <q>"),
        ("weekday-q", "<wd> <q> <pod>"),
        ("weekday-q", "<this> <wd>(?: <pod>)?"),
        ("weekday", "<wd>(?: <pod>)?"),
        ("rel", "<rel>"),
        ("part", "<part> (?:dans )?<this> <unit>"),
        ("part", "<part> (?:dans )?(?:la|le|l'|dans la|dans le|dans l')[ ]?<unit>"),
        ("third-period", "<thirdof>[ ]?(?:la |le |l')?<unit> <q>"),
        ("third-period", "<thirdof>[ ]?<this> <unit>"),
        ("third-period", "<thirdof>[ ]?(?:la |le |l')?<unit>"),
        ("third-year", "<third> ?<y>"),
        ("third-year", "<thirdof>[ ]?(?:l'année )?<y>"),
        ("third-decade", "<thirdof>[ ]?(?:s )?années <decade>"),
        ("third-decade", "(?:au début|à la fin|au milieu) des années <decade>"),
        ("weekend", "(?:le )?(?P<x>week-end <q>)"),
        ("weekend", "<this> week-end"),
        ("weekend", "(?:le|durant le|pendant le|au cours du) (?P<x>week-end)"),
        ("period", "(?:la |le |l')?<unit> <q>"),
        ("period", "<this> <unit>(?!-)"),
        ("ago", "il y a (?:environ |près de )?<num> <units>"),
        ("ago", "il y a (?:environ |près de )?<n> <units>"),
        ("ahead", "(?:dans|d'ici) <num> <units>"),
        ("ahead", "(?:dans|d'ici) <n> <units>"),
        (
            "over-past",
            "(?:au cours des|durant les|pendant les|ces|depuis les|dans les|lors des) <num> (?:derniers|dernières) <units>",
        ),
        (
            "over-past",
            "(?:au cours des|durant les|pendant les|ces|depuis les|dans les|lors des) <n> (?:derniers|dernières) <units>",
        ),
        ("over-past", "les <num> (?:derniers|dernières) <units>"),
        (
            "over-next",
            "(?:au cours des|durant les|pendant les|dans les|lors des|les) <num> (?:prochains|prochaines) <units>",
        ),
        (
            "over-next",
            "(?:au cours des|durant les|pendant les|dans les|lors des|les) <n> (?:prochains|prochaines) <units>",
        ),
        ("decade", "(?:les |des |aux )?(?P<x>années <decade>)"),
        ("decade", "(?:les |des |aux )?(?P<x>années <short>)"),
        ("year-q", "l'an <q>"),
        (
            "year",
            "(?:en|depuis|de|d'|jusqu'en|jusqu'à|avant|après|vers|dès|et|à|l'année|année|fin|début|an) ?(?P<x><y>)",
        ),
    ],
    future=[
        *(
            "doit",
            "doivent",
            "devrait",
            "devraient",
            "prévu",
            "prévue",
            "prévus",
            "prévues",
            "aura lieu",
            "se tiendra",
        ),
        *(
            "à venir",
            "prochainement",
            "va",
            "vont",
            "compte",
            "entend",
            "entendent",
            "attendu",
            "attendue",
            "programmé",
        ),
        *(
            "programmée",
            "fixé",
            "fixée",
            "prévoit",
            "prévoient",
            "envisage",
            "d'ici",
            "au plus tard",
            "sera",
            "seront",
        ),
        *("aura", "auront", "jusqu'à", "jusqu'au", "avant", "espère", "souhaite", "promet", "s'apprête", "en vue"),
        r"\w{3;}(?:era|eront|ira|iront|dra|dront|erait|eraient|irait)",
    ],
    past=[
        *(
            "a",
            "ont",
            "avait",
            "avaient",
            "était",
            "étaient",
            "fut",
            "furent",
            "eut",
            "s'est",
            "se sont",
            "est arrivé",
        ),
        *(
            "a été",
            "ont été",
            "est mort",
            "sont morts",
            "est entré",
            "est entrée",
            "est devenu",
            "est parti",
            "sont arrivés",
        ),
        r"\w{3;}(?:èrent|aient|ait|irent)",
    ],
    planned_in_past=[
        *("devait", "devaient", "était prévu", "était prévue", "étaient prévus", "avait été prévu", "avait été fixé"),
        *("initialement prévu", "initialement prévue", "initialement prévus", "initialement prévues", "était censé"),
        *(
            "était attendu",
            "était attendue",
            "était fixé",
            "était programmé",
            "était programmée",
            "aurait dû",
            "auraient dû",
        ),
    ],
    names_before=(
        "rue|rue du|place|place du|avenue|avenue du|boulevard|pont|pont du|stade|mouvement|mouvement du|bataille|bataille de"
        "|hôpital|université|aéroport|aéroport du|résolution|résolutions|numéro|n°|prière du|prière de|prières du|vol"
        "|article|décret|loi|page|salle|caserne|quartier|cité du|cité|révolution du|brigade|brigade du|place de la|saint"
        "|manifeste du|manifestations du|coalition du|collectif du"
    ),
    names_after="saint|noir|sanglant|mars film|personnes|morts|blessés|soldats|civils|kilomètres|km|mètres|euros|dollars",
    modifiers=[
        ("since", "depuis(?: le| la| l'| les)?|dès"),
        ("until", "jusqu'(?:au|en|à|à la)|jusqu'(?:à )?(?:au )?"),
        (
            "about",
            "vers(?: le| la| les)?|autour du|aux environs du|aux alentours du|aux environs de|environ|aux alentours de",
        ),
        ("perhaps", "peut-être(?: le| en)?|probablement(?: le| en)?"),
    ],
    needs_context=("mars", "mai", "été", "août"),
    contexts=(
        "en|de|du|d'|depuis|jusqu'en|jusqu'à|le|au|à|fin|début|mi|entre|et|mois de|ce mois de|avant|après|dès|pour|vers"
        "|courant|ou|durant|pendant|d'ici|d'ici à|d'ici fin|l'|cet|un"
    ),
    wording=Wording(
        according=["selon", "d'après", "aux dires de", "citant", "de source"],
        says=[
            *("a dit", "a déclaré", "ont déclaré", "a affirmé", "affirme", "a indiqué", "a précisé", "a souligné"),
            *("a annoncé", "a ajouté", "a confirmé", "a estimé", "déclare", "indique"),
        ],
        denies=["a démenti", "dément", "a nié", "nie", "ont démenti"],
        announces=[
            "prévu",
            "prévue",
            "prévus",
            "prévues",
            "doit",
            "doivent",
            "devrait",
            "devraient",
            "programmé",
            "attendu",
        ],
        conjunctions="et|mais|puis|il|elle|ils|elles",
        relatives="à|en|avec|de|qui|que|dont|où|qu'",
        before_date="pour|le|en|au|aux|dès|depuis|ce|du|de|à|dans|durant|pendant|jusqu'au|la",
        clauses="avant|après|alors que|tandis que|lorsque|à la veille",
    ),
)
