"""French: what stands beside a date, in articles and where people type one."""

from events.reading.claimants import FRENCH as FRENCH_CLAIMS
from events.reading.lexicon import Typing
from events.reading.wording import Wording

WORDING = Wording(
    claims=FRENCH_CLAIMS,
    connectives=r"tenez|par exemple|tout d['’]abord|d['’]abord|ensuite|enfin|c['’]est (?:ainsi|alors|dans ce contexte|pourquoi) qu[e'’]|de même|de la même manière|parallèlement|en revanche|en réponse|dans la foulée|entre-temps|finalement|auparavant|à son tour|à leur tour|en conséquence|en retour|mais|et|or|plus tôt|plus tard|cependant|toutefois|par ailleurs|en outre|de son côté|pour (?:sa|leur) part|de leur côté|dans le même temps|puis|alors(?! qu)|ainsi|en effet|dans ce contexte|depuis|enfin|d'autre part|de plus|également|néanmoins|pourtant|ensuite",
    tails="qui|que|dont|où|alors|après|tandis|dans|selon|avec|malgré|sur fond|faisant|causant|tuant|ajoutant|accusant|notamment|au lendemain|à la veille|lors|en|une|un|au|pour|afin|quelques|(?:un|une|deux|trois|quatre|cinq|six|sept|dix|[0-9]+) (?:jour|semaine|mois|heure|an|année)s?|sans|soit|ce qui",
    verbs=r"(?!l['’](?:attaque|annonce)(?!\w))(?:n['’]|ne |se |s['’]|l['’]|y |en )?(?:a|ont|avai(?:t|ent)|est|sont|étai(?:t|ent)|fut|furent|va|vont|fait|font|dit|disent|doit|doivent|peut|prend|reprend|tient|met|perd|devient|avons|\w{2,}(?:aient|èrent|irent|urent|ait|era|eront|ennent)|(?:annonc|accus|condamn|dénonc|appell|affirm|demand|attaqu|lanc|suspend|bombard|menac|tu|libèr|occup|gagn|quitt|confirm)(?:e|ent|))",
    # "une offensive préparée", by whom was cut off; but "une attaque a été menée"
    dangles="(?<!été )(?<!est )(?<!sont )(?<!était )(?<!étaient )(?:provoquée?s?|causée?s?|entraînée?s?|survenue?s?|intervenue?s?|lancée?s?|commise?s?|attribuée?s?|perpétrée?s?|tendue?s?|organisée?s?|menée?s?|préparée?s?|planifiée?s?|orchestrée?s?)|d'une part|d'autre part|ainsi|au cours|près|d|l|qu|autour|par rapport|grâce|suite|suite à|visant|vraisemblablement|probablement|apparemment|qu'|alors qu'|tandis qu'|lorsqu'|puisqu'|jusqu'|de|du|des|le|la|les|l'|d'|un|une|à|au|aux|en|dans|pour|par|sur|et|ou|que|qui|dont|avec|sans|entre|vers|contre|depuis|avant|après|afin|son|sa|ses|leur|leurs|ce|ces|cet|cette|selon|lors|sous|chez|est|sont|a|ont|alors|tandis|notamment|dès",
    according=["selon", "d'après", "aux dires de", "citant", "de source"],
    says=[
        *("a dit", "a déclaré", "ont déclaré", "a affirmé", "affirme", "a indiqué", "a précisé", "a souligné"),
        *("a annoncé", "a ajouté", "a confirmé", "a estimé", "déclare", "indique"),
    ],
    denies=["a démenti", "dément", "a nié", "nie", "ont démenti", "démentent", "ont nié", "nient"],
    conjunctions="et|mais|puis|il|elle|ils|elles",
    relatives="à|en|avec|de|qui|que|dont|où|qu'",
    turns=r"mais|(?<!a )(?<!ont )(?<!avait )(?<!est )(?<!sont )(?:cependant|toutefois)|alors que|alors qu'\w*|tandis que|tandis qu'\w*|ce que|ce qu'\w*|bien que",
    disowns=r"responsabilité|implication|rôle|lien|liens|accusations|qui|dont|où|lorsque",
    before_date="journée|plus tard|plus tôt|tard|tôt|matinée|soirée|après-midi|matin|soir|d'ici|d'ici à|d'ici la|d'ici le|d'ici à la|pour|le|en|au|aux|dès|depuis|ce|du|de|à|dans|durant|pendant|jusqu'au|jusqu'à|la|l'|d'|au cours|des|les",
    clauses="avant|après|alors que|tandis que|lorsque|à la veille",
)

TYPING = Typing(
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
)
