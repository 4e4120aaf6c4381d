"""English: what stands beside a date, in articles and where people type one."""

from events.reading.claimants import ENGLISH as ENGLISH_CLAIMS
from events.reading.lexicon import Typing
from events.reading.wording import Wording

WORDING = Wording(
    claims=ENGLISH_CLAIMS,
    connectives=r"similarly|likewise|consequently|subsequently|eventually|afterwards?|elsewhere|finally|initially|by contrast|instead|in response|thus|notably|on the other hand|but|and|however|meanwhile|also|then|so|separately|in addition|moreover|later|earlier|as(?! (?:part|agreed|planned|a result))|after|while|yet|nevertheless|for example|in turn|for (?:its|their|his|her) part|at the same time|in the meantime|as a result|additionally|furthermore|still|only",
    tails="which|who|where|as|after|while|leaving|killing|according|in what|in a|in an|in the|amid|with|despite|following|one of|including|adding|causing|forcing|when|even|raising|citing|although|though|since|because|accusing|calling|saying|part of|days|weeks|months|hours|(?:an?|one|two|three|four|five|six|seven|ten|[0-9]+) (?:days?|weeks?|months?|hours?|years?)|the latest|the first|including|(?:less|more|fewer) than",
    verbs=r"was|were|is|are|has|have|had|will|would|may|might|could|can|should|must|did|killed|struck|hit|shot|fell|fled|left|took|began|broke|rose|seized|held|met|went|came|comes?|made|lost|won|found|sent|saw|put|ran|brought|fought|shook|blew|burnt|swept|cut|threw|shut|set(?! to\b)|said|says|told|retook|withdrew|overran|drove|gave|grew|became|sank|spoke|stood|led|kept|got|wrote|flew|built|[a-z]{2,}(?<!arm)(?<!unit)(?<!alli)(?<!bas)(?<!back)(?<!displac)(?<!nam)(?<!locat)(?<!hundr)(?<!unidentifi)(?<!alleg)(?<!suspect)(?<!relat)(?<!occupi)(?<!fe)(?<!ne)(?<!spe)(?<!exce)ed",
    dangles="until at least|at least|in|on|at|of|the|a|an|to|and|or|but|that|which|who|with|for|from|by|during|into|as|after|before|since|until|between|in an effort|its|their|his|her|while|when|where|near|over|about|against|around|through|under|amid|among|is|are|was|were|has|have|had|be|been|not|also|this|including|because|late|early|off|starting|beginning|although|though|whereas|because|so|such|newly|recently|ongoing|so-called|past|beyond|self-styled|self-proclaimed|affiliated|linked|belonging|close",
    according=["according to", "as reported by", "as stated by", "in the words of", "citing", "quoting"],
    says=[
        *("said", "says", "stated", "declared", "told", "claimed", "added", "confirmed", "insisted", "noted"),
        *("accused", "argued", "announced", "wrote"),
    ],
    denies=["denied", "denies", "deny", "rejected claims", "rejected reports", "refuted"],
    conjunctions="and|but|however|yet|whereas|while|then|so|he|she|it|they",
    relatives="to|in|with|of|who|which|that|whose|where",
    turns=r"but|however|yet|while|whereas|although|though|(?<!under )(?<!in )(?<!of )(?<!by )(?<!with )(?<!for )(?<!to )(?<!from )which",
    disowns=r"responsibility|involvement|(?:a|any) (?:role|part|link|links|ties)|knowledge|accusations|allegations|being behind|which|who|where|when",
    before_date="just|only|late night|late at night|night|evening|morning|afternoon|for|as of|on|in|during|at|by|over|since|from|until|till|late|early|of|the",
    clauses="before|after|ahead of|while|whereas|when|following",
)

TYPING = Typing(
    months={"febr": "february", "jun.": "june", "jul.": "july"},
    idle="the|in|on|at|during|of|dated|year|sometime|some time",
    about="approx|approximately|approx\\.|abt|abt\\.|est|est\\.|estimated|ca|ca\\.|c|c\\.|circa|about|around|roughly",
    perhaps="perhaps|possibly|maybe|probably|uncertain|unsure|unconfirmed",
    starting="since|ever since|starting|from",
    until="until|till|up to|up until",
    before="before|bef|bef\\.|prior to",
    after="after|aft|aft\\.",
    by="by|no later than|not later than|on or before",
    opening="from|starting|between|bet|bet\\.|betw\\.",
    between="between|bet|bet\\.|betw\\.",
    to="to|until|till|through|thru",
    and_="and|&",
    either="or",
    now="present|the present|now|today|date|ongoing|still ongoing|to date|to present",
    hijri="ah|a\\.h\\.?|h|hijri|hijriyah|anno hegirae",
    gregorian="ad|a\\.d\\.?|ce|c\\.e\\.?|gregorian",
    same="corresponding to|equivalent to|that is|i\\.e\\.?",
    before_christ="bc|b\\.c\\.|bce|b\\.c\\.e\\.",
)
