"""Actors that an Arabic article names: groups, organs of states, persons with an office."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from events.reading import states
from events.reading.actors import LONGEST_NAME, Introduced, add_groups, groups, groups_pattern
from events.reading.folding import Folded, fold_with_offsets
from events.reading.nameless import add_nameless

# Arabic

GROUPS = (
    "قوات|القوات|قوه|جيش|الجيش|حركه|الحركه|جبهه|الجبهه|حزب|الحزب|تنظيم|جماعه|مجلس|المجلس|وزاره|حكومه|الحكومه|منظمه|المنظمه|بعثه|البعثه|هييه|كتايب|لوا|ميليشيا|ميليشيات|مليشيا|تحالف|التحالف"
    "|اتحاد|الاتحاد|لجنه|اللجنه|البرلمان|شرطه|الشرطه|سلطات|السلطات|محكمه|المحكمه|جامعه|الامم|وكاله|سرايا|حرس|الحرس|الفصايل|فصايل|سلاح|شبكه|ائتلاف|الايتلاف|ايتلاف|تجمع|نقابه|مرصد|المرصد|طيران|تنسيقيه|لجان|مليشيات|ميليشيات|الميليشيات|مقاتلات|المديريه|اداره|الاداره|القياده|مفوضيه|المفوضيه|الصليب|الهلال|الفرقه|الويه|جهاز|كتيبه|قياده"
)
# Organs that a word calls with its state alone: «الأمن الصومالي», not «مجلس الأمن».
OF_STATES = set(
    "الامن الاستخبارات المخابرات الخارجيه الداخليه الدفاع الدفاعات البحريه الدرك الرياسه الاحتلال النظام".split()
)
MINISTERS = {"زير", "زيره"}  # «وزير الدفاع السوري», without its و
AR_OFFICES = set(
    "الرييس رييس رييسه الوزير وزير وزيره المتحدث الناطق متحدث ناطق المبعوث مبعوث المبعوثه الامين امين الفريق"
    " اللوا لوا العميد العقيد المقدم الرايد النقيب الملازم المشير السفير سفير الجنرال القايد قايد الملك ملك الامير"
    " امير ولي الشيخ حاكم والي محافظ زعيم زعيمها المستشار مستشار نايب عضو مدير المدير قايدها الدكتور السيد السيده"
    " البابا عمده النايب السيناتور المنسق منسق مفوض المفوض الممثل ممثل ممثله المرشد قيادي القيادي نظيره نظيرته"
    " دكتور العاهل برياسه بقياده بزعامه".split()
)
# With "and" before them another party is named: «حكومة الوفاق والكتائب».
MORE_GROUPS = {"الكتايب", "الفصايل", "الجماعات", "القوي", "الاحزاب", "المعارضه", "الوزارات", "المنظمات", "المسلحين"}
MORE_GROUPS |= {"المقاومه", "اللوا", "الكتيبه", "القبايل", "المسلحون", "المتمردون", "المتمردين", "الطوارق"}
# With these a person's name begins: after an office the words between may be many.
FIRST_NAMES = set(
    "محمد احمد محمود علي حسن حسين عمر عثمان خالد خليل خليفه ابراهيم اسماعيل يوسف يحيي عيسي موسي هارون داود سليمان"
    " صالح عبد عبدالله عبدالفتاح عبدالملك عبدالرحمن عبدالعزيز عبدالحميد عبدربه عبدالمجيد سعيد سعد سالم سلطان سلمان"
    " ستافان ستيفان ستيفن ستيفاني فايز فتحي فهد فيصل فواد فرج غسان هاني هشام هيثم حمد حمدان حميد حمدين حامد حبيب جمال جعفر جبران جورج جون جو"
    " جوزيف جيمس جيك جوزيب بشار بشير بنيامين بدر بلال ايمن انور امجد اكرم اسامه اسعد اشرف ادم ايهود اسحاق ارييل"
    " افيغدور افيخاي دانيال دونالد دميتري ديمتري ديفيد باراك بوريس بيتر بول بيل بوب انتوني انطونيو انطوان انغيلا"
    " انالينا اورسولا اوليكسندر ايمانويل اولاف الكسندر الكسي اندريه ايلون رجب ريشي راشد رامي رشيد رياض رضا رمضان"
    " روبرت ريكس سرجي سيرغي ستيفان ستيفن سامح سامي ساره سمير سيف شارل شهباز شي شوقي صدام صلاح صادق طارق طاهر طه"
    " عادل عاطف عارف عامر عباس عبدو عقيله عماد عمران عمار غازي فاروق فادي فرانسوا فلاديمير فولوديمير فولكر فيليكس"
    " كريم كمال كامل كاميلا كير كوفي كارين لويد ليث ليز مارتن ماركو مايك مايكل ماهر مالك مجاهد محسن مراد مروان"
    " مسعود مسرور مصطفي مصعب معمر معين مقتدي منصور منير مناوي مهدي ميشيل ميشال ميخاييل نادر ناصر ناصيف نبيل نبيه"
    " نجيب نزار نعيم نهاد نوري نيكول نيكولاس هادي هاكان هنري هيلاري وليد وليام ياسر ياسين ياير يونس يوري يوسي ابي"
    " اسياس سلفا رياك جوستين جوستان ويليام وليم مكسيم ليندا توم هانس غير مارك روز زياد زيد زهير زين عبداللطيف"
    " عبدالاله عبدالكريم الكسندرا فهمي قيس كايا مني نانسي نجلا هدي سعاد فاطمه خديجه زكريا ايال هرتسي يواف نفتالي"
    " بتسلييل ايتمار بيني عامي رون ثاباناني تيدروس مارتين فيليب لوي ايف جان جيل جيرار جوان اندرياس لارس".split()
)
AR_STOP = "لدي|عبر|باسم|بشان|حول|امام|من|علي|عن|الي|مع|ان|التي|الذي|الذين|قبل|بعد|خلال|امس|اليوم|الاثنين|الثلاثا|الاربعا|الخميس|الجمعه|السبت|الاحد|بين|حيث|كما|منذ|حتي|ضد|قد|لم|لا|لن|ما|هذا|هذه|ذلك|تلك|او|ثم|الماضي|الماضيه|المقبل|الجاري|الحالي|الان|قال|قالت|اعلن|اعلنت"


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
]
# «الجبهة» is the one front that an article names; not «على الجبهة».
SHORT_FORMS = {"الجبهة": "جبهة", "الحركة": "حركة", "الجماعة": "جماعة", "التنظيم": "تنظيم", "البعثة": "بعثة"}
NUMBERED = re.compile(r"(?<!\w)[وفبلك]?(?P<name>(?:اللواء|الفرقة|الكتيبة) \d{1,4})(?!\w)")
RANKED = {"اول", "ركن", "ثان", "ثاني", "طيار"}  # «الفريق أول»
OF_A_PERSON = {"اداره", "سلطات", "قوات", "ميليشيا", "مليشيا", "ميليشيات", "مليشيات", "حكومه"}  # «قوات اللواء …»
IS_VERB = re.compile(r"\w+وا|[يت](?:قول|قاتل|سيطر|تزعم|قود|دعم|نتمي|تبع|شن|هاجم|حاول|ضم|دعي|سمي|وجد|عمل|طالب)\w*")
CHAINS = {"تحرير", "شعب", "اقليم", "حمايه", "نصره", "ابنا", "ولايه", "مجلس"}  # «جبهة تحرير شعب …»
FEMININE = {"القوات", "السلطات", "الامم", "الميليشيات", "الفصايل"}  # and what ends with ه
GREATEST = {"العليا", "الكبري", "العظمي", "الوسطي", "الاولي"}  # adjectives without that end
MASCULINE = {"الجيش", "المجلس", "الحزب", "التحالف", "الاتحاد", "البرلمان", "الحرس", "التنظيم"}
DEEDS = set(
    "السيطره التوصل التصدي العثور القضا الانسحاب البد الهدنه التقدم الحداد التعبيه الاستيلا الافراج الموافقه القبض"
    " الاتفاق الانتها الدخول الاستعداد الالتزام الوقف التحقيق الحرب الطواري المشاركه المضي البقا الرد".split()
)
PARTICIPLES = set(
    "المدعومه المدعوم المعلنه الظافره المواليه الموالي التابعه التابع المتحالفه المنتشره المتمركزه المسانده"
    " المشاركه المهاجمه المتقدمه المنسحبه المحاصره المسيطره الباسله المخلوع المعينه المتواجده المتبقيه المتوغله"
    " المرتبطه المرتبط المنتميه المقربه المقرب المتطرفه المتطرف المتشدده المتشدد الارهابيه الارهابي المكلفه المعنيه المذكوره المسنوده المرابطه المنضويه المصنفه المحسوبه المتهمه الموجوده"
    " المقرر المقرره المزمع المزمعه المرتقب المرتقبه المنتظر المنتظره المتوقع المتوقعه المقبل المقبله الاخير الاخيره"
    " الماضي الماضيه الحالي الحاليه".split()
)
PARTY = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:جهازي|حركتي|جماعتي|تنظيمي|كتيبتي|ميليشيتي|عناصر|مقاتلي|مقاتلو|مسلحي|مسلحو|متمردي|متمردو)(?: من)? [\"“«]?(?P<name>(?!ال)\w{3,} ال\w{3,}|ال\w{3,} ال\w{2,}(?:ي|يه)(?=[\"”»])|ال\w{3,})(?!\w)"
)
NO_PARTY = set(
    "الامن الشرطه الدفاع الاطفا الحمايه الاسعاف التنظيم الجماعه الحركه المجموعه الميليشيا المليشيا القوات المقاومه"
    " العدو النظام الجيش المعارضه الذين الذي التي الفصايل المدني الجماعات الداخليه الاجنبيه المنطقه المدينه الحدود".split()
)
DISTRICT = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:ال)?(?:حي|حيي|مدينه|شارع|مخيم|قريه|بلده|مستشفي|منطقه|جامع|مسجد|مطار|ساحه) $"
)
LONGEST_DISTRICT = 12  # letters
MOST_BETWEEN = 8  # words between an office and the name of its holder
# First names that are words too: who bears one is found after an office alone.
WORDS_TOO = set(
    "علي جمال كامل عادل صادق سيف بدر هدي جيل مني طاهر شي ابي صلاح فرج حمد راشد كريم حامد عامر سالم منير بشير صالح"
    " سعيد سلطان ناصر مالك خليفه حميد حبيب هادي نعيم نجيب روز غير كير بول بيل جو توم جان زين زيد رون مارك حسن شارل"
    " سعد مراد منصور نادر عبد نور خالد طارق".split()
) - {"خليفه", "خالد", "طارق", "منصور", "صالح", "بشير"}
NAME_JOINTS = {"دي", "دو", "فان", "فون", "بن", "ابو", "ال", "عبد", "الدين", "ولد", "ابن", "ابي"}
VERBS = set("قال قالت اعلن ان انه اكد اليوم امس الي يوم وصل التقي دعا اجتمع الذي قد انها بان".split())
MOST_DEFINITE = 2  # words with the article after the first of a name, but for adjectives of states
POSSESSED = re.compile(
    r"^(?:ال)?وكاله (?!(?:ال)?(?:طاقه|فضا|استخبارات|مخابرات|غوث|تنميه|اغاثه|امن|امم|حمايه|لاجيين))|^\w+ (?:التابعه|المواليه|المتحالفه|المدعومه|المسانده|المشاركه|المنتشره|المهاجمه|المتمركزه|المواليين|المرتقبه|المقبله|الماضيه|الجديده|الاخيره|المقرره|المحليه|الدوليه)$|^\w+ (?!ال)\w+(?:ه|ها|هم|نا)$|^قوه مجموعه$|^حركه (?:ال)?(?:نزوح|مرور|سير|ملاحه|تنقل|سفر|طيران|احتجاج|تجاره|نقل|عبور|دخول|شاحنات|سفن)|^(?:قوه|لجنه|جماعه) (?!ال|حمايه|تحرير)"
)


@cache
def folded_adjectives() -> set[str]:
    """Of states, with the article and without, of both genders."""
    return {
        f"{article}{fold_with_offsets(word).text}{ending}"
        for word in states.adjectives("ar")
        for article in ("", "ال")
        for ending in ("", "ه")
    }


@cache
def folded_states() -> set[str]:
    return {fold_with_offsets(name).text for name in states.names("ar")}


def arabic(text: str, actors: Introduced) -> None:
    add_groups(text, actors)
    folded = fold_with_offsets(text)
    words = re.compile(r"\w+")
    adjectives = folded_adjectives()
    tokens = [(m[0], *m.span()) for m in words.finditer(folded.text)]
    groups, stops = set(GROUPS.split("|")) | OF_STATES, set(AR_STOP.split("|"))
    known = folded_states()
    for index, (word, start, end) in enumerate(tokens):
        bare = word if word in groups else word[1:] if word[:1] in "وفبلك" and word[1:] in groups else ""
        if not bare and word.startswith("لل") and "ال" + word[2:] in groups - OF_STATES:
            bare = "ال" + word[2:]
        if not bare or word.endswith("بقياده"):
            continue
        if bare in OF_STATES and index and tokens[index - 1][0].lstrip("وفبلك") in MINISTERS:
            continue
        contracted = not word.endswith(bare)  # «للجيش»
        begin = start if contracted else end - len(bare)
        last, count, previous = end, 0, ""
        definite = bare.startswith("ال")
        for follower, first, beyond in tokens[index + 1 : index + 6]:
            gap = folded.text[last:first]
            another = count and follower.startswith("وال") and follower[1:] in groups | MORE_GROUPS
            another = another or (previous in adjectives and follower in groups)  # «القوات السودانية الجيش»
            office = follower in AR_OFFICES and (bare in OF_A_PERSON if not count else follower.startswith("ال"))
            quoted = folded.text[max(begin - 1, 0) : last].count('"') % 2 == 1 and '"' in gap  # it ends the name
            if quoted or "”" in gap or "»" in gap or gap.strip(' "«“') or follower in stops or another or office:
                break
            joined = follower.startswith("وال") and count and follower[1:] not in known  # «جبهة تحرير ظفار والعراق»
            joined = joined and not groups_pattern("ar").match(text, folded.span(first, beyond)[0])
            whose = not definite and not count and len(follower) > 2 and follower not in PARTICIPLES
            whose = whose and not (
                (bare == "حكومه" and follower in FIRST_NAMES) or IS_VERB.fullmatch(follower)
            )  # «جماعة نصرة …»
            ended = previous in adjectives and not previous.startswith("ال")  # «قوات هندية النار»
            more = follower.startswith("ال") and count < MOST_DEFINITE and not ends_name(bare, follower, count)
            more = more and not ended
            purpose = count and follower[:1] == "ل" and follower[1:] in CHAINS  # «الحركة الوطنية لتحرير الوادي»
            chained = (count and previous.removeprefix("ل") in CHAINS and len(follower) > 2) or purpose
            if more or joined or follower in adjectives or whose or chained:
                last, count, previous = beyond, count + 1, follower
            else:
                break
        if previous in groups and not previous.startswith("ال"):  # «طيران قوات»: of whom is told after it
            continue
        named = bare not in OF_STATES and not POSSESSED.search(folded.text[begin:last])
        if count and last > begin and (previous in adjectives or named):
            written = text[slice(*folded.span(begin, last))].strip(' "«»“”')
            add_called(f"ال{written[2:]}" if contracted else written, actors, definite=definite)
    for match in NUMBERED.finditer(text):
        actors.add(match["name"])
    add_alone(text, actors)
    add_nameless(text, actors, {})
    add_parties(text, folded, actors)
    add_persons(text, folded, tokens, stops | groups, actors)
    for match in states.pattern("ar").finditer(text):
        if match["name"] in states.names("ar"):
            actors.add(match["name"])
    drop_halves(text, actors)


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
    others = [name.partition(" ")[2]] if not definite and name.count(" ") > 1 else []
    actors.add(name, written, *(other for other in others if other.startswith("ال")))


def add_alone(text: str, actors: Introduced) -> None:
    """Names that stand without more, as the short forms of longer ones that are introduced."""
    for alone, head in SHORT_FORMS.items():
        full = {name for spelling, name in actors.names.items() if spelling.startswith(f"{head} ")}
        if len(full) == 1 and re.search(rf"(?<!على )(?<!في )(?<!\w)[وفبل]{{0,2}}{alone}(?!\w)(?! ال)", text):
            actors.add(full.pop(), alone)
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
        return count > 0 and word in DEEDS  # «قوات كييف السيطرة»
    if head in FEMININE or head.endswith("ه"):
        return not word.endswith("ه") and word not in GREATEST
    other = word.endswith(("ه", "ين", "ون")) and head in MASCULINE  # «طالب المجلس المدنيين»
    return (not count and word in DEEDS) or other


def add_parties(text: str, folded: Folded, actors: Introduced) -> None:
    """Whose fighters they are: «عناصر نمور الوادي»."""
    for match in PARTY.finditer(folded.text):
        if match["name"].split()[-1] not in NO_PARTY:
            actors.add(text[slice(*folded.span(*match.span("name")))])


def add_persons(
    text: str, folded: Folded, tokens: Sequence[tuple[str, int, int]], others: set[str], actors: Introduced
) -> None:
    """Who is named after an office: at once, or by a first name some words later («رئيس مجلس النواب الليبي عقيلة صالح»)."""
    adjectives = folded_adjectives()
    known: list[tuple[int, int]] = []
    for index, (word, start, end) in enumerate(tokens):
        if not is_office(word):
            continue
        if DISTRICT.search(folded.text, max(start - LONGEST_DISTRICT, 0), start):  # «حي الشيخ مقصود»
            continue
        for skipped, (first, start, last) in enumerate(tokens[index + 1 : index + MOST_BETWEEN]):
            if re.search(r"[.؛;:!؟\n]", folded.text[end:start]):
                break
            at_once = not skipped or (
                skipped == 1 and (tokens[index + 1][0].startswith("ال") or tokens[index + 1][0] in RANKED)
            )
            on = text[folded.span(start, last)[1] - 1] == "ى" and first == "علي"
            begins = (first in FIRST_NAMES and not on) or (
                at_once
                and word.startswith("ال")
                and not first.startswith(("ال", "ل", "ب"))
                and len(first) > 2
                and not first.isdigit()
                and first not in RANKED
                and first not in others | AR_OFFICES | adjectives
            )
            if not begins:
                continue
            beyond = whole_name(folded.text, tokens, index + skipped + 1, others)
            if beyond > last:
                known.append((start, beyond))
            break
    alone = Counter(word for word, _, _ in tokens)
    for index, (word, start, last) in enumerate(tokens[:-1]):
        if word in FIRST_NAMES - WORDS_TOO and (beyond := whole_name(folded.text, tokens, index, others)) > last:
            family = folded.text[start:beyond].split(" ")[-1]
            following = folded.text[beyond : beyond + 20].strip().split(" ")[0]
            if len(family) > 3 and (following in AR_OFFICES or alone[family] > 1):
                known.append((start, beyond))
    for start, beyond in known:
        called = text[slice(*folded.span(start, beyond))]
        family = called.split(" ")[-1]
        actors.add(called, *([family] if len(family) > 3 and family not in actors.names else []))


def is_office(word: str) -> bool:
    """A folded word of an office, with what hangs on it: «ومبعوثه»."""
    bare = (word, word[1:]) if word[:1] in "وفبل" else (word,)
    if word.startswith("لل"):
        bare = (f"ال{word[2:]}",)
    return any(one in AR_OFFICES or one.removesuffix("ه").removesuffix("ها") in AR_OFFICES for one in bare)


def whole_name(text: str, tokens: Sequence[tuple[str, int, int]], index: int, others: set[str]) -> int:
    """Where the name ends that begins with a token: a family's name after it, with what joins them."""
    first, _, beyond = tokens[index]
    kept = 1
    for name, start, end in tokens[index + 1 : index + 4]:
        if text[beyond:start] != " " or name in others or name in AR_OFFICES or name in VERBS:
            break
        if name.startswith(("وابن", "وزوج", "وشقيق", "ووالد", "واطفال")):  # «نور سامي وابنهما»
            break
        beyond, kept = end, kept + 1
        following = tokens[index + kept][0] if index + kept < len(tokens) else ""
        of_three = kept == 2 and name in FIRST_NAMES and following in FIRST_NAMES
        if name not in NAME_JOINTS and not (kept == 2 and first == "عبد") and not of_three:
            break
    return beyond
