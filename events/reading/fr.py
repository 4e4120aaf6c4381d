"""French: patterns of date expressions, and the words that turn them."""

from events.reading.counted import COUNTED
from events.reading.families import more_patterns, more_words
from events.reading.fr_wording import TYPING, WORDING
from events.reading.fr_words import WORDS
from events.reading.lexicon import Lexicon

D = "<d>(?:er)?"
D2 = "<d2>(?:er)?"
# What a number after a weekday does not count: « samedi 16 vers 19 heures »
AFTER_DAY = (
    "à|au|aux|et|ou|pour|dans|vers|avec|sans|contre|entre|devant|depuis|lors|près|après|avant|chez|sur|sous|en|par|qui|que|où"
    "|quand|alors|tandis|mais|il|elle|ils|elles|on|a|ont|avait|avaient|est|était|le|la|les|un|une"
)
SINCE_THEN = "(?:il y a|voici|voilà|cela fait) (?:environ |près de |presque |quelque )?"

# Verbs of the present that end like those of the past: « espèrent », « retirent »
PRESENT_RENT = (
    "(?:desesp|esp|pref|consid|lib|op|coop|sugg|toler|sugg|g|dig|ing|diff|f|ref|transf|conf|inf|pref|acc|aj|prolif|reit|alt|v|rev"
    "|pers[eé]v|adh|ins|mod|gen|acc[eé]l|recup|ob[eé]|temp|ex|resp|insp|asp|consp|t|ret|att|ad|v|d[eé]s|exp|dech|soup|transp)[eèi]rent"
)
WEEKDAY = "(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
PRESENT_VERBS = "s'apprêt termin entam démarr s'achèv rouvr s'ouvr début commenc espèr"
PLANNED = "prévu attendu programmé fixé censé planifié"
APPEALS = (
    "manifester|défiler|se rassembler|se mobiliser|voter|marcher|boycotter|observer|participer|protester|descendre|cesser"
    "|quitter|évacuer|déposer"
)

FRENCH = Lexicon(
    words=WORDS | more_words("fr"),
    patterns=[
        *more_patterns("fr"),
        ("text-day", "<tday>(?! (?:de|du|des|d'))"),
        ("text-after", "(?:au |le )(?P<x>lendemain)(?=[ ](?:du|de la|de cette|de cet|de ce|de l')[ ]?)"),
        # « Cela survient deux jours après que la trêve a été signée »: of that
        (
            "text-later",
            "(?:intervient|interviennent|survient|surviennent|intervenue?s?|survenue?s?) (?:seulement |à peine )?"
            "(?P<x>(?:<num>|<n>)[ ]?<units> <after>)(?=[ ](?:qu[e'][ ]?|(?:celle|celui|celles|ceux|une?|des|deux|plusieurs)[ ]))",
        ),
        ("text-after", "(?:<num>|<n>)[ ]?<units> après(?=[ ](?:la |le |l'|cette |cet |ce ))"),
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
        # "Le 15, …"
        ("day-alone", f"le (?P<x>{D})(?=[ ]?, (?!rue|avenue|boulevard|place))"),
        ("day-alone", f"le (?P<x>{D})(?=[ ](?:au (?:matin|soir)|à l'aube|dans la (?:nuit|soirée|matinée))(?!\\w))"),
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
        (
            "range-days",
            f"(?:du|entre le|de) (?:<wd> )?{D} (?:au|jusqu'au|et le|à) (?:<wd2> )?{D2} <mon>(?: <y>| <q>)?",
        ),
        ("range-days", f"{D} ?- ?{D2} <mon>(?: <y>)?"),
        (
            "range-dates",
            f"(?:du|entre le) (?:<wd> )?{D} <mon>(?: <y>)? (?:au|jusqu'au|et le) (?:<wd2> )?{D2} <mon2>(?: <y2>)?",
        ),
        ("range-dates", f"depuis le {D} <mon>(?: <y>)? (?:et )?jusqu'au {D2} <mon2>(?: <y2>)?"),
        ("both-days", f"(?:les )?(?P<x>{D} et {D2} <mon>(?: <y>| <q>)?)"),
        ("either-days", f"{D} ou (?:le )?{D2} <mon>(?: <y>)?"),
        ("range-months", "(?:de|d'|entre)[ ]?<mon>(?: <y>)? (?:à|et) <mon2>(?: <y2>)?"),
        ("range-months", "<mon> ?- ?<mon2> <y2>"),
        ("range-years", "(?:de|entre) <y> (?:à|et) <y2>"),
        ("range-years", "(?:en |\\()?(?P<x><y>-<y2>)"),
        ("night", "(?:dans la |la )?(?P<x>nuit (?:de|du) <wd> (?:à|au) (?:ce )?<wd2>)"),
        ("overnight", "(?:dans la |la )?(?P<x>nuit d'hier à aujourd'hui)"),
        (
            "night-days",
            f"(?:dans la |la )?(?P<x>nuit (?:du|de) (?:<wd> )?{D} (?:au|à) (?:<wd2> )?{D2} <mon>(?: <y>)?)",
        ),
        (
            "range-dates",
            f"(?:dans la |la )?(?P<x>nuit du (?:<wd> )?{D} <mon>(?: <y>)? au (?:<wd2> )?{D2} <mon2>(?: <y2>)?)",
        ),
        ("range-weekdays", "(?:de|du|entre) <wd> (?:à|au|et) <wd2>"),
        ("week-of-day", f"(?:la )?(?P<x>semaine du (?:<wd> )?{D} <mon>(?: <y>)?)(?![ ]au )"),
        ("weekend-of-day", f"(?:le )?(?P<x>week-end du (?:<wd> )?{D} <mon>(?: <y>)?)(?![ ]au )"),
        (
            "week-from-day",
            f"(?:la )?(?P<x>semaine (?:commençant|débutant|à partir) (?:le |du )(?:<wd> )?{D} <mon>(?: <y>)?)",
        ),
        (
            "week-to-day",
            f"(?:la )?(?P<x>semaine (?:se terminant|s'achevant|terminée|achevée) le (?:<wd> )?{D} <mon>(?: <y>)?)",
        ),
        ("date", f"<y>, {D} <mon>(?=[ ]?:)"),  # « 1983, 23 juillet : … »
        ("month", "<y>, <mon>(?=[ ]?:)"),
        ("date", f"(?:<wd>(?: <pod>)?,? )?{D} <mon>,? <y>"),
        ("date", f"<wd> <q>,? {D} <mon>,? <y>"),
        ("date-part", f"<wd> <q>,? {D} <mon>"),
        ("date-part", f"(?:(?:<this> )?<wd>(?: <pod>)?,? )?{D} <mon>(?: <q>| de l'an <q>| de l'année <q>)?"),
        ("date", "(?:<wd> )?<ord> <mon> <y>"),
        ("date-part", "(?:<wd> )?<ord> <mon>(?: <q>| de l'an <q>| de l'année <q>)?"),
        ("rel-weekday", f"<rel>,? (?:<wd>,? )?(?:le )?{D} <mon>(?: <y>)?"),
        ("rel-weekday", "<rel>,? <wd>"),
        ("rel-weekday", "<rel> ?[(\\[]<wd>[)\\]](?: <pod>)?"),
        ("weekday", "(?:<tday>|ce jour) ?[(]<wd>[)]"),
        ("weekday-dom", f"{D} (?:du|de ce) mois(?: <q>)?"),
        ("week-of-month", "(?:<nth>|<lastly>) semaine (?:de |d'|du mois de |du mois d')<mon>(?: <y>)?"),
        ("iso", "<y>-<m>-<d>"),
        ("iso", "<y>/<m>/<d>"),
        ("numeric", "<d>/<m>/<y>"),
        ("numeric", "<d>\\.<m>\\.<y>"),
        ("numeric", "<d>-<m>-<y>"),
        ("numeric", "<d> (?:-|/) <m> (?:-|/) <y>"),
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
        ("month-q", "(?:au |à la |la |en )?(?P<x><thirdof>[ ]?<this> mois (?:de |d')<mon>)"),
        ("month-q", "<this> mois (?:de |d')<mon>"),
        ("month-alone", "(?:au |à la |la |en )?(?P<x>(?:<third> ?)?<mon>)"),
        ("weekday-week", "<wd>(?: <pod>)? de la semaine <q>"),
        ("weekday-q", "<wd>(?: <pod>)? <q>"),
        ("weekday-q", "<wd> <q> <pod>"),
        ("weekday-q", "<this> <wd>(?: <pod>)?"),
        ("weekday-on", "<wd> en huit"),
        ("weekday-day", f"(?:<this> )?<wd> {D}(?=[ ]?[.,;:)]|[ ]?$|[ ](?:{AFTER_DAY})(?!\\w)|[ ](?:l'|qu'))"),
        ("weekday", "<wd>(?: <pod>)?"),
        ("rel", "(?<!d')(?P<x><rel>)(?! (?:ce sera|c'est|peut-etre))"),
        (
            "rel",
            "(?:réunion|séance|journée|session|audience|attaque|annonce|conférence|vote|scrutin|raid|frappe|date) d'(?P<x><rel>)",
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
        ("over-past", "(?:au cours de|durant|pendant|dans|lors de) (?P<x>(?:la |l')<unit> écoulée?)"),
        ("over-past", "(?:au cours du|durant le|pendant le|dans le|lors du) (?P<x><unit> écoulé)"),
        ("period", "(?:la |le |l')?<unit> <q>"),
        ("period", "la <q> <unit>"),
        ("period", "<this> <unit>(?:-ci)?(?!-)"),
        ("ago", f"{SINCE_THEN}<num>[ ]?<units>(?! et demi)"),
        ("ago", f"{SINCE_THEN}<n> <units>"),
        ("ahead", "(?:dans|d'ici) <num>[ ]?<units>(?! (?:qui|suivant|de |et demi))"),
        ("ahead", "(?:dans|d'ici) <n> <units>(?! et demi)"),
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
            "(?<!plus[ ])(?<!moins[ ])(?<!près[ ])(?<!autour[ ])(?:en|depuis|de|d'|jusqu'en|jusqu'à|avant|après|vers|dès|et|à|l'année|année|fin|début|an) ?(?P<x><y>)",
        ),
    ],
    future=[
        r"(?!(?:r?entr|\w*montr|\w*contr|(?:re|at)?tir|\w*livr|\w*ouvr|\w*offr|\w*par|declar|demeur|assur|mour|\w*cour|oper|liber|consider|esper|ignor|celebr)ai(?:t|ent)(?!\w))"
        r"(?!aurait|auraient|(?:at|att|ext|ret|port|abst|dist|souf)rait(?!\w)|(?:\w{1;4}andra|lempira|tundra|hydra)(?!\w))"
        r"\w{3;}(?:[eid]r(?:a|ont)|aitr(?:a|ont)|rai(?:t|ent))",
        r"(?!sierra|terra)\w{2;}rra|\w{2;}rront|\w{0;5}(?:de|ce)vr(?:a|ont)|saura|sauront",
        *("aura lieu", "se tiendra", "à venir", "au plus tard", "en vue", "se rend", "se tient", "se tiennent"),
        *("a lieu", "se réunit", "se réunissent", "prend fin", "entre en vigueur", "à l'approche"),
        r"avant(?! d[e'])",
        r"(?:reporté|renvoyé|ajourné|repoussé)e?s?(?! (?:en|le|ce|lors|pendant|par|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?!\w))",
        r"compte(?:nt)?(?= (?:s'|se )?\w+(?:er|ir|re)(?!\w))",
        r"s'engage(?:nt)? à(?!\w)",
        r"(?:conven|décid|prom|accept|menac|jur)(?:us?|é|is) de(?= (?:s'|se )?\w+(?:er|ir|re)(?!\w))",
        rf"à (?:{APPEALS})(?!\w)",
        rf"(?:votent|(?:conseil de securite|parlement|assemblee|senat|chambre|pays|conseil) vote)(?= {WEEKDAY}(?!\w))",
        r"(?:organise(?:nt)?|tient|tiennent)(?= (?:une? |des |le |la |son |sa |leurs? )(?:\w+ )?(?:élections?|référendum|scrutin|session|sommet|réunion|audience|conférence)(?!\w))",
        *(
            "se rendent aux urnes",
            "sont appelés aux urnes",
            "appelés aux urnes",
            "prend ses fonctions",
            "prennent leurs fonctions",
        ),
        *("se retrouvent", "se retrouve", "s'envole", "s'envolent", "appelle à", "appellent à", "se rendent"),
        *("proclame", "proclament", "espèrent", "espère"),
        *(f"{verb}{ending}" for verb in PRESENT_VERBS.split() for ending in ("e", "ent")),
        *(f"{planned}{ending}" for planned in PLANNED.split() for ending in ("", "e", "s", "es")),
        *("promettent", "reviennent", "reçoivent", "comparaissent", "se tiennent", "souhaitent", "envisagent"),
        *("en prévision", "à la veille", "promis pour", "promise pour", "promises pour", "appelé à"),
        *("appelés à", "appelée à", "appelées à"),
        *"""
        doit expire expirent doivent devrait devraient prévu prévue prévus prévues prochainement va vont entend
        entendent attendu attendue programmé programmée fixé fixée prévoit prévoient envisage d'ici sera seront
        aura auront espère souhaite promet s'apprête arrive arrivent débute débutent commence commencent
        reprend reprennent termine entame examine démarre s'ouvre s'ouvrent reçoit quitte revient accueille
        s'achève comparaît siège rouvre rouvrent fera feront ira iront dira diront censé censée censés censées
        """.split(),
    ],
    past=[
        rf"(?!serai(?:t|ent)(?!\w))(?!{PRESENT_RENT}(?!\w))\w{{3;}}(?:[èi]rent|ai(?:t|ent))",
        *("se sont", "a été", "ont été"),
        # "est partie au traité" is of the present
        r"(?:est|sont) (?:(?:\w{3;}ment|alors|aussi|ainsi|déjà|ensuite|également) )?(?!partie (?:prenante|civile|au|aux|à|de|du)(?!\w))"
        r"(?:entré|arrivé|parti|resté|tombé|mort|décédé|né|sorti|rentré|retourné|allé|monté|descendu|passé|apparu|accouru"
        r"|(?:re|de|par|inter|sur)?venu)e?s?",
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
    participles=r"\w{2;}es?(?=[ ](?:par (?:le |la |les |l')?\w+ (?:\w+ )?)?(?:en |le |au |à la |dès |ce |fin |début |mi-)?(?:<wd>|<mon>|<d>))",
    breaks=r"(?:et|mais|qui|que|qu|dont|tandis|alors|puis)(?!\w)",
    not_yet=("etre ", "sera ", "seront ", "serait ", "seraient ", "soit ", "soient "),
    weekday_names_before="un|chaque|tous les|prière du|prière de|prières du|saint|mouvement|mouvement du",
    names_before=(
        "chaque|tous les|rue|rue du|place|place du|avenue|avenue du|boulevard|boulevard du|pont|pont du|stade|mouvement|mouvement du|bataille|bataille de"
        "|hôpital|université|aéroport|aéroport du|prière du|prière de|prières du|caserne|quartier|champ de|champs de|cité du|cité|révolution du|brigade|brigade du|place de la|saint"
        "|manifeste du|manifestations du|coalition du|collectif du|attentats du|attentat du"
    ),
    counted_before="résolution|résolutions|numéro|n°|vol|article|décret|loi|page|salle",
    names_after="de ramadan|du ramadan|béni|sacré|consécutif|de suite|d'affilée|de la colère|du départ|de chaque année|chaque année|saint|noir|sanglant|mars film",
    counted_after=COUNTED["fr"],
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
            "vote",
            "organise",
            "proclame",
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
    has=("a", "ont"),
    extends=(
        "prolongée?s?|prorogée?s?|reconduite?s?|étendue?s?|reportée?s?|repoussée?s?|ajournée?s?|suspendue?s?|fermée?s?|accordée?s?|donnée?s?"
        "|renouvelée?s?|maintenue?s?"
    ),
    announces="a annoncé|ont annoncé|a décrété|a décidé|a proclamé|a convoqué|a imposé|a ordonné|ont convenu",
    forward="est|sont|a|au|aux|pour|jusqu|d|de|du|des|avant|apres|que|qu",
    arranged="trêve|cessez-le-feu|pourparlers|réunion|sommet|session|séance|grève|manifestation|scrutin|élection|élections|couvre-feu|conférence|deuil|audience",
    present=(
        "arrive|arrivent|débute|débutent|commence|commencent|reprend|reprennent|termine|entame|examine|démarre|s'ouvre|s'ouvrent|reçoit|quitte|revient"
        "|accueille|s'achève|comparaît|rouvre|rouvrent|se rend|se tient|se tiennent|a lieu|se réunit|se réunissent|prend fin|entre en vigueur|se retrouve(?:nt)?|s'envole(?:nt)?|proclame(?:nt)?|organise(?:nt)?|tient|tiennent|vote(?:nt)?"
    ),
    told=(
        "tue|tuent|tombe|tombent|tirent|ouvre le feu|ouvrent le feu|bombarde|bombardent|attaque|attaquent|s'effondre|explose|explosent|s'empare|s'emparent|prend d'assaut"
        "|prennent d'assaut|pillent|fuit|fuient|s'enfuit|s'enfuient|éclate|éclatent|meurt|meurent|abat|abattent|massacrent|renverse|renversent|capitule|capitulent"
        "|se souvient|se souviennent|s'enfuir"
    ),
    unsure=("avant",),
    undone="n'(?:a|ont|avait|avaient|est|était|étaient|eut)(?: pu| pas| plus|ait pu|aient pu)|ne (?:sont|furent|put|purent|pouvait|pouvaient|fut)(?: pas| plus)?",
    none="n'a|n'ont|n'avait|n'avaient|n'est|ne sont|n'était|n'étaient|n'eut|ne fut",
    modifiers=[
        ("beyond", "au-delà (?:du|de la|de|d')"),
        ("since", "depuis(?: le| la| l'| les)?"),
        ("from", "dès|à partir (?:de|du|d')(?: la)?|à compter (?:de|du|d')(?: la)?"),
        ("by", "d'ici(?: à| au)?(?: la| le)?"),
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
    wording=WORDING,
    typing=TYPING,
)
