"""Sentences with a date that tell of no event: what was quoted on a day, what a witness saw, that nobody knows more.

Their dates are put away with the event before them, as background is.
"""

import re

from events.reading.folding import fold_with_offsets
from events.reading.kinds import WEAK, kind_of
from events.reading.wording import Wording

# "“They want the whole valley,” it said on Tuesday."
QUOTATION = re.compile(r"^\W{0,3}(?P<said>[^\"“”«»]{20,})[\"”»]\s?,?\s")
# « La situation est la même qu'hier », "as calm as yesterday"
COMPARED = re.compile(
    r"(?:\bmêmes? qu(?:e |['’])|\bpar rapport (?:à |au |aux )|\bthe same as |\bcompared (?:to|with) )(?:the |la |le )?$"
)
# "a truce for the feast which starts on Sunday"
OF_FEAST = re.compile(
    r"\b(?:holidays?|feast|festival|Eid(?: [\w-]+){0,2}|Ramadan|Christmas|fête|Aïd|Noël),? (?:which|that|qui) "
    r"(?:starts?|begins?|falls?|ends?|commence|débute|tombe) (?:on |le )?$"
)
# "The fighting, which began on Friday and went on over the weekend": of its beginning it told.
WENT_ON = re.compile(
    r" (?:and|et) (?:(?:has|have|had|a|ont|s['’]est|se sont) )?(?:continued|went on|gone on|raged|persisted|lasted|poursuivie?s?|continué"
    r"|duré) (?:\w+ )?(?:over |into |through |on |until |jusqu['’](?:à|au) |le |la )?(?:the )?$"
)
# « … Nous allons vous accompagner », a déclaré jeudi le maire
PROMISE = re.compile(
    r"(?:^|[.!?]\)? )(?:Nous (?:allons|voulons|devons)|We (?:will|want to|must|need to|are going to)) [^.!?]*[,.!?]?$"
)
# "…, the first raid since the vote on 3 May"
SINCE_WHICH = re.compile(
    r"(?:, the (?:first|biggest|largest)\b|\bthe (?:single )?(?:worst|deadliest|heaviest|bloodiest)\b"
    r"|, l[ae]s? (?:premi\w+|plus \w+)|\bl[ae]s? (?:pires?|plus (?:meurtri|grave|violent)\w*)|, l['’]une? des? )"
    r"[^.;:]{0,100}? (?:since|depuis)(?: [^.;:]{3,90}?,?)? (?:on |le |in |en )?$"
)
WHERE = re.compile(r", (?:[a-zà-ÿ]+ )?(?:where|où) ")
# "“We ran,” a woman said about the attack on the town on May 20."
OF_A_DEED = re.compile(
    r"(?:about|of|regarding|recalling|à propos d|au sujet d|évoquant) ?"
    r"(?:the|an?|de la|de l['’]|du|la|l['’]|une?|es) ?(?:[\w’'-]+ ){0,2}?"
    r"(?:attacks?|strikes?|raids?|battles?|killings?|explosions?|shelling|massacre|clash(?:es)?|bombing|ambush"
    r"|attaques?|frappes?|combats?|massacre|explosions?|raids?)\b"
)
# "“We fell back and they took the mill,” he told a paper on Thursday": on which day they took it, nobody says.
OURS = re.compile(
    r"(?:\b(?:[Ww]e|I|us|our|[Oo]ur)\b[^\"”»]{0,400}[\"”»],? (?:he|she|they) (?:\w+ )?(?:told|said|added)\b"
    r"|\b(?:[Nn]ous|[Nn]os|[Jj]e)\b[^\"”»]{0,400}[\"”»],? (?:a|ont)-t-(?:il|elle|ils|elles|on)\b)"
)
WITNESS = {
    "en": r"(?:It was (?:on |in |at )?[\w :.]{3,30} (?:that|when) (?:we|I)|I(?! (?:\w+ly )?(?:condemn|confirm|announce|denounce)\b)|My|We (?:were|heard|saw|felt|ran|hid|woke|thought))\b",
    "fr": r"(?:J['’]|Je\b(?! (?:condamne|dénonce|confirme|annonce|salue)\b)|Mon\b|Ma\b|Nous (?:étions|avons (?:entendu|vu|couru|fui)|entendions|dormions)\b"
    r"|C['’](?:est|était) [^,.;«»\"]{3,40} (?:que (?:nous|je|on)|qu['’]on|que j['’])(?!\w)"
    r"|On (?:a (?:entendu|vu)|entend|voit|était|dormait)\b)",
    "ar": r"(?:كنت|كنا|رأيت|رأينا|سمعت|سمعنا|شاهدت|شاهدنا|استيقظت|استيقظنا|هربنا)(?!\w)",
}
IDLE = {
    "en": r"^\W*(?:But |And )?If\b"
    r"|^\W*(?:The |These |A |Local )?(?:[Ff]ootage|[Ii]mages?|[Vv]ideos?|[Pp]hotos?|[Pp]hotographs?) (?:\w+ ){0,3}?(?:posted|shared|published|circulat\w+|show(?:s|ed))\b"
    r"|\b(?:marks?|marked) (?:the )?(?:[\w-]+ ){1,3}?(?:years?|months?|anniversary)\b(?! by )"
    r"|\bc[ao]mes? (?:just |only )?(?:\w+ )?(?:hours?|days?|weeks?|months?) (?:after|before)\b"
    r"|\b[Ii]t is (?:critical|important|vital|essential|crucial|time|necessary|urgent)\b|\b(?:is|are|remains?) (?:still |now |also )?today\b(?! \w+(?:ed|en|ing)\b)|\b[Tt]oday,? (?:[\w’' -]{2,40} )?(?:is|are|remains?) (?!\w+(?:ed|ing)\b|to\b|due\b|set\b|the day\b)"
    r"|\b[Tt]oday['’]s [\w ]{3,40}? (?:is|are) (?!\w+ed\b)|^\W{0,3}[Tt]oday,? we (?:will|want|must|can|need)\b|\b(?:is|are) related to\b"
    r"|\b(?:[Aa]n? |[Tt]he )(?:earlier|previous|initial|preliminary|provisional) (?:death )?toll\b"
    r"|^Each side (?:blamed|accused)\b|\bput (?:the|its|their) (?:death |casualty )?toll\b|\b(?:was|were|is) (?:at least |only )?(?:the|one of the)"
    r" (?:latest|first|second|third|fourth|fifth|deadliest|worst|biggest|bloodiest)\b(?![^.]* since (?!(?:it|they|he|she) \w+ed\b))"
    r"|\b(?:was|were) (?:not able|unable) [^,.]{0,30}?\bto (?:confirm|verify|say|reach|comment)"
    r"|\b[Tt]ensions? (?:is|are|remains?) (?:still )?(?:running )?high\b|\b(?:[Rr]elative|[Uu]neasy) (?:calm|quiet)\b"
    r"|\b(?:has|have|had)? ?confirmed (?:the|this|that) (?:attack|incident|report|toll|news)s?\b"
    r"|\b(?:could|may|might) (?:take|last|continue|drag on)\b"
    r"|\b(?:could|can) not (?:\w+ ){0,2}(?:confirm|verif|reach|establish)"
    r"|^(?:(?:[Aa]s of|[Uu]ntil|[Bb]y) [^,]{3,40}, )?(?:[Tt]here (?:was|were|has been|have been|had been) no|No (?:group|one|official|independent|immediate|further))\b"
    r"|^\W*(?:(?:But|However|So far|Meanwhile),? )?"
    r"(?:No(?! (?:fewer|less|more|later|sooner|longer)\b)|None|Neither|Nobody) (?:[\w’'-]+ ){0,6}?"
    r"(?:was|were|is|are|has|have|had|took|occurred|came|appeared|claimed|could|would|will|met|attended)\b"
    r"(?![^.,]{0,60} (?:after|following) )"
    r"|\b(?:did|does|do|has|have|had|was|were) ?(?:not|n[’']t) (?:\w+ )?(?:been )?"
    r"(?:respond|comment|appear(?:ed)?|repl(?:y|ied)|answer|confirm|provide|elaborate|take place|taken place|occur|happen"
    r"|held|convene|meet|met\b)"
    r"|\b(?:was|were|had been) (?:supposed to|(?:originally|initially) (?:scheduled|due|planned|expected)\b)"
    r"|\b(?:usually|typically|traditionally|normally|every year|each year)\b"
    r"|\b(?:situation|area|city|town|front ?line)\b[^,.;]{0,90}? (?:remain(?:s|ed)|was|is) [\"“]?"
    r"(?:relatively |largely |mostly )?(?:calm|stable|quiet|tense|under control)\b",
    "fr": r"^\W*(?:Ces|Des|Les|Une) (?:images?|scènes?|vidéos?|photos?|photographies)\b[^.;]{0,60}? (?:relayée|diffusée|publiée|partagée|montr)\w*"
    r"|^\W*(?:Mais |Et )?(?:[Ss]i |[Ss]['’]ils? )|\b(?:est|sont|reste|restent|consiste|existe|existent) (?:encore |toujours )?aujourd['’]hui\b(?! \w+(?:é|i|u|is|it)e?s?\b)"
    r"|\b[Aa]ujourd['’]hui,? (?:[\w’' -]{2,40} )?(?:est|sont|reste|restent|consiste|existe|existent) (?!\w+(?:é|i|u|is|it|ert)e?s?\b|attendue?s?|en visite)|\b[Bb]ilan\b[^.;]{0,80}? fai(?:t|sait) état\b|\b(?:a|ont) (?:donné|fourni|publié|communiqué|revu) (?:un|le|son|leur)(?: \w+)? bilan\b|^On en sait\b|^C['’]était (?![^.]{0,80}? qu(?:e |['’]))|^C['’](?:est|était) ce qu(?:['’]|e )|^\W{0,3}(?:Le|Un|Ce)(?: \w+)? bilan\b[^,.]{0,40}? (?:est|était|a été|s['’]élève|s['’]établit)\b"
    r"|^(?:L['’]|Cette )information est\b"
    r"|\b(?:sont|est) toujours en cours\b"
    r"|^\W*(?:Mais |Cependant,? |[A-ZÀ-Þ][^,.]{2,40}, )?(?:[Aa]ucune?|Nul(?:le)?|Personne|Ni) [^,.]{0,80}?\bn(?:e |['’])"
    r"(?![^.,]{0,60} (?:après|lors d))"
    r"|\bn(?:e |['’])(?:a|ont|avait|avaient) \w+ aucune?\b"
    r"|\bn(?:e |['’])(?:(?:s['’])?(?:a|ont|avait|avaient|est|sont|était|étaient) )?(?:pas|jamais) (?:\w+ment )?"
    r"(?:encore |été |pu |eu |souhaité |voulu )*"
    r"(?:répond|réagi|exprimé|duré|commenté|revendiqué|confirm|communiqué|eu lieu|lieu|tenue?s?\b|vérifi)"
    r"|\b(?:initialement|à l['’]origine|d['’]abord) (?:prévue?s?|programmée?s?|annoncée?s? pour)\b"
    r"|\b(?:habituellement|d['’]habitude|traditionnellement|d['’]ordinaire|chaque année)\b"
    r"|\b(?:situation|ville|zone)\b[^,.;]{0,60}? (?:rest(?:e|ait|ent)|est|était) "
    r"(?:relativement |globalement |très )?(?:calme|stable|tendue)\b"
    r"|\b[Cc]alme (?:relatif|précaire)\b"
    r"|\b(?:a|ont|avait|avaient) confirmé (?:l['’]|(?:cette|cet|ce|le|la) )(?:attaque|information|incident|bilan|nouvelle)\b"
    r"|\bse trouv(?:ait|aient)\b|\bét(?:ait|aient) (?:toujours )?(?:calmes?|en position|déserte?s?)\b"
    r"|\b(?:est|était|a été|avait été|fut) (?:la |le )?[\"«]?\s?(?:la|le|l['’]une? d\w+|au moins l\w+) (?:\w+ )?"
    r"(?:première?|deuxième|troisième|dernière?|plus) ",
    "ar": r"شهود(?: عيان)? إنهم (?:رأوا|سمعوا|شاهدوا)|(?<!\w)[وف]?منذ (?:اندلاع|وصول|عودت|سيطرت|استيلائ|تولي|بدء|بدئ|بدايت|انطلاق|تأسيس|نشأت)ه(?:ا)?(?!\w)|(?<!\w)و?(?:كان|كانت) (?:من المفترض|من المقرر (?:سابقا|في البداية|أصلا))(?!\w)"
    # «هذه ثاني حادثة من نوعها في أبريل»
    r"|(?<!\w)[وف]?(?:هذ[اه]|ذلك|تلك)(?: هو| هي)? (?:ال)?(?:أول|أولى|ثاني|ثانية|ثالث|ثالثة|رابع|رابعة|خامس|خامسة|أكبر|أعنف|أسوأ) "
    # «غارة الاثنين هي أول هجوم على البلدة»
    r"|(?<!\w)(?:هو|هي) (?:ال)?(?:أول|أولى|ثاني|ثانية|ثالث|ثالثة|رابع|رابعة|خامس|خامسة) "
    r"|(?<!\w)هذ[اه] ال\w+(?: [^،.]{2,30})? (?:هو|هي) ال(?:أعنف|أكبر|أسوأ|أشد|أدمى|أخطر|أكثر)(?!\w)"
    r"|(?<!\w)ما (?:يحصل|يجري|يحدث)(?!\w)|(?<!\w)[وف]?(?:[يت]سود|سادت?) (?:حالة من )?(?:ال)?هدوء(?!\w)"
    r"|^\W{0,3}و?(?:في خلفي\w+ الخبر|في ?ما يلي|إليكم|نستعرض|نعرض)(?!\w)"
    r"|^\W{0,3}و?(?:[يت]مر|[يت]صادف|[يت]حل|[يت]وافق) (?:اليوم |غدا |هذا العام )?(?:ال)?ذكرى(?!\w)"
    # «عدد القتلى منذ … بلغ …»
    r"|^\W{0,3}و?(?:(?:يشار إلى|يذكر|تجدر الإشارة إلى) أن )?(?:(?:ارتفع|بلغ|وصل) (?:بذلك )?)?عدد"
    r" (?:ال)?(?:قتلى|ضحايا|جرحى|شهداء|مصابين)(?!\w)(?=[^.]{0,150} منذ )"
    r"|(?<!\w)لم [يتن]\w+ حتى (?:اليوم|الآن|أمس|الساعة|اللحظة)(?!\w)"
    r"|(?<!\w)حتى (?:يوم |مساء |صباح )?\w+،? كان(?:ت|وا)? (?!قد )"
    r"|^\W{0,3}[وف]?(?:شُ?نت?|جاءت?|[يت]أتي|وقعت?|تزامنت?) هذ[اه] \S+ (?:في وقت|وسط|بينما|فيما) "
    r"|(?<!\w)(?:عادة ما|في العادة|كل عام|سنويا)(?!\w)"
    r"|^\W{0,3}و?(?:كانت )?حصيلة (?:سابقة|أولية|جديدة|أخرى)(?!\w)"
    r"|^\W{0,3}[وف]?لم "
    r"(?:ترد|[يت](?:عقد|حدث|حصل|جر|قع|تم|شهد|سجل|حضر|رد|علن|كشف|وضح|حدد|قدم|ذكر|عط|توصل|صب|تحقق|عقب))(?!\w)"
    r"|(?<!\w)و?لم (?:يصدر|تصدر|يتسن|تتسن|يتضح|تتضح|تعلق|يعلق|تتبن|يعرف)(?!\w)",
}
# "This timeline lists the raids between 3 and 10 May"
# «أعلنت الوزارة الاثنين أن حصيلة الهجوم بلغت …»: when it was counted.
COUNTED = re.compile(
    r"^\W{0,3}[وف]?(?:أعلن|قال|أفاد|ذكر|أكد|كشف|أوضح)\w* [^.\n]{0,90}?(?:أن|إن|عن) (?:ارتفاع )?(?:ال)?حصيلة(?!\w)"
)
OF_ITSELF = re.compile(
    r"\W{0,3}(?:(?:This|The following) (?:timeline|chronology|page|list|article|section|table|map) (?:\w+ )?"
    r"(?:lists?|covers?|presents?|provides?|contains?|records?|describes?|traces?|shows?|details?|summari[sz]es?)\b"
    r"|Cet(?:te)? (?:chronologie|page|liste|rubrique|carte|article|tableau|frise) (?:\w+ )?"
    r"(?:recense|présente|retrace|couvre|énumère|répertorie|décrit|résume)\b)"
)
# Between a date and what is told after it: another clause begins, and the date was of the one before.
ANOTHER = re.compile(r"[،,؛;](?!\d)(?! ?ب?أن )| (?:but|mais|et|and|و\w*)$| (?:but|mais|لكن) ")
# "The attack of Monday, the first in years, was not claimed"
OF_DAY = re.compile(r"\W{0,3}(?:The|L['’]|La|Le) ?\w+ (?:on|of|de|du) (?:ce |cette )?")
BUT = re.compile(
    r"\n|[،,؛;] ?(?:لكن|غير أن|إلا أن|بينما|فيما|في حين|but|while|although|however|mais|alors qu|tandis qu"
    r"|و?(?:أفاد|قال|أعلن|أكد|ذكر|أشار|قتل|أصيب|هاجم|قصف)(?:ت|وا)?(?!\w)"
    r"|adding|who added|qui ajoute|qui précise|ajoutant|précisant)",
    re.IGNORECASE,
)
# "announced its withdrawal from a scheduled series next month": the series is but named.
SCHEDULED = re.compile(r"\b(?:scheduled|planned|upcoming) (?:[\w-]+ ){1,6}$")
WILL = re.compile(
    r"\b(?:will|would|is to|are to|was to|were to|due to|set to|expected to"
    r"|(?:is|are) (?:\w+ )?(?:scheduled|planned))\b"
)
# « Je salue l'accord signé ce 4 mai », which is told of
SALUTES = re.compile(
    r"\W{0,3}(?:(?:I|We) (?:\w+ )?(?:welcome|salute|commend|congratulate)\b"
    r"|(?:Je|Nous) (?:me |nous )?(?:salu|félicit|réjoui)\w+)"
)
# "The mayor was due to leave on Monday", which he did
WAS_TO = re.compile(
    r"\b(?:was|were) (?:scheduled|due|set|expected|slated) to \w+|\bdev(?:ait|aient) \w{2,}(?:er|ir|re)\b"
    r"|(?<!\w)[وف]?كانت? من (?:المقرر|المتوقع|المفترض|المنتظر|المزمع) أن "
)
# "Were they sent there for the feast on 3 May?"
ASKS = re.compile(r"[^\"“”«»]*[?؟]\s*")
# "the attack Sunday was the second on the town", of which nothing else tells
DEED_OF_DAY = re.compile(
    r"\b[Tt]he (?:\w+ )?(?:attack|raid|strike|bombing|killing|blast|explosion|clash|ambush|massacre)s? (?:on |of )?$"
    r"|(?<!\w)[وف]?(?:هجوم|غارة|غارات|قصف|تفجير|انفجار|ضربة|اشتباكات|مجزرة) (?:يوم |ليلة |مساء |فجر )?$"
)
# « Ces questions ont retardé l’accord annoncé samedi », where Saturday's sentence tells of it
KNOWN_OF_DAY = re.compile(
    r"\b(?:accord|trêve|cessez-le-feu|deal|agreement|accord|truce|cease-?fire|communiqué|protocole)s?"
    r" (?:annoncé|signé|conclu|publié|announced|signed|reached)e?s? (?:on |le )?$"
    r"|(?<!\w)(?:ال|لل)(?:اتفاق|هدنة|بيان|إعلان|مذكرة)ا?ة? ال(?:موقع|معلن|مبرم|صادر)ة?(?: عنها?)? (?:يوم |مساء )?$"
)
LONGEST_SINCE = 180  # letters
LONGEST_VERB = 60  # letters
TOLD_OF = {lang: re.compile(rf"^\W{{0,4}}{pattern}") for lang, pattern in WITNESS.items()}
NOTHING = {lang: re.compile(pattern) for lang, pattern in IDLE.items()}


# «قال أحد سكان البلدة، الثلاثاء: «لا نعلم ما يجري»»
ANYBODY = re.compile(
    r"^\W{0,3}[وف]?(?:قالت?|أضافت?|روت?ى?|تقول|يقول|أوضحت?) (?:أحد|إحدى|أحدهم|ساكن|ساكنة|شاهد|شاهدة|شهود|سكان|مواطن|مواطنة|امرأة|رجل|نازح|نازحة|مقيم)(?!\w)"
    r"[^\"“«:]{0,90}: ?[\"“«](?P<said>.*)"
)


# « dans un communiqué consulté mercredi par l'agence »
SEEN = re.compile(
    r"\b(?:communiqué|déclaration|lettre|document|rapport|note|statement|letter|document|report)"
    r" (?:consulté|reçu|obtenu|parvenu|transmis|lu|vu|seen|obtained|received|viewed|reviewed)e?(?: \w+){0,2}? (?:on |le )?$"
)

# "Nine were still missing on Tuesday": how it is, and nothing that came about.
STILL_SO = re.compile(
    r"\W*(?:[^,.;:]{3,60} )?(?:(?:is|are|was|were|remain|remains|remained) (?:still )?(?:missing|unaccounted for|trapped|in hospital)"
    r"|(?:is|are|was|were) still (?:searching|looking|being (?:treated|searched))"
    r"|(?:étaient|sont|était|est|restent|demeurent) (?:toujours |encore )?(?:portée?s? disparue?s?|introuvables?|hospitalisée?s?)"
    r"|(?:continuent|poursuivent|poursuivaient|continuaient) (?:\w+ ){0,4}(?:fouill\w+|recherch\w+))(?!\w)"
    r"|[وف]?(?:ما|لا) [يت]?زال\w* [^،.؛]{3,40} (?:مفقود|عالق|تبحث|يبحث|محاصر)"
)


def tells_nothing(sentence: str, at: int, lang: str, wording: Wording) -> bool:
    """Whether what a sentence tells of the date at its letter `at` is no event."""
    if TOLD_OF[lang].match(sentence) and any(mark in sentence for mark in '"”»“«'):
        return True
    if (
        STILL_SO.match(sentence)
        or SEEN.search(sentence, max(at - 60, 0), at)
        or OF_FEAST.search(sentence, max(at - 60, 0), at)
    ):
        return True
    if lang == "ar" and (counted := COUNTED.match(sentence)) and at < counted.end():
        return True
    anybody = ANYBODY.match(sentence) if lang == "ar" else None
    if anybody and at < anybody.start("said") and not has_deed(anybody["said"], lang):
        return True
    if COMPARED.search(sentence, max(at - 30, 0), at) or SINCE_WHICH.search(sentence, max(at - LONGEST_SINCE, 0), at):
        return True
    quoted = QUOTATION.match(sentence)
    spoken = quoted if quoted and at >= quoted.end() else None
    promise = PROMISE.search(spoken["said"]) if spoken else None
    if spoken and promise and kind_of(promise[0], lang) in ("", WEAK, "agreement", "talks"):
        return says(sentence[spoken.end() :], wording)
    if quoted and at >= quoted.end() and OURS.search(sentence, 0, at):
        return True
    if (
        quoted
        and at >= quoted.end()
        and not WHERE.search(sentence, quoted.end(), at)
        and not has_deed(quoted["said"], lang)
    ):
        if OF_A_DEED.search(sentence, quoted.end(), at):
            return False
        return says(sentence[quoted.end() :], wording)
    return any(
        is_of(sentence, at, *nothing.span())
        for nothing in NOTHING[lang].finditer(sentence)
        if not (nothing[0].endswith(("after", "before")) and nothing.start() <= at < nothing.end())
    )


def is_only_planned(words: str, at: int) -> bool:
    """Whether what is to come at the letter `at` of a sentence is but named: "a series scheduled next month"."""
    return bool(SCHEDULED.search(words, max(at - LONGEST_VERB, 0), at)) and not WILL.search(words)


def only_went_on(words: str, at: int) -> bool:
    """Whether a date is that until which something lasted of whose beginning its sentence tells."""
    return bool(WENT_ON.search(words, max(at - LONGEST_VERB, 0), at))


def is_of(sentence: str, at: int, start: int, end: int) -> bool:
    """Whether the date at the letter `at` is of the clause of what stands in the half-open span."""
    if start <= at:
        return not BUT.search(sentence, end, at)
    return bool(OF_DAY.fullmatch(sentence, 0, at)) or not ANOTHER.search(sentence, at, start + 1)


def has_deed(words: str, lang: str) -> bool:
    return kind_of(words, lang) not in ("", WEAK)


def says(words: str, wording: Wording) -> bool:
    return bool(wording.stances[1][1].search(fold_with_offsets(words).text))
