"""With what a sentence begins before it tells what happened: what it came after, where it was said, by whom."""

import re

# "The attack comes a day after …": of the day is what follows.
AFTER_ANOTHER = re.compile(
    r"^(?:(?:After|Following|Despite|Après|Malgré|Au lendemain d(?:e|u|es)|(?:(?:Just|Only|Barely) )?(?:Minutes|Hours) after|(?:Just |Only |Barely )?(?:\w+|\d+) (?:hours?|days?|weeks?|months?|years?) after|(?:\w+|\d+) (?:heures?|jours?|semaines?|mois|ans?) (?:après|avant)|(?:\w+|\d+) (?:days?|weeks?|months?) before) [^,]{3,130}, (?:(?:où|where|qui|who|which|dont|when|lors|au cours|durant)(?!\w)[^,]{3,130}, )?|[وف]?بعد [^،]{3,90}، (?!و(?!صل|قع|افق|قف|جه|عد|زع|ضع|اصل|لد|دع|حد|فد|زير|زار|كال|سط|اشنطن|لي)))(?=\w)"
    r"|^[وف]?بعد ?(?:ما|أن|ان) [^،.]{10,100}? (?=(?:عاد|تجدد|اندلع|استؤنف)ت? )"
)
# "Hours after a truce began on Monday, ten men were killed": that very day, and that is the news.
HOURS_AFTER = re.compile(
    r"(?:(?:Just|Only|Barely|Quelques|À peine|A few|Some) )?(?:\w+ )?(?:minutes|hours?|heures?) (?:after|après) ",
    re.IGNORECASE,
)
# "However, after the talks, ten men left on Monday"
BUT = re.compile(
    r"(?:However|But|And|Meanwhile|Then|Yet|Still|Mais|Et|Or|Cependant|Toutefois|Puis|Pourtant|Par ailleurs|En outre)\b,? "
)
# "Before the attack, ten men were seen on Monday"
BEFORE_ANOTHER = re.compile(
    r"\W{0,3}(?:Before|Avant) (?:(?:the|this|that|les?|la|cet(?:te)?|ce) |l['’])[^\W\d_]+(?: [^\W\d_]+){0,3}, (?=\w)"
)
# "As the talks went on, ten men were killed": of the day after it is the main clause.
BESIDE_ANOTHER = re.compile(
    r"^(?:(?:As|While|Amid|With|Alors qu(?:e |['’])|Tandis qu(?:e |['’])|Pendant qu(?:e |['’]))[^,]{3,130}, "
    r"(?:(?:and|et) (?=[^,]{3,90} (?:has|have|had|is|are|was|were|a|ont|avait|est|sont) )[^,]{8,130}, )?"
    r"|[وف]?(?:فيما|بينما|في حين|في الوقت الذي) [^،]{3,90}، )(?=\w)"
)
# "After clashes on Monday, the town is quiet": of the day is what was before.
WHAT_WAS_BEFORE = re.compile(
    r"(?:(?:[A-Z]\w* )?(?:[Mm]inutes|[Hh]ours?|[Dd]ays?|[Ww]eeks?|[Mm]onths?) a|(?:[A-Z]\w+ )?(?:[Jj]ours?|[Ss]emaines?|[Mm]ois) a)?"
    r"(?:(?<=a)fter|(?<=a)près|After|Following|Despite|Après|Malgré|[وف]?(?:بعد|عقب)) (?!s['’])(?!(?:avoir|être|que|qu['’]|\w+ing|أن|ما|an? \w+ on|un|une)\b)([^,،]{25,130})[,،] "
)
COMES_AFTER = re.compile(
    r"^(?:The|This|These|That|It) (?:[^\W\d_]+ ){0,4}?(?:comes?|came) (?:\w+ (?:days?|hours?|weeks?|months?) )?after (?=.{18})"
    r"|^(?:This|That|It) follow(?:s|ed) (?=.{18})"
    r"|^(?:The|This) (?:[\w’'-]+ ){0,2}?(?:move|decision|announcement|attack|strike|visit|raid|statement|warning|report|appeal|call)s? (?:follows?|followed) (?=.{18})"
    r"|^(?:The|This|That) [^,.]{3,70}? (?:comes?|came) as an? [^,.]{3,60}? after (?=.{18})|^Hopes (?:were|had been|have been|are) raised [^.]{0,120}? after (?=.{12})"
    r"|^(?:It|This|That|The(?: [^\W\d_]+){1,3}?) (?:was|is) (?:the|one of the) (?:[\w-]+ ){1,6}?since (?!(?:it|they|he|she)\b)(?=.{18})"
    r"|^(?:[Tt]he )?(?:death )?toll [^,.]{2,60}? (?:following|after) (?=.{18})"
    r"|^(?:The|This|These|That) (?:[^\W\d_]+ ){1,4}?(?:comes?|came) as (?=.{18})"
    r"|^(?:Aucune?|No) [^,.]{2,60}? (?:après|after|following) (?:des |les |une? |the |an? )?(?=.{18})"
    r"|^(?:[A-Z]\w+ ){1,2}(?:is|was|has been) (?:reeling|mourning|in mourning|in shock|on edge) after (?=.{18})"
    r"|^(?:Le |Un )(?:nouveau |dernier )?bilan (?:provisoire )?(?:d['’](?=une?)|de (?=l[a'’])|du |des |de )(?=.{18})"
    r"|^Une? \w+ (?:dans|pour|sur|par|contre) l(?:aquelle|equel|esquels|esquelles) (?=.{18})"
    r"|^(?:I|We) (?:\w+ly )?condemn (?:\w+ ){0,2}?(?=(?:the|this) .{18})"
    r"|^(?:Je|Nous) condamn\w+ (?:\w+ ){0,4}?(?:cette |cet |ce |l['’]|la |le |les )(?=.{18})"
    # « Une annonce qui fait suite à l'attaque »
    r"|^(?:Cela|Ceci|(?:Une? |Cet(?:te)? |Ce |L['’]|La |Le )\w+) (?:qui )?(?:a )?fai(?:t|sait) suite,? (?:à |a |au |aux )(?=.{12})"
    # « Ce report intervient alors que », « Il s'agit d'une victoire rare après une série d'attaques »
    r"|^(?:[CcLl](?:e|a|ette|et|es)|L['’])[ ]?[^,.;]{3,60}? (?:inter|sur)vien(?:t|nent)"
    r" (?:alors qu(?:e |['’])|(?:\w+ (?:heures?|jours?|semaines?|mois) )?après (?:que |qu['’]|la libération d(?:e |es )(?=[^,.]{3,40} (?:enlevé|kidnappé|capturé)e?s? ))?|au lendemain d(?:e |u |['’]))(?=.{18})"
    r"|^(?:Il s['’]agi(?:t|ssait)|C['’]est|C['’]était) d?[^,.]{5,150}? après (?:une série d(?:e |['’])|la |l['’]|les |des |une? )(?=.{18})"
    r"|^[وف]?(?:تزامن|تزامنت|ترافق|ترافقت) (?:ذلك|هذا) مع (?=.{18})"
    r"|^[وف]?شهدت?،? (?=(?:انفجار|هجوم|قصف|مقتل|اشتباك|معارك|تظاهر|حريق|وقوع|سقوط))"  # a day «witnessed» it
    r"|^[وف]?(?:جاء|جاءت) (?:هذا |هذه |ذلك )?(?:[^\W\d_]+ ){0,2}(?:بعد(?:ما| أن)|في أعقاب) (?=.{18})"
    r"|^[وف]?[ييت]أتي (?:(?:هذا|هذه|ذلك)،? )?(?:[^\W\d_]+ ){0,2}(?:في أعقاب|بعد|عقب|غداة|(?:بالتزامن|تزامنا|بالتوازي) مع) (?:أن )?(?=.{18})"
)
# « C'est au nord du port qu'une usine a brûlé »
CLEFT = re.compile(
    r"^Ce n['’]est (?:donc )?qu['’]? ?que (?=\w)|^C['’](?:est|était) [^,.]{3,60}? qu(?:e |['’])(?=(?:une? |l[ae]s? |l['’]|des ).{12})"
    r"|^C['’](?:est|était)(?: seulement)? qu(?:e |['’])(?=\w)|^It (?:was|is)(?: only| just)?(?: (?:in|at|near|from) [^,.]{3,60}?)? that (?=\w)"  # its day is gone
)
# "He added that …", where nothing else names who said it.
SAID_BY_THEM = re.compile(
    r"^(?:[Ss]elon (?:eux|elles|lui|elle)|[Aa]ccording to (?:him|her|them|it)|(?:و?(?:وفق|طبق|تبع)\u064b?ا\u064b? ل|و?بحسب)(?:ه|ها|هم))[،,] (?=.{12})|"
    r"^(?:He|She|It|They) (?:(?:also|later|further|has|had|have) ){0,2}(?:said|added|noted|told [\w ]{2,20}|stated|confirmed|reported|claimed|stressed|explained)"
    r" that (?!(?:its|his|her|their)\b)(?=.{12})"
    r"|^(?:[Ii]ls?|[Ee]lles?|[Oo]n) (?:l['’])?(?:a|ont) (?:\w{4,12} )?(?:ajouté|précisé|indiqué|affirmé|déclaré|expliqué|souligné|confirmé|assuré|dit|rapporté)"
    r" (?:que |qu['’])(?!(?:s(?:on|a|es)|leurs?) )(?=.{12})"
)
FIELDS = "الإنساني|السياسي|العسكري|الأمني|الميداني|القضائي|الاقتصادي|الداخلي|الخارجي|الدولي|المحلي|الدبلوماسي|الصحي|الإقليمي|الرياضي"
LEADING_PHRASE = re.compile(
    rf"^[وف]?(?:في|على) (?:السياق|الإطار|الصدد|الشأن|الجانب|الملف|المجال|المشهد|الصعيد|المستوى|صعيد) (?:ال)?(?:{FIELDS})ة?(?: وال\w+)?[،,] (?=\w)"
    r"|^[وف]?(?:أمني|سياسي|ميداني|عسكري|إنساني|اقتصادي|داخلي|خارجي|دولي|محلي|قضائي|دبلوماسي|رياضي)\u064b?ا\u064b?[،,] (?=\w)"
    r"|^(?:Sur le plan|Au plan|Au niveau|Côté|Dans le domaine) [^,]{3,40}, (?=\w)|^(?:Politically|Militarily|Diplomatically|Economically), (?=\w)|"
    # "In a statement released on Friday the ministry named …"
    r"^(?:Il (?:est|convient|faut|y a lieu) (?:à |de )?(?:rappeler|noter|signaler|souligner)|À noter|It (?:should|must|is to) be (?:noted|recalled|remembered)) (?:que |qu['’]|that )(?=.{12})|"
    r"^(?:Pendant ce temps|Dans le même temps|Au même moment|Meanwhile|At the same time), (?:[Dd]e l['’]autre côté [^,]{3,40}, )?(?=\w)"
    r"|^In an? (?:\w+ )?(?:statement|letter|message|post|report|speech) (?:released|issued|published|posted|sent|made|carried)(?: (?:by|to|on|in) [\w’' ]{2,30}?)?,?"
    r" (?=(?:the|an?|[A-Z]\w+) )"
    r"|^(?:(?:En (?:conformité avec|application d|vertu d|échange d|représailles|riposte|réponse)|Conformément|Dans le cadre d)"
    r"[^,]{3,160}|Devant [^,]{3,60}), (?=\w)"
    r"|^(?:Signe|Preuve|Conséquence|Fruit|Faute|Symbole) d(?:e |['’]|u )[^,]{3,60}, (?=\w)"
    r"|^(?:A |In a )?(?:[Ss]ign|[Mm]ark|[Rr]esult) of [^,]{3,60}, (?=\w)"
    r"|^(?:وفق\u064b?ا?\u064b?|بحسب|حسب|طبق\u064b?ا\u064b?) [^،]{3,90}، (?:أن |فإن )?(?=\w)"
    r"|^(?:In|During) the (?:deadliest|latest|worst|bloodiest|second|third|first) [^,]{3,110}, (?=\w)"
    r"|^(?:As part|As agreed|As planned|In line|In accordance|Under the terms|In return|In exchange|In retaliation) [^,]{3,100}, (?=\w)"
    r"|^(?:Dans|À|A|Au|En) [^,]{3,60}, (?:dans l|tenue?s?|située?s?|contrôlée?s?|dominée?s?|assiégée?s?|capitale|chef-lieu|fief|bastion|près|non loin) ?[^,]{3,60}, (?=\w)"
    r"|^(?:In|At|Near) [^,]{3,60}, (?:an?|held|controlled|located|near|home|capital|the capital|besieged) [^,]{3,60}, (?=\w)"
    r"|^(?:[Ii]n|[Oo]n|[Aa]t(?! (?:least|most)\b)|[Ee]n|[Dd]ans|[Aa]u(?! (?:moins|plus|total) )|Lors|During|Amid|Despite|Following) [^,]{3,45}, (?=\w)"
    r"|^(?:[Oo]n a tip-? ?off|[Aa]cting on|[Bb]ased on|[Ss]ur la base d) ?[^,]{3,110}, (?=\w)"
    r"|^Dans (?:l['’]|la |le |les |une? )[^,]{3,200}, (?=(?:une?|l[ae]s?|des|deux|trois|quatre|cinq|dix|au moins|\d+) \w)"
    # «ولم يصدر تعليق من النقابة، لكنها نفت …», «وجاء في بيان ثان أن …»
    r"|^[وف]?لم (?:يصدر|تصدر|يعلق|تعلق|يتسن|تتسن|ترد|يرد|تتضح|يتضح)(?!\w)[^،.]{3,110}، (?:لكن(?:ها|ه|هم)? |و(?=\w{3}))?(?=\w)"
    r"|^[وف]?(?:جاء|ورد) في (?:ال)?(?:بيان|تصريح|تقرير|رسالة)(?!\w)[^،.]{0,40}،? [أإ]ن (?=\w)"
    r"|^[وف]?رد\S{0,2} على (?:تلك|هذه|هذا|ذلك) \S+[،,]? (?=\w)"
    r"|^That (?=\d+ |the |its |their )"
    r"|^[Ll]ors d(?:['’]|e |u |es )[^,]{3,160}, (?=\W?\w)"
    r"|^(?:For the first time|Pour la première fois|In an? \w+ of) [^,]{3,80}, (?=\w)"
    r"|^[وف]?(?:مع|وسط|في ظل|في خضم|على وقع|(?:بالتزامن|تزامنا|بالتوازي) مع|(?:على ال)?رغم(?: من)?|بالرغم من) [^،]{3,90}، (?=\w)"
    # «تقديرا لجهود الوسطاء، وتخفيفا عن السكان، وقع …»: why, not what
    r"|^(?:[وف]?(?:تقدير|تخفيف|تسهيل|تنفيذ|تلبي|استجاب|تضامن|احتجاج|دعم|حرص|سعي|تمهيد|استكمال|استناد|انطلاق|تعزيز|امتثال|التزام|إحياء|تخليد)"
    r"(?:\u064b?ا\u064b?|ة|ة\u064b)? (?:ل|على|عن|من|ب|إلى|مع|في)[^،]{2,90}، )+(?=\w)"
    r"|^[وف]?(?:عن|حول|بشأن|بخصوص) [^،]{3,60}، (?=\w)|^[وف] (?=\w{3})|^[وف]?خلال [^،]{3,60}، (?=\w)"
    r"|^[وف]?(?:و?أثناء|لدى) [^،]{3,90}، (?=\w)|^[وف]?في وقت (?:متأخر|مبكر)[،,]? (?=\w)"
    r"|^[Dd]ans une? (?:courrier|communiqué|lettre|message|déclaration|discours|entretien|interview)(?!\w)[^,]{0,90}, (?=\w)"
    r"|^(?!(?:Fight|Shell|Bomb|Loot|Kill|Shoot)ing\b)[A-Z]\w+(?:ing|ed) (?!(?:was|were|had|has)\b)[^,]{3,60}, (?=(?:[Tt]he|an?|[A-Z]\w+|\w+s) )"
    r"|^[وف]?في (?:(?:حفل|مراسم|ختام|مستهل|أعقاب|خطوة|تصعيد|جلس\w+|اجتماع\w*)(?!\w)[^،]{0,60}، (?=\w))|^[وف]?(?:قالت?|أعلنت?|أكدت?) فيها? (?:إن|أن) (?=\w)|^[وف]?في (?:بيان|تغريدة|تصريح|تصريحات|مؤتمر|كلمة|تدوينة|منشور|رسالة|خطاب|مقابلة|حديث)(?!\w)[^،]{0,60}، (?=\w)"
)
# «كانت القوات قد شنت»: what was before, told as a headline tells it.
HAD = re.compile(
    r"^[وف]?كان(?:ت|وا)? (?!من |هناك |ذلك )(?P<who>[^،.]{2,60}?(?:، [^،.]{2,40}،)?)،? (?:قد (?=[^\W\d_]{2})|(?=(?:تمكن|تجدد|أعلن|شن|سيطر|قتل|هاجم|قصف|اندلع"
    r"|أطلق|اتهم|توصل|انسحب|استعاد|دخل|نفذ|استهدف|طالب|دع[ات]|أكد|حذر|بدأ|وصل|غادر|أغلق|وقع|اتفق"
    r"|استدع[ىت]|أقال|أصدر|التق[ىت]|زار|وافق|رفض|أدان|فرض|خطف|احتجز|اعتقل|أسقط|دمر|أحبط|أجر[ىت]|ألغ[ىت])(?:ت|وا)? ))"
)
# "While they were near, the troops stopped them": of whom it tells, the main clause says.
OF_THEM = re.compile(
    r"^(?:Alors qu|Tandis qu|Lorsqu|Bien qu|While |When |As |Although |Though |After |Après qu)['’]?(?:ils?|elles?|on|he|she|they|it)\b[^\n]{3,170}?, (?=(?:[Tt]he|[Ll]es?|[Ll]a|[Ll]['’]|[Dd]es|[Uu]ne?|[Aa]n?|[A-ZÀ-Þ]\w+)(?![\w])[^,]{10}|[Ll]['’])"
)
# "The attack happened on Monday when the men crossed the line": what it was is told after it.
# « Une nouvelle attaque a eu lieu mercredi : deux gardes sont morts »
HAPPENED_THUS = re.compile(
    r"\W{0,3}(?:Une? (?:nouvel(?:le)? |autre )?|An?(?:other)? (?:new )?|Deux |Two )(?:attaque|attentat|explosion|embuscade|incident|accident"
    r"|attack|ambush|blast|raid|bombing)s? (?:(?:a|ont) eu lieu|s['’]est produite?|est survenue?|took place|occurred|happened)"
    r"[^.:;]{0,80} ?: (?=.{15})"
)
# "Clashes were reported on Monday as miners stormed the mill": between whom, and where, is told after it.
REPORTED = re.compile(
    r"[^,.;:]{3,40} (?:(?:has|have|had) been|was|were) (?:reported|recorded|heard)"
    r"(?! (?:at|in|near|on) (?!Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|[A-Z]\w+ \d))[^,.;:]{0,40}? (?:as|when|after) (?=.{20})"
)
# « un incident qui s'est produit lundi au port, au cours duquel cinq hommes sont morts »
IN_WHICH = re.compile(
    r"[^.;:]{0,60}\b(?:événement|évènement|incident|attaque|opération|embuscade|drame|event|incident|attack|ambush|operation)s? "
    r"[^.;:]{2,160}?, (?:(?:au cours|lors) d(?:uquel|e laquelle|esquel(?:le)?s)|(?:in|during) which),? (?=.{20})"
)
HAPPENED = re.compile(
    r"[\s,]{0,3}(?:\w{6,9}['’]s fighting (?:began|started|erupted|broke out)|(?:the )?(?:situation|tensions?|violence)(?: in [^,.]{2,30})? (?:escalated|flared(?: up)?|rose|soared|mounted|worsened)|(?:the|an?|another) (?:incident|attack|clash|violence|shooting|explosion|fire)(?:es|s)? (?:occurred|took place|happened|broke out))"
    r" [^,.]{0,40}?(?:\b\d{1,2}, |, )?\b(?:when|after|as) (?=.{12})",
    re.IGNORECASE,
)

FROM_WHAT = re.compile(r" من (?!ال|ذلك|هذ)(?=\w)")
COMES = re.compile(r"(?<!\w)[وف]?(?:[يت]أتي|جاءت?)(?!\w)[^.؛:]*$")
LONGEST_COMES = 120  # letters


def comes_from(sentence: str, start: int, end: int) -> int:
    """Where that begins after which something came so long, which the half-open span says; 0 where it does not:
    «يأتي الهجوم بعد أسبوع من هجوم استهدف فندقا»."""
    what = FROM_WHAT.match(sentence, end)
    return what.end() if what and COMES.search(sentence, max(start - LONGEST_COMES, 0), start) else 0
