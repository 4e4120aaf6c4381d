"""With what a title would end that says nothing more of what happened."""

import re

# What it is attributed to was cut off: « une attaque attribuée par les autorités ».
ATTRIBUTED = re.compile(r",? (?:(?:attribu|imput)ée?s? par|(?:blamed|attributed) by) [^,]{2,60}$")
# "Six monitors from A, B and C came": what followed was cut off.
ENDS_ON_VERB = re.compile(
    r" (?:came|took|made|led|gave|put|set|went|met|held|lost|won|began|found|sent|saw|brought|told|left|reached|said|called)$"
    r"| (?:was|were|is|are) (?:expected|due|set|scheduled|supposed)$"
    r"| (?:may|might|should|must|would|will|could|can)$"
)
NUMBER_LEFT = re.compile(
    r" (?:pour|afin de|afin d['’]) ?\w{2,}(?:er|ir|re)$"
    r"| (?:à|at|some) une? (?:vingt|diz|quinz|trent|quarant|cinquant|soixant|cent)aine(?: de (?:km|kilomètres|mètres))?$"
    r"| (?:and|or|et|ou) (?:\d+|(?:only )?(?:one|two|three|four|five|six|seven|eight|nine|ten|deux|trois|quatre|cinq|dix))$"
    r"|: (?:l[ae]s? |l['’]|une? |the |an? )\w+$"  # "in two phases: the destruction"
    r"| (?:an?|one|two|three|four|five|six|seven|ten|\d{1,3}|several|some) (?:hours?|days?|weeks?|months?|years?)$| (?:une?|deux|trois|quatre|cinq|six|dix|\d{1,3}|quelques|plusieurs) (?:heures?|jours?|semaines?|mois|ans?)$"
    r"| (?:accus|soupçonn|suspect|considér|qualifi|présent|jug|connu|soutenu|contrôl|occup|encercl|assiég)ée?s?$| (?:accused|suspected|considered|described|known)$"
    r"|(?:،? (?:مما |ما )?(?:متسبب\S*|مخلف\S*|أد[ىت]|أدى|أسفرت?|أودت?)(?: (?:في|إلى|عن|ب))?)? (?:مقتل|إصابة|جرح)(?: (?:أكثر|نحو|ما لا يقل|عدد))?$| (?:أكثر|ما لا يقل)$"
)
# «ولم يصدر تعليق»: that nobody says more is no part of what happened.
AND_ADDED = re.compile(
    r"(?<=.{30}) s['’](?:établi(?:t|ssait)|élev(?:ait|e)|alourdit|est (?:alourdi|élevé)) à \S+(?: \S+)? (?:morts?|tués|victimes)(?!\w).*$|"
    r",? (?:adding|noting|stressing|ajoutant|précisant) (?:that\b|que\b|qu['’]).*$"
    r"|, (?:évoquant|avançant|faisant (?:état|part) d|citing|giving a) ?[^,].*$"
    # "…, the guard using horns to clear the quarter"
    r"|(?<=.{15}), (?:the|its|their) (?!\w+ing )(?:\w+ ){1,4}?(?!(?:building|morning|evening|meeting|fighting|shelling|bombing|killing|following|during)\b)[a-z]{2,}ing (?:\w.*)$"
    r"|(?<=.{25}), (?:le |la |les |l['’]|des |une? )[^,]{3,60}? (?:utilisant|tuant|blessant|laissant|provoquant|causant|forçant|contraignant|obligeant|entraînant|touchant|prenant|attaquant|tirant|brûlant|détruisant)(?!\w).*$"
    r"|, (?:le |la |les |l['’])[^,]{3,60}? (?:appelant|dénonçant|accusant|affirmant|assurant|promettant)(?!\w).*$"
    r"|(?<=.{20})، (?:نشر|بث|نقل|أورد|تناقل|تداول|أذاع)ت?(?:ها|ه)(?!\w).*$"  # «…، نشرتها وكالات»
    r"|، (?:حسبما|بحسب ما|وفق ما|وفقا لما) (?:قال|أكد|أوضح|صرح|أفاد|ذكر|أعلن)(?:ت|ه|ها|ته)? .*$"
    r"|, selon (?:des|ses|les|de) (?:propos|déclarations)(?!\w).*$"
)
# "…, AP reported": who passed on what others say.
PASSED_ON = re.compile(
    r"(?<=.{20}),? (?:(?:the )?(?:AP|AFP|Reuters|BBC|CNN|Xinhua|TASS|Associated Press|[A-Z][\w -]{2,30} [Aa]gency"
    r"|(?:\w+ ){0,3}(?:news outlets?|media|papers)) (?:reported|said)"
    r"|(?:rapporte|a rapporté|selon|citée? par) (?:l['’])?(?:AFP|Reuters|AP|RFI|agence [\w’' -]{2,40})"
    r"|[وف]?(?:بحسب|وفق|حسب)(?:ما| ما)? ?(?:ذكرت|نقلت|أوردت|أفادت|قالت)(?:ه| به| عنه)? وكالة [\w «»\"-]{2,40})$"
)
# "the worst since 1994", without its year: how it compares is no part of what happened.
WORST_SINCE = re.compile(
    r"(?<=.{12}) (?:وهو|وهي) ال(?:\w{3,12} ){0,3}?(?:\w{3,12}(?=[،,]|$)|منذ(?!\w)[^،,]*)|(?<=.{20}), the (?:worst|first|deadliest|biggest|largest|heaviest)\b[^,]{0,60} since\b[^,]*$"
    r"|(?<=.{20}), the \w+ (?:day|week|month|year|anniversary) of\b.*$"
    r"|(?<=.{20}), (?:l[ea]s? |l['’])(?:plus|pires?|premi\w+)(?!\w)[^,]{0,60} depuis(?!\w)[^,]*$"
)
NO_MORE = re.compile(
    r"[،,]? (?:ولم (?:يصدر|تصدر|يعلق|تعلق|يتسن|تتسن|ترد|يرد|يعرف|تعرف|تتضح|يتضح)(?!\w)"
    r"|and (?:\w+ ){1,4}(?:could not be|did not (?:immediately )?(?:respond|comment))\b).*$"
)
# "The raid, which took place on Monday, killed ten": without its day that says nothing.
THAT_TOOK_PLACE = re.compile(
    r",? (?:(?:which|that) (?:took place|occurred|happened)|qui (?:a eu lieu|s['’]est produite?|est survenue?)|survenue?s?),(?= \w)"
)
# "The truce began and would end": each had its own day.
AND_WILL = re.compile(
    r"(?<=\w) (?:and|et) (?:(?:would|will|should|(?:is|was|are|were) (?:due |set |expected )?to) (?:end|expire|begin|resume|start|last)"
    r"|(?:would|will) last [^,]{0,40}|(?:doi(?:t|vent)|dev(?:ait|aient)) (?:prendre fin|expirer|s['’]achever|reprendre|commencer|durer))$"
)
# "Guards, starting from on Monday, killed two"
STARTING = re.compile(
    r",? (?:starting|beginning)(?: from| on| at)?,(?= [a-z])|, (?:starting|beginning)(?: from| on| at)?(?= [a-z]+(?:ed|t) )"
)
GOES_ON = (" went on", " goes on", " go on", " going on", " carried on")  # no date's "on"
