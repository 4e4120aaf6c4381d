"""What settles of which kind a clause is, whatever its verb: a court that decides; and that a disaster is no war.

Patterns are of folded text.
"""

import re
from functools import cache

# A court at the head of its clause, with what it does; where it is struck, it does nothing.
COURT = {
    "en": r"^\W*(?:an? |the |\w+ ?'s )?(?:[\w'-]+ ){0,3}?(?:court|judges?|tribunal|jury|magistrates?|prosecutors?|prosecution)"
    r"(?: (?:in|of) (?:the )?\w+)? (?!(?:was|were|has been|have been) (?:\w+ly )?(?:attack|bomb|shell|storm|hit|kill|shot|burn|abduct|kidnap|target))"
    r"(?:has |have |had )?(?:\w+ed|found|upheld|overturned|set|threw|freed|gave|sent|began|jails?|orders?|rules?|acquits?|convicts?)(?!\w)",
    "fr": r"^\W*(?:l[ea]s? |l'|une? |des )?(?:[\w'-]+ ){0,1}?(?:tribunal|tribunaux|cour|juges?|parquet|procureur|procureure|justice|magistrats?"
    r"|cpi|jury)(?: [\w'-]+){0,5}? (?:a|ont|avait|avaient)(?! ete (?:attaque|bombarde|vise|incendie|pris|tue|assassine|enleve))(?: \w+ment)? \w+",
    "ar": r"^\W*[وف]?(?!(?:هاجم|استهدف|قصف|اقتحم|احرق|فجر|دمر|قتل|خطف|اغتال)ت?)(?:\w{2,} )?(?:ال)?(?:محكم(?:ه|تا|تان)|قاضي|قاض|قضا(?! علي)|مجلس قضا|نياب(?:ه|ة)|ادعا|مدعي|هييه محكمه)(?!\w)",
}
# Of the courts' own words.
TRIAL = {
    "en": r"^\W*(?:the |an? |several |another |his |her )?(?:[\w-]+ ){0,2}?(?:verdict|trial|sentencing|court hearings?|hearings?|lawsuit|indictment)(?!\w)(?! by fire)|\b(?:demand|sought|seek|request)(?:ed|s|ing)? (?:[\w-]+ ){0,4}sentence|\b(?:judicial (?:recess|inquiry|review)|pleaded (?:not )?guilty|(?:arrest|search) warrants?|warrants? for (?:the |his |her |their )?arrest|bail (?:request|hearing)|remanded in custody)\b",
    "fr": r"^\W*(?:l[ea]s? |l'|une? )?(?:[\w-]+ )?(?:proces|verdict|audience|jugement)(?!\w)|(?<!\w)(?:a |ont )?(?:garde des sceaux|tribunaux|requis\w* (?:\w+ ){0,3}(?:ans|mois|peine|prison|perpetuite|mort)|garde a vue|detention provisoire|non-lieu|cour d'appel|cour supreme|cassation)(?!\w)",
    "ar": r"(?<!\w)(?:[وف]?(?:اجل|تاجيل|ارجا|تنظر|نظر)ت? (?:\w+ ){0,4}(?:محاكم\w*|جلس(?:ه|ات) (?:ال)?محاكم\w*|(?:ال)?استيناف|(?:ال)?قضيه|النظر في)"
    r"|[وف]?مثل(?:ت|وا)? (?:\w+ ){0,3}امام (?:ال)?(?:قاض|محكم|نياب|قضا)\w*|[وف]?امرت? (?:\w+ ){0,3}ب(?:حبس|توقيف|سجن))(?!\w)",
}
DISASTER = {
    "en": r"\b(?:earthquakes?|quakes?|tremors?|aftershocks?|floods?|flooding|floodwaters?|landslides?|mudslides?|avalanches?|cyclones?|hurricanes?|typhoons?"
    r"|tornado(?:es)?|rainstorms?|snowstorms?|wildfires?|bushfires?|heat ?waves?|eruption|tsunami|shipwreck|derailed|capsized|sank off"
    r"|drowned|stampede|(?:bus|lorry|truck|train|ferry|minibus) (?:\w+ )?(?:plunged|crashed|overturned|veered|collided|derailed|caught fire)|fire (?:\w+ ){0,2}?(?:destroyed|swept|engulfed|gutted|killed|tore)"
    r"|(?:rescuers?|rescue workers|emergency (?:crews|workers)) (?:\w+ ){0,3}?(?:pulled|found|recovered|reached|dug|searched))\b",
    "fr": r"(?<!\w)(?:seismes?|tremblements? de terre|repliques?|inondations?|crues?|glissements? de terrain|coulees? de boue|avalanches?|cyclones?|ouragans?"
    r"|typhons?|tempetes?|tornades?|incendies? (?:a|ont|\w+ )?(?:\w+ )?(?:detrui\w+|ravag\w+|tu\w+|fait)|canicule|eruption|tsunami|naufrage|noye(?:e|s|es)?|bousculade|deraille\w*"
    r"|decombres|sinistres?)(?!\w)",
    "ar": r"(?<!\w)[وفبلك]{0,2}(?:ال)?(?:زلزال|زلازل|هزات? (?:ال)?ارضيه|سيول|فيضان(?:ات)?|انهيار(?:ات)? (?:ال)?(?:ارضي|طيني|جليدي|صخري)\w*|انزلاق (?:ال)?تربه|اعصار|عاصفه|عواصف|تسونامي|بركان"
    r"|غرق (?:\w+ ){0,3}(?:قارب|مركب|زورق|عباره|سفينه)|انقلاب (?:قارب|مركب|زورق|عباره|حافله|شاحنه)|تدافع|انقاض)(?!\w)",
}
UNREST = {
    "en": r"\b(?:fire[ds]? (?:\w+ )?(?:tear ?gas|rubber bullets|pepper spray|water cannons?)|took to the streets|state of (?:emergency|siege)|declar(?:ed|es) (?:an? )?(?:\w+ )?emergency|martial law|went to the polls|cast (?:their )?(?:votes|ballots)"
    r"|voters (?:\w+ ){0,2}voted|dissolv(?:ed|es) (?:the )?(?:parliament|assembly|house|government|cabinet)|(?:parliament|lawmakers|senators?|mps|deputies) (?:\w+ )?(?:approved|passed|adopted|voted|rejected|elected)"
    r"|declared (?:\w+ ){1,4}?(?:the )?(?:winner|president-elect|victor)|aid (?:trucks?|convoys?|flights?|ships?))\b",
    "fr": r"(?<!\w)(?:tir\w* (?:des |du |de |les )?(?:\w+ )?(?:gaz|grenades? lacrymogenes?|lacrymogenes?|balles en caoutchouc)|dans (?:la|les) rues? (?:de|a|pour|d')|descendue?s? dans (?:la|les) rues?|etat d'(?:urgence|exception)"
    r"|loi martiale|electeurs (?:\w+ ){0,3}vot\w+|prete serment|dissous (?:le |l')?(?:parlement|assemblee|gouvernement|chambre)|declaree? (?:\w+ )?(?:vainqueur|elue?)|(?:camions?|convois?) (?:d'aides?|humanitaires?))(?!\w)",
    "ar": r"(?<!\w)[وف]?(?:(?:اطلق|استخدم|اطلاق|استخدام)(?:ت|وا)? (?:\w+ ){0,4}(?:ال)?(?:غاز|قنابل (?:ال)?(?:غاز|مسيل)\w*|رصاص (?:ال)?مطاطي|مسيل\w*)|(?:ال)?(?:حاله (?:ال)?طواري|طواري)|ادل[يت]\w* (?:\w+ ){0,3}باصوات\w+|اد[يت]\w* (?:\w+ ){0,3}(?:ال)?يمين"
    r"|حلت? (?:\w+ )?(?:ال)?برلمان|خرج(?:ت|وا)? (?:\w+ ){0,3}(?:الي|في) (?:ال)?شوارع|(?:تجمع|احتشد|توافد|تجمهر)(?:ت|وا)? (?:ال)?(?:ميات|عشرات|الاف|متظاهر\w*|محتج\w*|عدد)|[بل]?انتخاب (?:\w+ )?(?:رييس|نواب|برلمان|مجلس|حكومه)|فوز(?:ه|ها)(?= |$)|اعادت? (?:\w+ ){0,2}فتح|شاحنات (?:ال)?(?:مساعدات|اغاثه))(?!\w)",
}
ARMS = {
    "en": r"\b(?:attack\w*|air ?strikes?|strikes?|shell\w*|bomb\w*|gunm[ae]n|army|troops|rebels?|missiles?|drones?|soldiers?|militants?|insurgents?|blasts?|explosions?|militia\w*|fighters|raids?|clash\w*|fighting|warplanes?)\b",
    "fr": r"(?<!\w)(?:attaqu\w*|attentats?|frappes|frappe (?:aerienne|de drone)|bombard\w*|bomb\w*|hommes armes|armee|troupes|rebelles?|missiles?|drones?|soldats?|militaires?|jihadistes|djihadistes|explos\w*|milic\w*|combat\w*|raids?|affront\w*|tirs?)(?!\w)",
    "ar": r"(?<!\w)[وفبلك]{0,2}(?:ال)?(?:هجوم\w*|هجمات|غار(?:ه|ات)|قصف\w*|تفجير\w*|انفجار\w*|مسلح\w*|جيش|قوات|متمرد\w*|صاروخ\w*|صواريخ|مسير(?:ه|ات)|جنود|جندي\w*|مقاتل\w*|اشتباك\w*|معارك|ميليشيا\w*|مليشيا\w*|احتلال|عدوان)(?!\w)",
}


@cache
def compiled(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words[lang]) for words in (COURT, TRIAL, DISASTER, UNREST, ARMS))


def settled_kind(text: str, lang: str) -> str:
    """Of the folded words of a clause; "" where they settle nothing."""
    court, trial, _, unrest, _ = compiled(lang)
    if court.search(text) or trial.search(text):
        return "law"
    return "civil" if unrest.search(text) else ""


def is_disaster(text: str, lang: str) -> bool:
    """Whether folded words tell of a force of nature or an accident, and of no arms: no war, whatever it struck."""
    _, _, disaster, _, arms = compiled(lang)
    return bool(disaster.search(text)) and not arms.search(text)
