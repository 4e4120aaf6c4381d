"""Of what kind a clause tells, by the stems of its verbs and nouns: the main verb first, then what is named first.

The kinds are those of seeds/kinds.yaml. A stem that looks like another is excepted where it stands: وزارة is no
visit, and a truce that was violated no agreement.
"""

import re
from functools import cache, lru_cache

from events.reading.folding import fold_with_offsets
from events.reading.kinds_settled import is_disaster, settled_kind

# lang → kind → verbs, nouns: patterns of whole folded words, endings and clitics aside
STEMS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "military": (
            "targeted(?! (?:sanctions|campaign|aid))|kill(?:s|ed|ing)?|slain|slaughter\\w+|gunned down|murder\\w+|assassinat\\w+|attack(?:s|ed|ing)?|shell(?:ed|s)|bomb(?:ed|s|arded)|storm(?:ed|s)|captur(?:ed|es|e)|seiz(?:ed|es|e)|retook|retak\\w+|recaptur\\w+"
            "|ambush(?:ed|es)|clash(?:ed|es)?|fought|fire[ds]? (?:on|at|(?:\\w+ ){0,2}(?:rockets?|missiles?|shots?|shells?|drones?))|opened fire|open fire|raid(?:ed|s)|struck|strikes|wounded|injured|abduct\\w+|kidnap\\w+|exchang(?:ed|es|ing) (?:\\w+ )?(?:fire|gunfire|shots|shelling|artillery|rockets?|shells)|bl(?:ew|own|ows) (?:\\w+ ){0,2}up|shot (?:down|dead|at)|shot|downed"
            "|overr[au]n|overran|set (?:fire|ablaze|alight)|sets (?:fire|ablaze|alight)|withdrew|withdraws?|withdrawn|besieg\\w+|destroy(?:ed|s)|explod(?:ed|es|e)|detonat\\w+|fled|flee(?:s|ing)?|fell to|fell on|dropped|launched (?:an? )?(?:\\w+ ){0,2}(?:attack|offensive|strikes?|operation|assault|raid|missiles?|drones?)|execut(?:ed|es)|massacr\\w+|repel\\w+|repulsed|advanc(?:ed|es|ing)|(?:took|taken)(?= (?:the|control|over|back)\\b)|seizing|captured|beheaded|torched|burned|burnt|looted|ransacked|razed|sacked (?:an? |the )?(?:\\w+ )?(?:posts?|bases?|towns?|villages?|city|camps?)|gained (?:more )?territory|lost control|regain\\w*|intercept\\w+|cleared|overpowered|invad\\w+|infiltrat\\w+|(?:fighting|conflict|hostilities|violence) (?:erupted|broke out|began|raged|resumed|flared)|(?:ceasefire|truce|cease-fire) violat\\w+|violat(?:ed|es|e|ing)|lost (?:their|his|her) li(?:fe|ves)|c[ao]m(?:e|es|ing) under (?:\\w+ )?(?:fire|attack|shelling)|(?:insurgents|rebels|troops|fighters|militants|soldiers) (?:had |have )?(?:left|entered|fled|reached(?! (?:an? |the )?(?:agreement|deal|accord|truce|ceasefire))|retreated)|(?:soldiers|troops|fighters|militants|insurgents|rebels|policemen|civilians) (?:also |have |had )?died|(?:over|oust|depos|toppl)(?:threw|thrown|ed)",
            "explosive devices?|ieds?|insurrection|uprising|mutiny|withdrawal|under (?:\\w+ )?fire|attacks?|air ?strikes?|strikes?|raids?|clash(?:es)?|fighting|battles?|offensive|assault|ambush|explosions?|blasts?|suicide bombers?|bomb(?:ing|s|ings)?|shelling|drones?|missiles?|rockets?|gunmen|massacre|killings?|casualties|troops|siege|coup|mutiny|war|violations?|incursions?|(?<!locust )invasions?(?! of (?:privacy|locusts))|operation|militants|bombardment|combat|fire ?fights?|gunfire|fights?|gunshots|gun ?fights?|gun battles?|shootouts?|violence|hostilities|exchange of fire",
        ),
        "agreement": (
            "reach(?:ed|es)? (?:an? |the )?(?:\\w+ ){0,2}(?:agreement|deal|accord|truce|ceasefire|understanding)|(?:truce|cease-?fire) (?:started|began|begins|starts)|agree[ds]? (?:to|on)|signed|sign(?:s|ing)?|ratif\\w+|declared (?:an? )?(?:\\w+ ){0,2}(?:ceasefire|truce|cease-fire)|announced (?:an? )?(?:\\w+ ){0,2}(?:ceasefire|truce|cease-fire)|(?:suspend|extend)\\w* (?:\\w+ ){0,3}(?:ceasefire|truce|cease-fire)|(?:ceasefire|truce|cease-fire) (?:was|is|were|has been) (?:extended|suspended|prolonged|renewed)|took effect|takes effect|came into force|(?:was|were|been) released|released (?:\\w+ ){0,3}(?:prisoners|hostages|detainees|captives)|freed|exchanged(?! (?:\\w+ )?(?:fire|gunfire|shots|shelling|blows|artillery|rockets?|shells))|swapped",
            "agreements?|accords?|ceasefire|cease-fire|truce|treaty|deal|cessation of hostilities|prisoner (?:swap|exchange)|peace deal|pact|protocol",
        ),
        "talks": (
            "met|meets?|meeting with|visit(?:ed|s)|arriv(?:ed|es)(?= (?:in|for|to)\\b|[^,.]{0,40} (?:to meet|to attend|to discuss|for talks)\\b)|travel(?:led|ed|s)|hosted|received(?! (?:\\w+ )?reports?\\b)|welcomed|negotiat(?:ed?|es|ing)|discuss(?:ed|es)?|mediat(?:ed?|es|ing)|held (?:\\w+ ){0,3}(?:talks|meeting|consultations)|(?:resum|suspend|exit|cancel)\\w* (?:\\w+ ){0,3}(?:talks|negotiations|dialogue)|(?:hold|holds|broke off|pulled out of|walked out of) (?:\\w+ ){0,3}(?:talks|negotiations|consultations)|convened|spoke (?:by phone|with)|invited",
            "talks|meetings?|session|negotiations?|consultations?|discussions?(?= (?:to|on|between|with|in|over|about)\\b)|summit|visit|conference|dialogue|mediation|delegations?|envoy|workshop",
        ),
        "un-act": (
            "adopt(?:ed|s)|vot(?:ed|es)|renew(?:ed|s)(?! (?:fight|clash|violence|attack|offensive|hostilit|shelling|call))|extend(?:ed|s)|appoint(?:ed|s)|imposed sanctions|sanctioned|lifted sanctions|briefed|vetoed",
            "resolution|security council|mandate|sanctions|peacekeep\\w+|embargo|general assembly|veto|briefing",
        ),
        "law": (
            "sentenc\\w+|convict\\w+|indict\\w+|charg(?:ed|es)|ruled|tried|acquit\\w+|extradit\\w+|prosecut\\w+|jailed|ordered the arrest|sued|filed",
            "court|trial|verdict|judg?ment|ruling|prosecutors?|tribunal|icc|icj|arrest warrant|lawsuit|hearing|investigation",
        ),
        "civil": (
            "appointed|replaced(?= (?:by|as)\\b)|protest(?:ed|s|ing)|displac(?:ed|es|ing)|rescu\\w+|demonstrat\\w+|march(?:ed|es)|rall(?:ied|ies)|arrest(?:ed|s)|detain(?:ed|s)|elect(?:ed|s)|resign(?:ed|s)|dismiss(?:ed|es)|sacked(?! (?:an? |the )?(?:\\w+ )?(?:posts?|bases?|towns?|villages?|city|camps?))|clos(?:ed|es)|reopened|evacuat(?:es?|ed|ing)|deliver(?:ed|s)|(?:impos|declar|extend|lift)\\w+ (?:an? |the )?(?:[\\w-]+ ){0,3}(?:curfew|ban|blockade|restrictions|martial law|state of (?:emergency|siege))|curfew (?:\\w+ ){0,5}(?:is|was|were)|(?:slapp|clamp)ed (?:an? )?(?:[\\w-]+ )?curfew|sworn in|cut off|buried|went on strike|return(?:ed|ing|s) (?:home|to their)",
            "protests?|demonstrations?|rally|elections?|referendum|curfew|arrests?|aid|convoys?|humanitarian|refugees?|displaced|strike|famine|cholera|evacuation|mourning|internet|schools?|protesters|demonstrators|mobs?|rioters|camp",
        ),
        "statement": (
            "condemn(?:ed|s)|call(?:ed|s)|urg(?:ed|es)|warn(?:ed|s)|announc(?:ed|es)|declar(?:ed|es)|denied|denies|reject(?:ed|s)|accus(?:ed|es)|claim(?:ed|s) responsibility|vow(?:ed|s)|pledg(?:ed|es)|threaten(?:ed|s)|prais(?:ed|es)|appeal(?:ed|s)|propos(?:ed|es)|demand(?:ed|s)|recogni[sz]ed?|said|says|told|stated|confirmed|criticiz\\w+",
            "statement|announcement|declaration|proposal|letter|speech|report|appeal",
        ),
    },
    "fr": {
        "military": (
            "perd(?:u|re) (?:au moins )?(?:\\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|nos|plusieurs) (?!match|mois|ans|jours|points|sieges)\\w+|men(?:e|es|ent|er|ait|aient) (?:\\w+ ){0,2}operations? (?:militaires?|de ratissage|aeriennes?)|conquis\\w*|pris(?:es?)? pour cibles?|(?:s'en est|s'en sont|s'en prend|s'en prennent) pris|s'en prennent|s'en prend|(?:a |ont |ete )?(?:la |les )?cibles? d(?:e|'une?)|(?:reprendre|reprend|retabli\\w*|repris) le controle|(?:a|ont|avait|avaient) (?:vise|frappe|touche)(?:e|s|es)?|echang\\w+ (?:des|de) (?:tirs|coups)|assassin\\w+|egorg\\w+|decapit\\w+|perdu la vie|disparu\\w*|(?:a|ont|avoir|avait|avaient) pris(?! (?:part|fin|acte|en charge|position|la parole))|tu(?:e|es|ee|ees|ent|er|ant)|attaqu\\w+|bombard\\w+|pilonn\\w+|captur\\w+|s'empar\\w+|empar\\w+|repris(?! (?:les? |leurs? |des )?(?:pourparlers|negociations|dialogue|discussions))|reprennent(?! les pourparlers)|pris d'assaut|prend d'assaut|affront\\w+|combatt\\w+|ouvert le feu|ouvrent le feu|tir(?:e|ent|er|s)|bless(?:e|es|ee|ees|ant)|enlev\\w+|kidnapp\\w+|abatt\\w+|retir(?:e|es|ent|ees?)|elimin\\w+|neutralis\\w+|repouss\\w+(?! (?:a |au |l'examen|la (?:reunion|date|visite|rencontre|seance)|le (?:vote|scrutin|proces|depart)|les (?:elections|pourparlers|negociations)))|entr(?:e|es|ee|ees) dans|assieg\\w+|detrui\\w+|explos\\w+|fui|fuient|tombe\\w*|lanc\\w+ (?:une |l')?(?:offensive|attaque|operation)|execut\\w+|massacr\\w+|intercept\\w+|progress\\w+|pr(?:is|end|enait|enaient|ennent) le controle|infiltr\\w+|envahi\\w*|incendi\\w+|viol(?:e|es|ee)|mort dans|morts dans|peri|touche(?:e|es|s)? par (?:balles?|un tir|des tirs|un eclat|des eclats|un obus)|eclat\\w+|stopp(?:e|es|ee|ees)|renvers\\w+",
            "insurrection|soulevement|conquete|engins? explosifs?|lutte armee|expulsion des (?:troupes|forces)|attaques?|hommes (?:\\w+ )?armes|assaillants|irruption|deflagrations?|tirs nourris|avancees?|coups? de feu|operations?|frappes?|raids?|affrontements?|combats?|batailles?|offensive|assaut|embuscade|explosions?|attentats?|bombardements?|drones?|missiles?|roquettes?|massacre|tueries?|soldats|siege|putsch|coup d'etat|mutinerie|guerre|hostilites|invasions?(?! (?:de criquets|acridien))|incursions?|violations?|violences?|troupes|rebelles|militaires?",
        ),
        "agreement": (
            "sign(?:e|es|ee|ent|er)(?! d)|ratifi\\w+|convenu\\w*|conclu\\w*|decret\\w+ (?:une |un )?(?:treve|cessez-le-feu)|entr\\w+ en vigueur|liber(?:e|es|ee|ees|er|era|eront)|(?:suspend\\w*|prolong\\w+) (?:\\w+ ){0,2}(?:cessez-le-feu|treve)|echang\\w+(?! (?:des|de|les) (?:tirs|coups|feux?)\\b)|(?:suspend\\w*|rejoin\\w+|quitt\\w+) (?:sa |leur )?(?:participation a )?l'accord",
            "accords?|cessez[- ]le[- ]feu|(?:suspension|cessation|arret) des hostilites|treve|traite|signature|echange de prisonniers|pacte|protocole|paix",
        ),
        "talks": (
            "(?:pourparlers|negociations|discussions|dialogue)(?: \\w+){0,2} (?:repris|reprennent|debut\\w+|commenc\\w+|echou\\w+|suspendu\\w*|ouvert\\w*)|rencontr\\w+|recu(?:e|s|es)?|recoit|visit\\w+|arriv\\w+|rendu\\w*|se rend|negoci(?:e|es|ee|ees|ent|er|ait|aient|era|eront|ant)|discut\\w+|reuni\\w*|reunissent|accueill\\w+|entretenu\\w*|s'entretient|echange avec|(?:suspend\\w*|repris|reprend\\w*|rompu\\w*|relanc\\w+|enterr\\w+) (?:les? |leurs? )?(?:pourparlers|negociations|dialogue|discussions)|invit\\w+|medi(?:e|es|ee|ees|ent|er|ait|aient)",
            "congres|pourparlers|discussions|session|negociations?|consultations?|sommet|visite|rencontres?|reunions?|conference|dialogue|mediation|delegations?|emissaire|entretiens?",
        ),
        "un-act": (
            "adopt\\w+|vot(?:e|es|ent)|renouvel\\w+|prorog\\w+|(?:a|ont|avait|ete|est|sont|etait) nomm\\w+|sanctionn\\w+",
            "resolution|conseil de securite|mandat|sanctions?|casques bleus|embargo|assemblee generale|veto",
        ),
        "law": (
            "condamn\\w+ (?:a|par contumace)|juge[es]?|inculp\\w+|mis en examen|acquitt\\w+|extrad\\w+|(?<!s'est )(?<!s'etait )(?<!se sont )(?<!se serait )(?<!se seraient )(?<!s'etaient )poursuivi\\w*|ecrou\\w+|incarcer\\w+",
            "cour|tribunal|proces|verdict|arret|procureurs?|cpi|cij|mandat d'arret|plainte|audience|enquete|peine",
        ),
        "civil": (
            "(?:a|ont|avait|ete|est|sont|etait) (?:nomme|remplace)(?:e|s|es)?(?= (?:gouverneur|ministre|premier|president|chef|prefet|general|commandant|par)\\b)|(?:assemblee nationale|parlement|senat|deputes)(?: a| ont)? vot\\w+|(?:instaur|decret|proclam|lev)\\w+ (?:\\w+ ){0,3}?etat d'urgence|etat d'urgence (?:est|a ete) (?:instaure|decrete|proclame|leve)|manifest(?:e|es|ent|er)|deplac\\w+|officialis\\w+|protest\\w+|arret(?:e|es|ee|ees)|interpell\\w+|elu\\w*|demissionn\\w+|limog\\w+|ferm(?:e|es|ee)|rouver\\w+|evacu\\w+|suspend\\w*|distribu\\w+|livr(?:e|es|ee)|mobilis\\w+",
            "manifestations?|nominations?|meetings?|protestations?|elections?|scrutin|referendum|couvre-feu|arrestations?|aide|convois?|humanitaires?|refugies?|deplaces?|greve|famine|cholera|evacuation|deuil|manifestants|camp",
        ),
        "statement": (
            "(?:a|ont) nie|nient|pron(?:e|ent)|condamn\\w+|justifi\\w+|appel(?:e|es|le|lent|ant)|exhort\\w+|averti\\w*|annonc\\w+|declar\\w+|dement\\w*|rejet\\w+|accus\\w+|revendiqu\\w+|menac\\w+|salu\\w+|propos\\w+|exig\\w+|reconn\\w+|promis|indiqu\\w+|affirm\\w+|denonc\\w+|evoqu\\w+|confirm\\w+",
            "communique|declaration|annonce|proposition|lettre|discours|rapport|appel",
        ),
    },
    "ar": {
        "military": (
            "(?:ال)?(?:مسلح|متمرد|مهاجم|مقاتل)[وي]ن وصل(?:وا)?|دخل(?:ت|وا)?(?= (?:ال)?(?:جيش|قوات|قوه|مقاتل|مسلح|متمرد|فصايل|ميليشيا|وحدات|كتايب|عناصر|جهادي|ارهابي)\\w*)|انتشرت? (?:ال)?قوات|من(?:ي|يت) (?:\\w+ ){0,2}بهزيم\\w+|استولي|استولت|استول|اطاح|اطاحت|قتل|قتلت|قتلوا|هاجم|هاجمت|هاجموا|قصف|قصفت|سيطر|سيطرت|شن|شنت|استهدف|استهدفت|اقتحم|اقتحمت|خطف|خطفت|اختطف|اختطفت|اسر|اسرت|اصيب|اصيبت|جرح|اسقط|اسقطت|دمر|دمرت|انسحب|انسحبت|نزح|فر|تقدم|تقدمت|تصدي|تصدت|صد|صدت|حاصر|حاصرت|انفجر|انفجرت|استعاد|استعادت|اندلع|اندلعت|تجدد|تجددت|توغل|توغلت|اطلق|اطلقت|اعدم|اعدمت|لقي|لقوا|استشهد|اغتال|اغتيل|احتل|احتلت|تعرض|تعرضت|دارت|اشتبك|(?<!وقف )تبادل|احبط|احبطت|اغارت|هز|هزت|سقط|سقطت|دخلت قوات|بدات? (?:ال)?دخول|تسلل|تسللت|تمكن|تمكنت|بسط|بسطت|خرق|خرقت|انتهك|انتهكت|غزا|غزت|غز|اجتاح(?:ت)?(?! (?:ال)?(?:سيول|فيضان|موج|عاصف|اعصار|امطار|حرايق|جراد))|اودي|اسفر|اسفرت|احرق|احرقت|فجر|نفذ|نفذت|دحر|دحرت|منفذ[وي] (?:ال)?هجوم|قضي علي|قضت علي(?! المتهم)|(?:بات|اصبح|صار)(?:ت|وا)? علي (?:مشارف|ابواب|تخوم)|(?:اعاد|اعادت) (?:انتشار|تموضع)\\w*",
            "هزيمه|هزايم|تضييق الخناق|استيلا|هجوم|هجومين|هجومان|انفجارين|انفجاران|هجمات(?:ه|ها|هم)?|هجوما|قصف(?:ه|ها)?|غاره|غارات|ضربات(?:ه|ها|هم)?|اشتباك|اشتباكات|معركه|معارك|مواجهات|مقتل|قتيل|قتلي|قتيلا|انفجار|تفجير|انفجارات|كمين|تمرد|توغل|غزو(?! (?:ال)?(?:جراد|فضا|ثقافي|فكري))|اجتياح|اقتحام|استهداف|مسيره|مسيرات|طايره مسيره|صاروخ|صواريخ|حصار|انقلاب|اصابه|اغتيال|مجزره|سيطر(?:ه|ته|تها|تهم)|عملي(?:ه|ات|اته|اتها|اتهم|ته|تها|تهم) (?:ال)?(?:عسكري|امني|بري|جوي|نوعي|خاص|واسع|تمشيط|ملاحق|تفتيش|دهم|مداهم|هجومي|قتالي)\\w*|فلول|نزوح|خطف|اسقاط|خرق|انتهاك|انتهاكات|حرب|قذايف|قذيفه|مسلحين|مسلحون|مصرع|استعاده|تدمير|انسحاب|حتفهم|القتال|قتال|انتشار (?:قوات|قوي)|(?:قوات|قوي) (?:ال)?\\w+(?: (?:ال)?\\w+)? (?:ال)?انتشار|قضا علي(?! (?:ال)?(?:فقر|جوع|فساد|مجاع|بطال|وبا|مرض|كوليرا|جفاف|امي|تمييز))|تحرير (?:مدينه|بلده|قريه|منطقه|العاصمه|رهاين)|افشال\\w*",
        ),
        "agreement": (
            "[يت]تفق(?:ان)?|[يت]وقع(?:ان)?(?= (?:\\w+ ){0,6}?(?:ال)?(?:اتفاق|هدن|معاهد|مذكر|بروتوكول|اعلان مبادي)\\w*)|وقعت?(?= (?:\\w+ ){1,8}?علي (?:ال)?(?:اتفاق|هدن|معاهد|مذكر|بروتوكول|اعلان مبادي)\\w*)|وقع الطرفان|وقع الجانبان|وقعت الحكومه|وقعت الاطراف|اتفق|اتفقت|اتفقا|ابرم|ابرمت|(?<!الذي )(?<!هجوم )(?<!انفجار )(?<!تفجير )(?<!قصف )(?<!كمين )(?<!هجومين )(?<!هجومان )(?<!انفجارين )(?<!انفجاران )(?<!حادثين )وقع(?! (?:ال|هذا|ذلك|(?:ضد|علي|في|قرب|عند|داخل|امس|اليوم|مساء|صباح|فجر|بعد|قبل|جرا|اثر)\\b|انفجار|هجوم|حادث|اشتباك|قصف|ضحايا|زلزال))|(?<!التي )(?<!معارك )(?<!مواجهات )(?<!اشتباكات )(?<!هجمات )(?<!احداث )وقعت(?! (?:ال|هذه|تلك|(?:في|قرب|عند|داخل|امس|اليوم|مساء|صباح|فجر|بعد|قبل|جرا|اثر)\\b|اشتباك|انفجار|هجم|غار|معارك|مواجه|خساير|حادث|ضحايا))|توصل|توصلت|توصلا|اعلن\\w* وقف (?:ال)?(?:معارك|قتال|اطلاق)|افرج|افرجت|سلم|سلمت|تسلم|تسلمت|اطلق سراح|تبادل الاسري|التوصل (?:الي|ل)\\w*",
            "اتفاق(?:ا|ه|ها|هم|هما)?|اتفاقيه(?! (?:منع|جنيف|مناهضه|حقوق|فيينا))|وقفا?(?: \\w+){0,2} ل?اطلاق النار|التهديه|اطلاق سراح|هدنه|معاهده|توقيع|صفقه|مصالحه|تبادل (?:ال)?اسري|الافراج|وقف تبادل (?:ال)?نيران|وقف الاعمال العداييه",
        ),
        "talks": (
            "التقي|التقت|التقيا|استقبل|استقبلت|زار|زارت|بحث|بحثت|اجتمع|اجتمعت|عقد|عقدت|ناقش|ناقشت|تباحث|وصل|وصلت|(?:اجري|اجرت)(?! عملي)|استضاف|استضافت|يستضيف|تستضيف|توجه|يزور|تزور|يجتمع|تجتمع|يبحث|تبحث|يناقش|تناقش|تلتقي|يلتقي|يعقد|تعقد|(?:اوقف|علق|استانف|انهي|انه)(?:ت|وا)? (?:محادثات|مفاوضات|المحادثات|المفاوضات)",
            "محادثات(?:ه|ها|هم|هما)?|مفاوضات(?:ه|ها|هم|هما)?|مشاورات(?:ه|ها|هم|هما)?|اجتماع(?:ات|ا|ين)?|لقا(?:ات)?|زياره|قمه|موتمر|جوله|حوار|مباحثات|وساطه|استقبال|وفد(?:ا|ان|ين)?|وفود|مبعوث",
        ),
        "un-act": (
            "اعتمد مجلس|تبني مجلس|مدد|مددت|جدد مجلس|صوت|صوتت|عين|عينت|فرض عقوبات|فرضت عقوبات",
            "قرار|مجلس الامن|ولاي(?:ته|تها|ه (?:ال)?(?:بعث|مينورسو|يونيفيل|قوه|فريق|لجن)\\w*)|عقوبات|حظر (?:السلاح|الاسلحه)|الجمعيه العامه|بعثه|تمديد|احاطه|فيتو",
        ),
        "law": (
            "(?:تعقد|عقدت|تنظر|نظرت)(?= (?:ال)?محكم)|حكم(?= (?:محكمه|المحكمه|علي|ب|قاض|القاض|القضا|ضد))|حكمت(?! (?:ال)?(?:بلاد|مدينه|منطقه|اقليم))|ادان القضا|ادانت المحكمه|حوكم|احيل|احال|قضت(?! علي(?! المتهم))|برات",
            "محكمه|المحاكمه|محاكمه|حكما|حكم(?= (?:ب|علي|قضا|ابتدا|نهاي|غيابي|صادر|صدر|مخفف|(?:ال)?(?:اعدام|سجن|محكمه|حبس|مويد)))|احكام(?! (?:عرفيه|سيطر|قبض|حصار|طوق|ال(?:سيطره|قبضه|حصار|طوق)))|قضا(?! علي)|مذكره توقيف|مذكره اعتقال|الجناييه|النيابه|المدعي|دعوي|السجن",
        ),
        "civil": (
            "تظاهر|تظاهرت|احتج|احتجت|احتجز|احتجزت|اعتقل|اعتقلت|اوقف|اوقفت|استقال|استقالت|اقال|اقالت|انتخب|انتخبت|اغلق|اغلقت|وزع|وزعت|فتح المعبر|اجلي|اجلت|فاز|خرج|اضرب",
            "مظاهره|مظاهرات|تظاهره|تظاهرات|احتجاج|احتجاجات|اضراب|انتخابات|استفتا|حظرا? (?:ال|لل)?تجوا?ل|اعتقال|اعتقالات|مساعدات|قافله|انسانيه|لاجيين|نازحين|نازح|مجاعه|كوليرا|اجلا|مخيم|استقاله|امتحانات|مدارس|استغاث\\w*|حريق|حرايق|حداد|تعطيل الد\\w+",
        ),
        "statement": (
            "هنات|ندد|نددت|ادان|ادانت|دعا|دعت|طالب|طالبت|حذر|حذرت|اعلن|اعلنت|نفي|نفت|رفض|رفضت|اتهم|اتهمت|تبني|تبنت|تعهد|هدد|هددت|رحب|رحبت|اقترح|قال|قالت|اكد|اكدت|صرح|اعترف|اعترفت|كشف|ذكر|افاد|اوضح",
            "بيان|تصريح(?:ات|اته|اتها|اتهم)?|اعلان|مقترح|رساله|خطاب|كلمه|موقف|دعوه|ادانه|تنديد|نداء",
        ),
    },
}
# Statements that are the event itself, whatever they are about.
STRONG = {
    "en": "condemn(?:ed|s)|urg(?:ed|es)|warn(?:ed|s)|den(?:ied|ies)|reject(?:ed|s)|accus(?:ed|es)|vow(?:ed|s)|pledg(?:ed|es)|threaten(?:ed|s)"
    "|prais(?:ed|es)|demand(?:ed|s)|criticiz\\w+|blam(?:ed|es?)|called (?:for|on)|(?:expressed|voiced) (?:\\w+ ){0,3}(?:concern|alarm|regret|outrage|support|condolences)|welcomed|denounced|(?:confirmed|admitted|acknowledged|denied|conceded)(?: \\w+){0,4}? (?:that )?(?:it|they|he|she) (?:was|were|had been) (?:responsible|behind|involved)|apologi[sz]ed|issued (?:an? )?(?:\\w+ ){0,2}statement|condemning",
    "fr": "(?:a |ont |avait )?(?:demande pardon|condamne|exhorte|averti|dementi|rejete|accuse|menace|denonce|salue|exige|promis|appele)(?:nt)?(?! par contumace)(?! a (?:mort|perpetuite|\\w+ ans|la prison))|accusent|denoncent|appellent|dement",
    "ar": "اصدر(?:ت|وا)? (?:\\w+،? ){0,5}?(?:تعليمات|اوامر|تحذير|انذار|بيان)\\w*|اصدار (?:\\w+،? ){0,5}?(?:تعليمات|اوامر|تحذير|انذار|بيان)\\w*|(?:ندد|ادان|دعا|دعو|طالب|حذر|نفي|نف|رفض|اتهم|توعد|هدد|رحب|تعهد|وعد|استنكر|شجب|ناشد|حث|دع)(?:ت|وا|ا)?|دعوه|ادانه|تنديد|مطالبه|اتهام",
}
WEAK = "statement"  # says of itself little: any other kind comes first
# «غارة وقعت»: what happened was not signed
OCCURRED = re.compile(
    r"(?P<what>(?<!\w)(?:ال)?(?:غاره|غارات|هجوم|هجمات|قصف|انفجار|انفجارات|تفجير|اشتباكات|معارك|مواجهات|زلزال|حادث|حادثه|حريق|مجزره"
    r"|عمليه|ضربه|ضربات|كارثه|جريمه)(?: \w+){0,3} )وقع(?:ت|ا|تا)?(?!\w)"
)
NEVER = re.compile(
    # A heat wave that swept the land is no army.
    r"(?<!\w)(?:(?:heat ?waves?|storms?|cyclones?|hurricanes?|typhoons?|floods?|flooding|earthquakes?|droughts?)(?: \w+){0,3}? (?:struck|strikes|hit|killed|fled)"
    r"|(?:vagues? de chaleur|tempetes?|cyclones?|ouragans?|inondations?|seismes?|secheresses?)(?: [\w']+){0,3}? (?:tue|tues|frappe|envahi|detrui)\w*"
    r"|[وفبلك]{0,2}(?:ال)?(?:موجه|موجات|عاصفه|سيول|فيضانات|امطار|اعصار|حرايق|جراد|زلزال)(?: \w+){0,3}? (?:اجتاح|ضرب|قتل|هز|دمر|اصاب)\w*"
    # «الهجومين الذين وقعا»: what happened was not signed
    r"|(?:الذي|التي|اللذين|الذين|اللتين) وقع(?:ت|ا|تا)?(?! (?:\w+ ){0,2}?(?:علي )?(?:ال)?(?:اتفاق|هدن|معاهد|مذكر|بروتوكول|اعلان))"
    r"|عين (?:الاسد|شمس|العرب|الحلوه|عيسي|صالح|دفلي|تموشنت)"
    r"|هدوء? (?:ال)?حذر|وزاره|وزير|وزرا|مجلس الوزرا|strike a deal|met the)(?!\w)"
)


BEGINS = r"(?:(?<![\w-])|(?<=(?<!\w)re-))"  # "Saudi-mediated talks" are mediated by nobody here


@cache
def patterns(lang: str) -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    clitics = "[وفبلك]{0,2}(?:ال)?" if lang == "ar" else ""
    return [
        (
            kind,
            re.compile(
                rf"(?<!\w)[وف]?(?:{verbs})(?:وا|ا|تا)?(?!\w)" if lang == "ar" else rf"{BEGINS}(?:{verbs})(?!\w)"
            ),
            re.compile(rf"(?<!\w){clitics}(?:{nouns})(?!\w)"),
        )
        for kind, (verbs, nouns) in STEMS[lang].items()
    ]


@cache
def strong_statement(lang: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)[وف]?(?:{STRONG[lang]})(?!\w)" if lang == "ar" else rf"(?<!\w)(?:{STRONG[lang]})(?!\w)"
    )


@lru_cache(256)  # a sentence is asked for the kind of each of its dates
def kind_of(clause: str, lang: str) -> str:
    """The slug of the kind, or ""."""
    if lang not in STEMS:
        return ""
    folded = fold_with_offsets(clause).text
    if settled := settled_kind(folded, lang):
        return settled
    text = NEVER.sub(lambda name: "\x00" * len(name[0]), OCCURRED.sub(r"\g<what>-", folded))
    strong, named = strong_statement(lang).search(text), patterns(lang)
    found: list[tuple[bool, bool, int, str]] = [(False, False, strong.start(), WEAK)] if strong else []
    disaster = is_disaster(folded, lang)
    for kind, verbs, nouns in named:
        if disaster and kind == "military":
            continue
        for is_noun, pattern in ((False, verbs), (True, nouns)):
            if match := pattern.search(text):
                found.append((kind == WEAK, is_noun, match.start(), kind))
    return min(found, default=(False, False, 0, ""))[3]
