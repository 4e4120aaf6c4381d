"""Actors that an Arabic article names: groups and organs of states; persons stand in persons_arabic."""

import re
from collections.abc import Sequence

from events.reading import states
from events.reading.actors import LONGEST_NAME, Introduced, add_groups, groups, groups_pattern, is_capital
from events.reading.folding import Folded, fold_with_offsets
from events.reading.indefinite import folded_states, is_adjective
from events.reading.lexicon import trie
from events.reading.nameless import add_nameless
from events.reading.persons_arabic import (
    AR_OFFICES,
    FIRST_NAMES,
    OF_A_VERB,
    add_persons,
    folded_adjectives,
    is_preposition,
    whole_name,
)

# Arabic

GROUPS = (
    "قوات|القوات|قوه|القوه|جيش|الجيش|حركه|الحركه|جبهه|الجبهه|حزب|الحزب|تنظيم|جماعه|مجلس|المجلس|وزاره|حكومه|الحكومه|منظمه|المنظمه|بعثه|البعثه|هييه|كتايب|لوا|ميليشيا|ميليشيات|مليشيا|تحالف|التحالف"
    "|اتحاد|الاتحاد|لجنه|اللجنه|البرلمان|شرطه|الشرطه|سلطات|السلطات|محكمه|المحكمه|جامعه|الامم|وكاله|سرايا|حرس|الحرس|الفصايل|فصايل|سلاح|شبكه|ائتلاف|الايتلاف|ايتلاف|تجمع|نقابه|مرصد|المرصد|طيران|تنسيقيه|لجان|مليشيات|ميليشيات|الميليشيات|مقاتلات|المديريه|اداره|الاداره|القياده|مفوضيه|المفوضيه|الصليب|الهلال|الفرقه|الويه|جهاز|كتيبه|قياده"
)
# Organs that a word calls with its state alone: «الأمن الصومالي», not «مجلس الأمن».
OF_STATES = set(
    "الامن الاستخبارات المخابرات الخارجيه الداخليه الدفاع الدفاعات البحريه الدرك الرياسه الاحتلال النظام".split()
)
MINISTERS = {"زير", "زيره"}  # «وزير الدفاع السوري», without its و
# With "and" before them another party is named: «حكومة الوفاق والكتائب».
MORE_GROUPS = {"الكتايب", "الفصايل", "الجماعات", "القوي", "الاحزاب", "المعارضه", "الوزارات", "المنظمات", "المسلحين"}
MORE_GROUPS |= {"المقاومه", "اللوا", "الكتيبه", "القبايل", "المسلحون", "المتمردون", "المتمردين", "الطوارق"}
AR_STOP = "به|بها|بهم|فيه|فيها|منه|منها|عنه|عنها|له|لها|لهم|اليه|اليها|عليه|عليها|لدي|عبر|باسم|بشان|حول|امام|من|علي|عن|الي|مع|ان|التي|الذي|الذين|قبل|بعد|خلال|امس|اليوم|الاثنين|الثلاثا|الاربعا|الخميس|الجمعه|السبت|الاحد|بين|حيث|كما|منذ|حتي|ضد|قد|لم|لا|لن|ما|هذا|هذه|ذلك|تلك|او|ثم|الماضي|الماضيه|المقبل|الاسبوع|الشهر|السنه|الليله|يوم|مسا|صباح|فجر|الجناح|الذراع|الجاري|الحالي|الان|قال|قالت|اعلن|اعلنت"


ALONE = [
    "الجيش",
    "البرلمان",
    "الحكومة",
    "السلطات",
    "الشرطة",
    "التحالف",
    "المعارضة",
    "المقاومة",
    "الفصائل",
    "الميليشيات",
    "العشائر",
    "القبائل",
]
# «الجبهة» is the one front that an article names; not «على الجبهة».
DAYS = r"(?:اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة|سبت|أحد|احد)(?!\w)"
SHORT_FORMS = {
    "التحالف": "تحالف",
    "الائتلاف": "ائتلاف",
    "الجبهة": "جبهة",
    "الحركة": "حركة",
    "الجماعة": "جماعة",
    "التنظيم": "تنظيم",
    "البعثة": "بعثة",
}
NUMBERED = re.compile(r"(?<!\w)[وفبلك]?(?P<name>(?:اللواء|الفرقة|الكتيبة) \d{1,4})(?!\w)")
OF_A_PERSON = {"اداره", "سلطات", "قوات", "ميليشيا", "مليشيا", "ميليشيات", "مليشيات", "حكومه"}  # «قوات اللواء …»
IS_VERB = re.compile(r"\w+وا|[يت](?:قول|قاتل|سيطر|تزعم|قود|دعم|نتمي|تبع|شن|هاجم|حاول|ضم|دعي|سمي|وجد|عمل|طالب)\w*")
CHAINS = {
    "شوري",
    "ثوار",
    "حفظ",
    "تحرير",
    "شعب",
    "اقليم",
    "حمايه",
    "نصره",
    "ابنا",
    "ولايه",
    "مجلس",
}  # «جبهة تحرير شعب …»
FEMININE = {"القوات", "السلطات", "الامم", "الميليشيات", "الفصايل"}  # and what ends with ه
GREATEST = {"العليا", "الكبري", "العظمي", "الوسطي", "الاولي"}  # adjectives without that end
OF_ARMIES = {"الحر", "الاحمر", "الابيض", "الجديد", "الموحد", "الموازي"}
MASCULINE = {"الجيش", "المجلس", "الحزب", "التحالف", "الاتحاد", "البرلمان", "الحرس", "التنظيم"}
DEEDS = set(
    "السيطره التوصل التصدي العثور القضا الانسحاب البد الهدنه التقدم الحداد التعبيه الاستيلا الافراج الموافقه القبض"
    " الهجوم القصف التفجير الاعتدا الاغتيال الحادث الانقلاب الاتفاق الانتها الدخول الاستعداد الالتزام الوقف التحقيق الحرب الطواري المشاركه المضي البقا الرد".split()
)
PARTICIPLES = set(
    "الاجنبيه الواقعه الواقع العامله القادمه القادم المختلفه المدعومه المدعوم المعلنه الظافره المواليه الموالي التابعه التابع المتحالفه المنتشره المتمركزه المسانده"
    " المشاركه المهاجمه المتقدمه المنسحبه المحاصره المسيطره الباسله المخلوع المعينه المتواجده المتبقيه المتوغله"
    " المرتبطه المرتبط المنتميه المقربه المقرب المتطرفه المتطرف المتشدده المتشدد الارهابيه الارهابي المكلفه المعنيه المذكوره المسنوده المرابطه المنضويه المصنفه المحسوبه المتهمه الموجوده"
    " المقرر المقرره المزمع المزمعه المرتقب المرتقبه المنتظر المنتظره المتوقع المتوقعه المقبل المقبله الاخير الاخيره"
    " الماضي الماضيه الحالي الحاليه".split()
)
# Of which nobody in particular is told: «تحالف جديد».
ANY = set(
    "مقاتلين مسلحين فصايل احزاب قوي دول جماعات جديد جديده موسع موسعه واسع واسعه كبير كبيره اخر اخري معلن معلنه اضافي اضافيه مختلف مختلفه كثيره عديده".split()
)
PARTY = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:جهازي|حركتي|جماعتي|تنظيمي|كتيبتي|ميليشيتي|عناصر|مقاتلي|مقاتلو|مسلحي|مسلحو|متمردي|متمردو)(?: من)? [\"“«]?(?P<name>(?!ال)\w{3,} ال\w{3,}|ال\w{3,} ال\w{2,}(?:ي|يه)(?=[\"”»])|ال\w{3,})(?!\w)"
)
NO_PARTY = set(
    "الرتل الدوريه الموكب القافله الحاجز المخفر الثكنه المعسكر الموقع الامن الشرطه الدفاع الاطفا الحمايه الاسعاف التنظيم الجماعه الحركه المجموعه الميليشيا المليشيا القوات المقاومه"
    " العدو النظام الجيش المعارضه الذين الذي التي الفصايل المدني الجماعات الداخليه الاجنبيه المنطقه المدينه الحدود".split()
)
MOST_DEFINITE = 2  # words with the article after the first of a name, but for adjectives of states
# Some are a party only with these: «سلاح الجو», not «سلاح المقاومة».
PARTY_WITH = {
    "قوه": set(
        "حمايه حفظ الردع ردع التدخل تدخل الدعم دعم الواجب المهام مكافحه الاسناد اسناد العمليات الطواري الطوارىء الساحل"
        " المراقبه الامم الامن".split()
    ),
    "سلاح": set("الجو البحريه الطيران الاشاره الهندسه المدفعيه المدرعات الحدود البر".split()),
    "القوه": {"المشتركه"},
    "الهلال": {"الاحمر"},
    "الصليب": {"الاحمر"},
}
# What is arranged, led or moves is none: «تنظيم رحلات», «إدارة الحرب», «حركة الأسواق».
THINGS = {
    "تنظيم": "هجره معرض ملتقي فعاليات ري صلوات انتخابات رحلات ورش عروض صفوف برنامج مواجهات مظاهرات احتجاجات مسيرات"
    " حملات دوريات عمل عمليه سير دوره ندوه موتمر لقا لقاات زيارات دخول خروج شوون مرور",
    "اداره": "ولايه محافظه مدينه موسسه شركه اعمال حرب مياه عداله معركه معارك ازمه ازمات شوون ملف ملفات وقت صراع نفقات وكالات مناطق بلاد",
    "قياده": "سوق بلاد سياره سيارات مركبات دوله حمله عمليه",
    "حركه": "طايرات قمر ارض سوق اسواق تداول جنود اقتصاد تاريخ مواطنين سكان ناس شارع بيع",
    "شبكه": "انترنت كهربا مياه طرق اتصالات انفاق مجرمين",
}
OF_THINGS = re.compile(
    "|".join(rf"^{head} (?:ال)?(?:{words.replace(' ', '|')})(?!\w)" for head, words in THINGS.items())
)
# Of these the rest alone is another's name, or none: «وزارة الدفاع التركية».
NEVER_SHORT = {"جامعة", "وزارة", "إدارة", "ادارة", "قوة", "مجلس", "لجنة"}
PARTY_HEADS = {"حكومة", "جبهة", "حركة", "حزب", "جماعة", "كتائب"}
LONGEST_QUOTED = 4  # words
MARKS = re.compile('["«»“”]')
POSSESSED = re.compile(
    r"^(?:ال)?وكاله (?!(?:ال)?(?:طاقه|فضا|استخبارات|مخابرات|غوث|تنميه|اغاثه|امن|امم|حمايه|لاجيين))|^\w+ (?:التابعه|المواليه|المتحالفه|المدعومه|المسانده|المشاركه|المنتشره|المهاجمه|المتمركزه|المواليين|المرتقبه|المقبله|الماضيه|الجديده|الاخيره|المقرره|المحليه|الدوليه)$|^\w+ (?!ال)\w+(?:ه|ها|هم|نا)$|^قوه مجموعه$|^حركه (?:ال)?(?:نزوح|مرور|سير|ملاحه|تنقل|سفر|طيران|احتجاج|تجاره|نقل|عبور|دخول|شاحنات|سفن)|^(?:قوه|لجنه|جماعه) (?!ال|حمايه|تحرير|نصره|انصار|جند|اهل|ابنا)"
)


# Of which a capital is the subject where it stands for its government: «اتهمت كييف».
OF_GOVERNMENTS = (
    "اتهمت|قالت|رفضت|نفت|أكدت|دعت|طالبت|حذرت|ردت|وافقت|اقترحت|طلبت|عرضت|أبلغت|تعهدت|هددت|توعدت|أدانت|نددت|رحبت|استدعت|طردت"
    "|فرضت|أرسلت|قررت|وصفت|اعتبرت|أعربت|شددت|كشفت|ذكرت|أوضحت|اعترفت|قطعت|توصلت|أعلنت|وقعت|تتهم|تنفي|تقول|تؤكد|ترفض|تطالب"
    "|تدعم|تعتزم|تسعى|تخشى|ترى|تصر|تطلب|تنتظر|تعتبر|تندد|ستقدم|سترسل|تقترح"
)
FOLDED_VERBS = trie(fold_with_offsets(verb).text for verb in OF_GOVERNMENTS.split("|"))
TWO_GOVERNING = re.compile(r"(?<!\w)(?P<name>\w{3,}) و(?P<other>\w{3,}) (?:[يت]\w{2,}ان|\w{3,}تا)(?!\w)")
GOVERNING = re.compile(rf"(?<!\w)[وف]?(?:(?:{FOLDED_VERBS})|بين) (?P<name>\w{{3,}})(?: و(?P<other>\w{{3,}}))?(?!\w)")

CROWDS = {"الميات", "العشرات", "الالاف", "الاف", "ميات", "عشرات", "عدد", "حشود"}
CROWD = re.compile(
    r"وال(?:متظاهر|محتج|مدني|سكان|مواطن|مسلح|عمال|طلاب|معارض|متمرد|مقاتل|جيش|شرطه|قوات|حكوم|ميليشي|مليشي|فصايل|ناشط|صحفي|اهالي)"
)


def arabic(text: str, actors: Introduced) -> None:
    add_groups(text, actors)
    folded = fold_with_offsets(text)
    tokens = [(m[0], *m.span()) for m in re.finditer(r"\w+", folded.text)]
    groups, stops = set(GROUPS.split("|")) | OF_STATES, set(AR_STOP.split("|"))
    for index, (word, start, end) in enumerate(tokens):
        head, cut = head_of(word, groups)
        if not head or (head in OF_STATES and index and tokens[index - 1][0].lstrip("وفبلك") in MINISTERS):
            continue
        contracted = not word.endswith(head)  # «للجيش»
        begin = start if contracted else end - len(head)
        count, last, previous = whole_group(text, folded, tokens[index : index + 6], (head, begin), groups, stops)
        if head in OF_A_PERSON and (person := person_after(text, folded, tokens, index, stops | groups)) > last:
            count, last, previous = 2, person, ""
        if previous in groups and not previous.startswith("ال"):  # «طيران قوات»: of whom is told after it
            continue
        called = MARKS.sub("", folded.text[begin:last])
        named = head not in OF_STATES and not POSSESSED.search(called) and not OF_THINGS.match(called)
        if count and last > begin and (previous in folded_adjectives() or named):
            first, beyond = folded.span(begin, last)
            written = text[first : with_whose(text, folded.span(*tokens[index + 1][1:])[0], beyond)].strip(' "«»“”')
            add_called(f"ال{written[cut:]}" if contracted else written, actors, definite=head.startswith("ال"))
    for match in NUMBERED.finditer(text):
        actors.add(match["name"])
    add_alone(text, actors)
    add_nameless(text, actors, {})
    add_parties(text, folded, actors)
    add_persons(text, folded, tokens, stops | groups, actors)
    for match in states.pattern("ar").finditer(text):
        if match["name"] in states.names("ar"):
            actors.add(match["name"])
    add_capitals(text, folded, actors)
    drop_halves(text, actors)
    unite_commands(actors)
    unite_longer(actors)


def add_capitals(text: str, folded: Folded, actors: Introduced) -> None:
    """Capitals that stand for their governments: «ردت طهران», «بين واشنطن وطهران»."""
    for match in (*GOVERNING.finditer(folded.text), *TWO_GOVERNING.finditer(folded.text)):
        for group in ("name", "other"):
            name = text[slice(*folded.span(*match.span(group)))] if match[group] else ""
            if is_capital(name):
                actors.add(name)


def person_after(
    text: str, folded: Folded, tokens: Sequence[tuple[str, int, int]], index: int, others: set[str]
) -> int:
    """Where the name ends of the person whose they are, 0 without one: «ميليشيات علي …»."""
    following = tokens[index + 1 : index + 3]
    if not following or folded.text[tokens[index][2] : following[0][1]] != " ":
        return 0
    first, _, last = following[0]
    if first not in FIRST_NAMES or (first == "علي" and is_preposition(text, folded, following)):
        return 0
    end = whole_name(text, folded, tokens, index + 1, others)
    return end if end > last else 0


def with_whose(text: str, start: int, end: int) -> int:
    """Where a name ends that goes on at `start`: with the state or party whose it is («قوات حزب العمال …»)."""
    state = states.pattern("ar").match(text, start)
    party = groups_pattern("ar").match(text, start)
    end = max(end, state.end()) if state and state["name"] in states.names("ar") else end
    return max(end, party.end()) if party else end


def head_of(word: str, groups: set[str]) -> tuple[str, int]:
    """The noun of a group in a folded word, and how many letters of it give way to its article: 2 of «للجيش»."""
    if word.endswith("بقياده"):
        return "", 0
    if word in groups:
        return word, 0
    if word.startswith("لل"):
        heads = ((f"ال{word[cut:]}", cut) for cut in (2, 1))  # «للجنة»
        return next(((head, cut) for head, cut in heads if head in groups - OF_STATES), ("", 0))
    return (word[1:], 0) if word[:1] in "وفبلك" and word[1:] in groups else ("", 0)


def whole_group(
    text: str,
    folded: Folded,
    tokens: Sequence[tuple[str, int, int]],
    begun: tuple[str, int],
    groups: set[str],
    stops: set[str],
) -> tuple[int, int, str]:
    """How many of the words after a head are of its name, where it ends, and the last of them.

    `tokens` begin with the head; `begun` is its noun and where the name begins.
    """
    head, begin = begun
    adjectives = folded_adjectives()
    last, count, previous = tokens[0][2], 0, ""
    definite = head.startswith("ال")
    for place, (follower, first, beyond) in enumerate(tokens[1:], start=2):
        gap = folded.text[last:first]
        another = count and follower.startswith("وال") and follower[1:] in groups | MORE_GROUPS
        another = another or (previous in adjectives and follower in groups)  # «القوات السودانية الجيش»
        rank = follower.startswith("ال") and (count or definite)  # «الجيش العقيد …»
        office = follower in AR_OFFICES and (rank or (not count and head in OF_A_PERSON))
        if count < LONGEST_QUOTED and is_open(folded.text[begin:first]) and gap == " ":  # «ميليشيا "نمر بالاكا"»
            last, count, previous = beyond, count + 1, follower
            continue
        quoted = folded.text[max(begin - 1, 0) : last].count('"') % 2 == 1 and '"' in gap  # it ends the name
        ends = quoted or "»" in gap or gap.strip(' "«“”') or (count and "”" in gap)
        if ends or follower in stops or another or office:
            break
        with_it = PARTY_WITH.get(head, set()) if not count else set()
        if count and called_whole(text[slice(*folded.span(begin, last))]) and follower not in adjectives:
            break
        if head in PARTY_WITH and previous not in CHAINS and follower not in adjectives | with_it:
            break
        if not count and follower in CROWDS:  # «تجمع المئات»: a verb
            break
        # «جبهة تحرير ظفار والعراق», not «قوات الأمن العراقية والمتظاهرين»
        joined = follower.startswith("وال") and count and previous not in adjectives and not CROWD.match(follower)
        joined = joined and follower[1:] not in folded_states() | stops | AR_OFFICES | adjectives
        joined = joined and not groups_pattern("ar").match(text, folded.span(first, beyond)[0])
        whose = not definite and not count and len(follower) > 2 and is_owner(head, follower)  # «جماعة نصرة …»
        ended = previous in adjectives and not previous.startswith("ال")  # «قوات هندية النار»
        # «هيئة … البحرية البريطانية»
        of_land = not definite and place < len(tokens) and tokens[place][0] in adjectives
        more = follower.startswith("ال") and count < MOST_DEFINITE + of_land and not ends_name(head, follower, count)
        more = more and not ended and previous not in folded_states()  # «حكومة الهند المنطقة»
        nation = follower in adjectives and not (is_feminine(head) and not follower.endswith("ه"))
        purpose = count and follower[:1] == "ل" and follower[1:] in CHAINS  # «الحركة الوطنية لتحرير الوادي»
        chained = (count and previous.removeprefix("ل") in CHAINS and len(follower) > 2) or purpose
        if not (more or joined or nation or whose or chained):
            break
        last, count, previous = beyond, count + 1, follower
    return count, last, previous


def is_open(words: str) -> bool:
    """Whether a quotation that begins in these words goes on after them."""
    marks = "".join(MARKS.findall(words))
    return marks.count('"') % 2 == 1 or marks[-1:] in tuple("“«")


def called_whole(written: str) -> bool:
    """Whether these words are the whole name of a known party: «تنظيم القاعدة», «الأمم المتحدة»."""
    known = groups("ar")
    return written in known or written.partition(" ")[2] in known


def is_owner(head: str, word: str) -> bool:
    """Whether a word after an indefinite head is of its name: no participle, verb or purpose."""
    if word in PARTICIPLES | ANY or word.startswith("لل") or (head == "حكومه" and word in FIRST_NAMES):
        return False
    if word not in CHAINS and is_adjective(head, word):
        return False
    return not IS_VERB.fullmatch(word) and (word.startswith("ن") or not OF_A_VERB.fullmatch(word))


def is_feminine(head: str) -> bool:
    """Whether the adjective of a definite head has that ending: «رئيس الحكومة السوداني» is of him."""
    return head.startswith("ال") and (head in FEMININE or head.endswith("ه"))


def unite_commands(actors: Introduced) -> None:
    """«قيادة الجبهة» is the front, where that is known."""
    for spelling, name in actors.names.items():
        head, _, whose = name.partition(" ")
        if head == "قيادة" and whose in actors.names:
            actors.names[spelling] = actors.names[whose]


def unite_longer(actors: Introduced) -> None:
    """«حكومة الوئام» is the one «حكومة الوئام الوطني» of the article."""
    spelled, longer = actors.by_name(), dict[str, list[str]]()
    for whole, more in [(name, more.start()) for name in spelled for more in re.finditer(" ال", name)]:
        longer.setdefault(whole[:more], []).append(whole)
    for name in spelled:
        of_party = name.partition(" ")[0] in PARTY_HEADS and " " in name and name not in groups("ar")
        if of_party and len(one := longer.get(name, [])) == 1:
            spelled[one[0]] += spelled[name]
            actors.names.update(dict.fromkeys(spelled[name], one[0]))


def drop_halves(text: str, actors: Introduced) -> None:
    """Without what ends with the first word of a party's name that goes on: «منظمة هيومن» of «منظمة "هيومن رايتس ووتش"»."""
    spelled = {match["name"] for match in groups_pattern("ar").finditer(text) if " " in match["name"]}
    firsts = {name.partition(" ")[0] for name in spelled} - spelled
    for name in [one for one in actors.names if " " in one and one.rpartition(" ")[2].strip('"«“') in firsts]:
        del actors.names[name]


def add_called(written: str, actors: Introduced, *, definite: bool) -> None:
    """A group by its name as it is written; what is not `definite` goes by its second word too, if that is."""
    if len(written) > LONGEST_NAME or "\n" in written:
        return
    name = written.replace('"', "") if written.count('"') % 2 else written
    name = name if name.count("«") == name.count("»") else re.sub("[«»]", "", name)
    name = name if name.count("“") == name.count("”") else re.sub("[“”]", "", name)
    if party := groups("ar").get(name):  # «تنظيم "نمور الوادي"»
        name = next((actors.names[one] for one in actors.names if groups("ar").get(one) == party), name)
    head, _, rest = name.partition(" ")
    own = rest.strip('"«»“”')
    of_party = own in groups("ar") and name not in groups("ar")
    if of_party and (head == "قوات" or MARKS.search(written)):  # «قوات حزب العمال الكردستاني»
        name = actors.names.get(own, own)
        actors.add(name, written)
        return
    short = name.count(" ") > 1 or MARKS.match(written.partition(" ")[2])  # «قوات "النسور"»
    others = [own] if not definite and short and head not in NEVER_SHORT else []
    actors.add(name, written, *(other for other in others if other.startswith("ال")))


def add_alone(text: str, actors: Introduced) -> None:
    """Names that stand without more, as the short forms of longer ones that are introduced."""
    for alone, head in SHORT_FORMS.items():
        full = {name for spelling, name in actors.names.items() if spelling.startswith(f"{head} ")}
        if len(full) == 1 and re.search(
            rf"(?<!على )(?<!في )(?<!\w)[وفبل]{{0,2}}{alone}(?!\w)(?! ال(?!{DAYS}))", text
        ):
            actors.add(full.pop(), alone)
    regime = {name for name in actors.names.values() if name.startswith("قوات النظام")}
    if regime:
        actors.add(min(regime), "النظام")
    for alone in ALONE:
        many = "" if alone in MASCULINE else "|ين|ون"
        if re.search(
            rf"(?<!\w)[وفبلك]{{0,2}}{alone}(?!\w)(?! ال(?!اثنين|ذين|ذي|تي)\w+(?:ي|ية{many})(?!\w))",
            text,
        ):
            full = {actors.names[name] for name in actors.names if name.startswith(f"{alone} ")}
            actors.add(full.pop() if len(full) == 1 else alone, alone)


def ends_name(head: str, word: str, count: int) -> bool:
    """Whether a definite word after a head is no part of its name: a participle, what it did, or of another gender."""
    if word in PARTICIPLES:
        return True
    if not head.startswith("ال") or head == "الويه":  # «ألوية»
        return count > 0 and (word in DEEDS or word.removesuffix("ين") in DEEDS)  # «قوات كييف السيطرة»
    if is_feminine(head):
        return not word.endswith("ه") and word not in GREATEST
    if head == "الجيش" and not (word.endswith("ي") or word in OF_ARMIES):  # «قصف الجيش الميناء»
        return True
    other = word.endswith(("ه", "ين", "ون")) and head in MASCULINE  # «طالب المجلس المدنيين»
    return (not count and word in DEEDS) or other


def add_parties(text: str, folded: Folded, actors: Introduced) -> None:
    """Whose fighters they are: «عناصر نمور الوادي»."""
    for match in PARTY.finditer(folded.text):
        if match["name"].split()[-1] not in NO_PARTY:
            actors.add(text[slice(*folded.span(*match.span("name")))])
