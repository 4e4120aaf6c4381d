"""French: words and patterns of date expressions."""

from events.reading.claimants import FRENCH as FRENCH_CLAIMS
from events.reading.lexicon import Lexicon, Typing
from events.reading.names import hijri_months, months, weekdays
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
NUMBERS += ["dix-sept", "dix-huit", "dix-neuf"]
TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
SPELLED = {word: n for n, word in enumerate(NUMBERS, 1)} | TENS | {"soixante-dix": 70, "quatre-vingts": 80}
SPELLED |= {"quatre-vingt-dix": 90, "cent": 100, "soixante et onze": 71}
SPELLED |= {
    f"{ten}{' et ' if one == 'un' and tens < 80 else '-'}{one}": tens + n
    for ten, tens in TENS.items()
    for n, one in enumerate(NUMBERS[: 19 if tens in (60, 80) else 9], 1)
}
D = "<d>(?:er)?"
D2 = "<d2>(?:er)?"
SINCE_THEN = "(?:il y a|voici|voilà|cela fait) (?:environ |près de |presque |quelque )?"

FRENCH = Lexicon(
    words={
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
            **dict.fromkeys(["un jour plus tôt", "un jour auparavant"], -1),
            "l'avant-veille": -2,
            **dict.fromkeys(["le même jour", "le jour même", "ce jour-là", "ce même jour", "le soir même"], 0),
            **dict.fromkeys(["ce soir-là", "cette nuit-là", "ce matin-là", "la nuit même"], 0),
        },
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
    },
    patterns=[
        ("text-day", "<tday>(?! (?:de|du|des|d'))"),
        ("text-period", "(?:la |le |l')?<unit> <t>"),
        ("text-period", "<tsame> <unit>"),
        ("text-period", "(?:ce |cet |cette )<unit>-la"),
        (
            "text-later",
            "(?:<num>|<n>)[ ]?<units> <later>(?=[ ]?[.,;]|$| (?:il|elle|ils|elles)(?!\\w))",
        ),
        ("text-later", "(?:<num>|<n>)[ ]?<units> plus <more>"),
        ("text-weekday", "(?:le )?<wd>(?: <pod>)? <t>"),
        ("text-weekday", "(?:le |ce )<wd>-la"),
        ("text-dom", f"{D} <tsame> mois"),
        ("text-month", "(?:en )?(?P<x>(?:<third> ?)?<mon> (?:<tsame> annee|de cette annee-la|de l'annee <t>))"),
        ("text-date", f"{D} <mon> (?:<tsame> annee|de cette annee-la|de l'annee <t>)"),
        ("text-next-month", "(?:en |au mois de |au mois d')?(?P<x>(?:<third> ?)?<mon> suivant)"),
        ("text-season", "(?:l'|le |au |à l')?(?P<x><season> (?:<tsame> annee|de cette annee-la|suivant))"),
        (
            "range-points",
            "(?:de|d'|entre)[ ]?(?:<about> )?(?:<third> ?)?(?:<mon> )?<y> (?:à|et|jusqu'en|jusqu'à) (?:<about2> )?(?:<third2> ?)?(?:<mon2> )?<y2>",
        ),
        ("range-points", "depuis (?:<third> ?)?(?:<mon> )?<y> jusqu'(?:en|à) (?:<third2> ?)?(?:<mon2> )?<y2>"),
        ("both-months", "<mon> et (?:en )?<mon2>(?: <y2>)?"),
        ("both-days", f"(?:les )?(?P<x>{D}, (?:<n>, )?<n> et {D2} <mon>(?: <y>| <q>)?)"),
        ("both-days", f"(?:les )?(?P<x>(?:<wd> )?{D} et (?:<wd2> )?{D2} <mon>(?: <y>| <q>)?)"),
        ("since-year", "depuis (?:la |l'|le |les )[ ]?<event> de <y>"),
        ("since-ago", "depuis (?:environ |près de |plus de |quelque )?<num> <units>"),
        ("since-ago", "depuis (?:environ |près de |plus de |quelque )?<n> <units>"),
        ("hijri", f"{D} <hm> <hy>(?: \\(<d2>(?:er)? <mon> <y>\\))?"),
        ("hijri", "<hm> <hy>"),
        ("hijri-q", "<hm> <q>"),
        ("range-days", f"(?:du|entre le|de) (?:<wd> )?{D} (?:au|et le|à) (?:<wd2> )?{D2} <mon>(?: <y>| <q>)?"),
        ("range-days", f"{D} ?- ?{D2} <mon>(?: <y>)?"),
        (
            "range-dates",
            f"(?:du|entre le) (?:<wd> )?{D} <mon>(?: <y>)? (?:au|et le) (?:<wd2> )?{D2} <mon2>(?: <y2>)?",
        ),
        ("both-days", f"(?:les )?(?P<x>{D} et {D2} <mon>(?: <y>| <q>)?)"),
        ("either-days", f"{D} ou (?:le )?{D2} <mon>(?: <y>)?"),
        ("range-months", "(?:de|d'|entre)[ ]?<mon>(?: <y>)? (?:à|et) <mon2>(?: <y2>)?"),
        ("range-months", "<mon> ?- ?<mon2> <y2>"),
        ("range-years", "(?:de|entre) <y> (?:à|et) <y2>"),
        ("range-years", "(?:en |\\()?(?P<x><y>-<y2>)"),
        ("night", "(?:dans la |la )?(?P<x>nuit (?:de|du) <wd> (?:à|au) <wd2>)"),
        ("night-days", f"(?:dans la |la )?(?P<x>nuit du (?:<wd> )?{D} au (?:<wd2> )?{D2} <mon>(?: <y>)?)"),
        (
            "range-dates",
            f"(?:dans la |la )?(?P<x>nuit du (?:<wd> )?{D} <mon>(?: <y>)? au (?:<wd2> )?{D2} <mon2>(?: <y2>)?)",
        ),
        ("range-weekdays", "(?:de|du|entre) <wd> (?:à|au|et) <wd2>"),
        ("date", f"(?:<wd>(?: <pod>)?,? )?{D} <mon>,? <y>"),
        ("date", f"<wd> <q>,? {D} <mon>,? <y>"),
        ("date-part", f"<wd> <q>,? {D} <mon>"),
        ("date-part", f"(?:(?:<this> )?<wd>(?: <pod>)?,? )?{D} <mon>(?: <q>| de l'an <q>| de l'année <q>)?"),
        ("date", "(?:<wd> )?<ord> <mon> <y>"),
        ("date-part", "(?:<wd> )?<ord> <mon>(?: <q>| de l'an <q>| de l'année <q>)?"),
        ("rel-weekday", f"<rel>,? (?:<wd>,? )?(?:le )?{D} <mon>(?: <y>)?"),
        ("rel-weekday", "<rel>,? <wd>"),
        ("rel-weekday", "<rel> ?[(]<wd>[)]"),
        ("weekday", "(?:<tday>|ce jour) ?[(]<wd>[)]"),
        ("weekday-dom", f"{D} (?:du|de ce) mois(?: <q>)?"),
        ("week-of-month", "(?:<nth>|<lastly>) semaine (?:de |d'|du mois de |du mois d')<mon>(?: <y>)?"),
        ("iso", "<y>-<m>-<d>"),
        ("iso", "<y>/<m>/<d>"),
        ("numeric", "<d>/<m>/<y>"),
        ("numeric", "<d>\\.<m>\\.<y>"),
        ("numeric", "<d>-<m>-<y>"),
        ("quarter", "<quarter>(?: de)?(?: l'année)?(?: <y>| <q>)?"),
        ("quarter", "<quarter> de <this> année"),
        ("half", "<half> de <this> année"),
        ("quarter", "<quarter> de l'an(?:née)? <q>"),
        ("half", "<half>(?: de)?(?: l'année)?(?: <y>| <q>)"),
        ("half", "<half>(?: de l'année)?"),
        ("third-half", "<half> (?:de |d'|du mois de |du mois d')<mon>(?: <y>)?"),
        ("season", "(?:au |l'|à l'|en )?(?P<x><season>(?: de)? <y>(?:[-/]<y2>)?)"),
        ("season-q", "(?:au |l'|à l'|en )?(?P<x><season> <q>)"),
        ("season-q", "(?:au |l'|à l'|en )?(?P<x><season> de l'an(?:née)? <q>)"),
        ("season-q", "<this> <season>"),
        ("season-q", "(?:au |à l'|en )(?P<x><season>)(?! que)"),
        ("month", "(?:au |à la |la |en )?(?P<x>(?:<third> ?)?<mon> <y>)"),
        ("month", "(?:au |à la |la |en )?(?P<x>(?:<third> ?)?<mon> de l'an(?:née)? <q>)"),
        ("month-q", "(?:au |à la |la |en )?(?P<x>(?:<third> ?)?<mon> <q>)"),
        ("month-q", "<this> mois de <mon>"),
        ("month-alone", "(?:au |à la |la |en )?(?P<x>(?:<third> ?)?<mon>)"),
        ("weekday-week", "<wd>(?: <pod>)? de la semaine <q>"),
        ("weekday-q", "<wd>(?: <pod>)? <q>"),
        ("weekday-q", "<wd> <q> <pod>"),
        ("weekday-q", "<this> <wd>(?: <pod>)?"),
        ("weekday", "<wd>(?: <pod>)?"),
        ("rel", "(?<!d')(?P<x><rel>)(?! (?:ce sera|c'est|peut-etre))"),
        (
            "rel",
            "(?:réunion|séance|journée|session|audience|attaque|annonce|conférence|vote|scrutin|raid|frappe|date) d'(?P<x>aujourd'hui)",
        ),
        ("part", "<part> (?:dans )?<this> <unit>(?:-ci)?"),
        ("part", "<part> (?:dans )?(?:la|le|l'|dans la|dans le|dans l')[ ]?<unit>"),
        ("third-period", "(?:au |à la |la |en )?(?P<x><thirdof>[ ]?(?:la |le |l')?<unit> <q>)"),
        ("third-period", "(?:au |à la |la |en )?(?P<x><thirdof>[ ]?<this> <unit>)"),
        ("third-period", "(?:au |à la |la |en )?(?P<x><thirdof>[ ]?(?:la |le |l')?<unit>)"),
        ("third-year", "(?:au |à la |la |en )?(?P<x><third> ?<y>)"),
        ("third-year", "(?:au |à la |la |en )?(?P<x><thirdof>[ ]?(?:l'année )?<y>)"),
        ("third-decade", "(?:au |à la |la |en )?(?P<x><thirdof>[ ]?(?:s )?années <decade>)"),
        ("third-decade", "(?:au |à la )?(?P<x><thirdof>s années <decade>)"),
        ("third-decade", "(?:au |à la )?(?P<x><thirdof>s années <decadeword>)"),
        ("weekend", "(?:le )?(?P<x>week-end <q>)"),
        ("weekend", "<this> week-end"),
        ("weekend", "(?:le|durant le|pendant le|au cours du) (?P<x>week-end)"),
        ("period", "(?:la |le |l')?<unit> <q>"),
        ("period", "la <q> <unit>"),
        ("period", "<this> <unit>(?:-ci)?(?!-)"),
        ("ago", f"{SINCE_THEN}<num>[ ]?<units>(?! et demi)"),
        ("ago", f"{SINCE_THEN}<n> <units>"),
        ("ahead", "(?:dans|d'ici) <num>[ ]?<units>(?! (?:qui|suivant|de ))"),
        ("ahead", "(?:dans|d'ici) <n> <units>"),
        (
            "over-past",
            "(?:au cours des|durant les|pendant les|depuis les|dans les|lors des) (?P<x><num> (?:derniers|dernières) <units>)",
        ),
        (
            "over-past",
            "(?:au cours des|durant les|pendant les|depuis les|dans les|lors des) (?P<x><n> (?:derniers|dernières) <units>)",
        ),
        ("over-past", "ces (?:<num>|<n>) (?:derniers|dernières) <units>"),
        ("over-past", "les <num> (?:derniers|dernières) <units>"),
        (
            "over-next",
            "(?:au cours des|durant les|pendant les|dans les|lors des|les) (?P<x><num> (?:prochains|prochaines) <units>)",
        ),
        (
            "over-next",
            "(?:au cours des|durant les|pendant les|dans les|lors des|les) (?P<x><n> (?:prochains|prochaines) <units>)",
        ),
        ("decade", "(?:les |des |aux )?(?P<x>années <decade>)"),
        ("decade", "(?:les |des |aux )?(?P<x>années <decadeword>)"),
        ("decade", "(?:les |des |aux )?(?P<x>années <short>)"),
        ("year-q", "l'an <q>"),
        (
            "year",
            "(?:en|depuis|de|d'|jusqu'en|jusqu'à|avant|après|vers|dès|et|à|l'année|année|fin|début|an) ?(?P<x><y>)",
        ),
    ],
    future=[
        r"(?!aurait|auraient|(?:at|att|ext|ret|port|abst|dist|souf)rait(?!\w)|(?:\w{1;4}andra|lempira|tundra|hydra)(?!\w))"
        r"\w{3;}(?:[eid]r(?:a|ont)|aitr(?:a|ont)|rai(?:t|ent))",
        r"(?!sierra|terra)\w{2;}rra|\w{2;}rront",
        *("aura lieu", "se tiendra", "à venir", "au plus tard", "en vue", "se rend", "se tient", "se tiennent"),
        *("a lieu", "se réunit", "se réunissent", "prend fin", "entre en vigueur", "à l'approche"),
        r"avant(?! d[e'])",
        r"compte(?:nt)? (?=\w+(?:er|ir|re)(?!\w))",
        *("en prévision", "à la veille", "promis pour", "promise pour", "promises pour", "appelé à"),
        *("appelés à", "appelée à", "appelées à"),
        *"""
        doit expire expirent reporté renvoyé renvoyée ajourné ajournée reportée reportés reportées repoussé
        repoussée doivent devrait devraient prévu prévue prévus prévues prochainement va vont entend
        entendent attendu attendue programmé programmée fixé fixée prévoit prévoient envisage d'ici sera seront
        aura auront espère souhaite promet s'apprête arrive arrivent débute débutent commence commencent
        reprend reprennent termine entame examine démarre s'ouvre s'ouvrent reçoit quitte revient accueille
        s'achève comparaît siège rouvre rouvrent fera feront ira iront dira diront censé censée censés censées
        """.split(),
    ],
    past=[
        r"\w{3;}(?:[èi]rent|ai(?:t|ent))",
        *("se sont", "est arrivé", "a été", "ont été", "est mort", "sont morts", "est entré", "est entrée"),
        *("est devenu", "est parti", "sont arrivés"),
        *"""
        a ont avait avaient était étaient fut furent eut s'est conclu conclue conclus conclues dissous dissoute
        pris prise repris reprise détruit détruite détruits réuni réunis survenu survenue tenu tenue rendu
        rendue élu élue élus mort morte convenu convenus parvenu parvenus ouvert ouverte fait
        """.split(),
    ],
    planned_in_past=[
        *("était prévu", "était prévue", "étaient prévus", "avait été prévu", "avait été fixé"),
        *("initialement prévu", "initialement prévue", "initialement prévus", "initialement prévues"),
        *("était censé", "était attendu", "était attendue", "était fixé", "était programmé"),
        *("était programmée", "aurait dû", "auraient dû"),
        *"""
        devait devaient
        """.split(),
    ],
    participles=r"\w{2;}es?(?=[ ](?:en |le |au |à la |dès |ce |fin |début |mi-)?(?:<wd>|<mon>|<d>))",
    breaks=r"(?:et|mais|qui|que|dont|tandis|alors|puis)(?!\w)",
    not_yet=("etre ", "sera ", "seront ", "serait ", "seraient ", "soit ", "soient "),
    weekday_names_before="chaque|tous les|prière du|prière de|prières du|saint|mouvement|mouvement du",
    names_before=(
        "chaque|tous les|rue|rue du|place|place du|avenue|avenue du|boulevard|boulevard du|pont|pont du|stade|mouvement|mouvement du|bataille|bataille de"
        "|hôpital|université|aéroport|aéroport du|prière du|prière de|prières du|caserne|quartier|cité du|cité|révolution du|brigade|brigade du|place de la|saint"
        "|manifeste du|manifestations du|coalition du|collectif du|attentats du|attentat du"
    ),
    counted_before="résolution|résolutions|numéro|n°|vol|article|décret|loi|page|salle",
    names_after="consécutif|de suite|d'affilée|de la colère|du départ|de chaque année|chaque année|saint|noir|sanglant|mars film",
    counted_after="millions|milliards|mille|personnes|morts|blessés|soldats|civils|kilomètres|km|mètres|euros|dollars",
    exact={"des": "è", "a": "a"}
    | {
        word: word
        for word in (
            "arrive",
            "debute",
            "commence",
            "expire",
            "termine",
            "entame",
            "examine",
            "demarre",
            "quitte",
            "accueille",
        )
    }
    | {"s'acheve": "achève", "entre en vigueur": "entre "},
    background="du|de|daté du|datant du|datant de|né le|né en|née le|née en|fondé en|fondée en|créé en|créée en|signé le|signé en|signée le|adoptée le|adopté le",
    years="en|depuis|début|fin|mi|dès|l'année",
    hanging=(
        "suivant",
        "d'apres",
        "precedent",
        "d'avant",
        "meme",
        "-la",
        "lendemain",
        "veille",
        "plus tard",
        "plus tot",
        " jour",
        "auparavant",
        "apres",
        "avant",
    ),
    announces="a annoncé|ont annoncé|a décrété|a décidé|a proclamé|a convoqué|a imposé|a ordonné|ont convenu",
    forward="a|au|aux|pour|jusqu|d|de|du|des|avant|apres|que|qu",
    arranged="trêve|cessez-le-feu|pourparlers|réunion|sommet|session|séance|grève|manifestation|scrutin|élection|élections|couvre-feu|conférence|deuil|audience",
    present=(
        "arrive|arrivent|débute|débutent|commence|commencent|reprend|reprennent|termine|entame|examine|démarre|s'ouvre|s'ouvrent|reçoit|quitte|revient"
        "|accueille|s'achève|comparaît|rouvre|rouvrent|se rend|se tient|se tiennent|a lieu|se réunit|se réunissent|prend fin|entre en vigueur"
    ),
    told=(
        "tue|tuent|tombe|tombent|tirent|ouvre le feu|ouvrent le feu|bombarde|bombardent|attaque|attaquent|s'effondre|explose|explosent|s'empare|s'emparent|prend d'assaut"
        "|prennent d'assaut|pillent|fuit|fuient|s'enfuit|s'enfuient|éclate|éclatent|meurt|meurent|abat|abattent|massacrent|renverse|renversent|capitule|capitulent"
        "|se souvient|se souviennent|s'enfuir"
    ),
    unsure=("avant",),
    none="n'a|n'ont|n'avait|n'avaient|n'est|ne sont|n'était|n'étaient|n'eut|ne fut",
    modifiers=[
        ("since", "depuis(?: le| la| l'| les)?"),
        ("from", "dès"),
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
        claims=FRENCH_CLAIMS,
        connectives=r"mais|et|or|cependant|toutefois|par ailleurs|en outre|de son côté|pour sa part|puis|alors|ainsi|en effet|dans ce contexte|depuis|enfin|d'autre part|de plus|également|néanmoins|pourtant|ensuite",
        tails="qui|que|dont|où|alors|après|tandis|dans|selon|avec|malgré|sur fond|faisant|causant|tuant|ajoutant|accusant|notamment|au lendemain|à la veille|lors|en|une|un|au|pour|afin|quelques|sans|soit|ce qui",
        dangles="de|du|des|le|la|les|l'|d'|un|une|à|au|aux|en|dans|pour|par|sur|et|ou|que|qui|dont|avec|sans|entre|vers|contre|depuis|avant|après|afin|son|sa|ses|leur|leurs|ce|cette|selon|lors|sous|chez|est|sont|a|ont|alors|tandis|notamment|dès",
        according=["selon", "d'après", "aux dires de", "citant", "de source"],
        says=[
            *("a dit", "a déclaré", "ont déclaré", "a affirmé", "affirme", "a indiqué", "a précisé", "a souligné"),
            *("a annoncé", "a ajouté", "a confirmé", "a estimé", "déclare", "indique"),
        ],
        denies=["a démenti", "dément", "a nié", "nie", "ont démenti"],
        conjunctions="et|mais|puis|il|elle|ils|elles",
        relatives="à|en|avec|de|qui|que|dont|où|qu'",
        before_date="pour|le|en|au|aux|dès|depuis|ce|du|de|à|dans|durant|pendant|jusqu'au|jusqu'à|la|l'|au cours|des",
        clauses="avant|après|alors que|tandis que|lorsque|à la veille",
    ),
    typing=Typing(
        months={"janv": "janvier", "jan": "janvier", "févr": "février", "fév": "février", "fév.": "février"}
        | {"avr": "avril", "juil": "juillet", "sept": "septembre", "oct": "octobre", "nov": "novembre"}
        | {"déc": "décembre"},
        idle="le|la|les|en|au|à la|l'|des|de l'|dans|courant|durant|pendant|an|année|du",
        about="approx|approx\\.|approximativement|env|env\\.|environ|vers|vers le|vers la|autour de|autour du|circa|ca|ca\\.|estimé|estimée",
        perhaps="peut-être|peut-être le|peut-être en|probablement|probablement le|probablement en|incertain|incertaine|douteux|à confirmer",
        starting="depuis|depuis le|depuis la|depuis l'|depuis les|dès|dès le|à partir de|à partir du|à compter du",
        until="jusqu'au|jusqu'en|jusqu'à|jusqu'à la|jusqu'aux",
        before="avant|avant le|avant l'",
        after="après|après le|après l'",
        by="au plus tard|au plus tard le|au plus tard en|d'ici|d'ici à|d'ici au|d'ici le|d'ici la",
        opening="du|de|d'|entre|entre le|à partir du|le",
        between="entre|entre le",
        to="au|à|jusqu'au|jusqu'en|jusqu'à",
        and_="et|et le|&",
        either="ou|ou le|ou en",
        now="aujourd'hui|ce jour|présent|nos jours|en cours|maintenant",
        hijri="ah|h|de l'hégire|hégire|hijri",
        gregorian="ad|apr\\. j\\.-c\\.?|ap\\. j\\.-c\\.?|après j\\.-c\\.?|grégorien",
        same="correspondant (?:au|à)|équivalant (?:au|à)|soit(?: le)?",
        before_christ="av\\. j\\.-c\\.?|avant j\\.-c\\.?|avant jésus-christ",
    ),
)
