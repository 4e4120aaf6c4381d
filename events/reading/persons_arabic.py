"""Persons whom an Arabic article names: after an office, or by a first name that comes again."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from events.reading import states
from events.reading.actors import Introduced
from events.reading.ar_verbs import AFTER_S, ENDINGS, OPENING, PLANNED
from events.reading.ar_wording import WORDING
from events.reading.folding import Folded, fold_with_offsets
from events.reading.lexicon import trie

AR_OFFICES = set(
    "الرييس رييس رييسه الوزير وزير وزيره المتحدث الناطق متحدث ناطق المبعوث مبعوث المبعوثه الامين امين الفريق"
    " اللوا لوا العميد العقيد المقدم الرايد النقيب الملازم المشير السفير سفير الجنرال القايد قايد الملك ملك الامير"
    " امير ولي الشيخ حاكم والي محافظ زعيم الزعيم زعيمها المستشار مستشار نايب عضو مدير المدير قايدها الدكتور السيد السيده"
    " البابا عمده النايب السيناتور المنسق منسق مفوض المفوض الممثل ممثل ممثله المرشد قيادي القيادي نظيره نظيرته"
    " دكتور العاهل الكولونيل كولونيل الكابتن الميجور العريف الرقيب برياسه بقياده بزعامه".split()
)
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
    " رافاييل ستيف جاريد تميم ماريا سيدي كولن كولين تيمور فيتالي اوليه اندري دينيس رستم جدعون توماس كريستوفر كريستيان بريت"
    " الهام جيهون زلماي حيدر جودلاك مختار ديمترو سيرهي اليكس الكس ماتيو جوناثان ريتشارد وولتر جاك جوليان ليون لوكا ماريو كارلوس انطون انجيلا تيريزا ايفان ايغور"
    " بتسلييل ايتمار بيني عامي رون ثاباناني تيدروس مارتين فيليب لوي ايف جان جيل جيرار جوان اندرياس لارس".split()
)
RANKED = {"اول", "ركن", "ثان", "ثاني", "طيار"}  # «الفريق أول»
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
NAME_JOINTS = set("شيخ دي دو فان فون بن ابو ال عبد ولد ابن ابي طيب حسني بطرس احمدي محيي نصر سيف".split())
# Before these a name is not over: «حسن نصر الله», «حمد بن سامي آل نور».
NAME_ENDINGS = {"الله", "الدين"}
NAME_GOES_ON = {"بن", "ابن", "ال", "ولد", "ابو"}
LONGEST_PERSON = 7  # words
# A family is not called by these alone: «عبد الله الثاني».
NO_FAMILY = set("الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر العام".split())
# What stands where a name could: «تبنى المتحدث أيضا عمليات».
NO_NAME = set(
    "غاضب قلق مستاء مصدوم حزين واثق متفائل ملتزم مستعد قادر حريص في عند عندما رغم عقب نحو مطلع جراء اثر غير مجرد عده كل كلا كلاهما بعض اي بينهما بينهم معهم الا فقد وقد لقد فيما بينما مما لكن سوف"
    " ايضا كذلك لاحقا مجددا سابقا حاليا رسميا علنا فورا مباشره تمهيدا تزامنا طالبا مشيرا موكدا اكثر اقل نحن كنا ليس كان كانت وجود عدم"
    " شمال جنوب شرق غرب شمالي جنوبي شرقي غربي مواصله تشكيل ترسيم تنفيذ تحقيق تقديم اقتراح ارتكاب بارتكاب باطلاق بقتل بتنفيذ حمله".split()
)
NO_NAME |= {fold_with_offsets(noun).text for noun in WORDING.nouns.values()}
ON_SOMETHING = re.compile(
    r"(?:وال|و[أإ]|ف[أإ]|لا?ل|بال|ب(?:مدينة|منطقة|ولاية|محافظة|بلدة|قرية|إقليم|حي|ريف|شمال|جنوب|شرق|غرب)$)|\w*ً|\d"
)  # as it is written
DONE = re.compile(r"إ\w\wا\w")  # «إطلاق», «إعلان»: what somebody does
OF_A_VERB = re.compile(rf"س?[يتن](?:{trie(f'{PLANNED} {OPENING} {AFTER_S}'.split())}){ENDINGS}")
NAMES_LIKE_VERBS = set("رفعت نشات عصمت شوكت طلعت مدحت جودت بهجت عزت صفوت ثروت".split())
VERBS = {fold_with_offsets(verb).text for verb in (*WORDING.says, *WORDING.nouns)}
VERBS |= set(
    "تعهد توعد هدد وعد حذر رحب ندد امر كلف نعي دان قال قالت اعلن ان انه اكد اليوم امس الي يوم وصل التقي دعا اجتمع الذي قد انها بان".split()
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


Token = tuple[str, int, int]  # a folded word and where it stands


def add_persons(text: str, folded: Folded, tokens: Sequence[Token], others: set[str], actors: Introduced) -> None:
    """Who is named after an office, and who has a first name and is named again."""
    known = after_offices(text, folded, tokens, others)
    alone = Counter(word for word, _, _ in tokens)
    ends, upto = dict(known), 0
    for index, (word, start, last) in enumerate(tokens[:-1]):
        upto = max(upto, ends.get(start, 0))
        if start < upto:  # within a name
            continue
        if word in FIRST_NAMES - WORDS_TOO and (beyond := whole_name(text, folded, tokens, index, others)) > last:
            family = folded.text[start:beyond].split(" ")[-1]
            following = folded.text[beyond : beyond + 20].strip().split(" ")[0]
            if len(family) > 3 and (following in AR_OFFICES or alone[family] > 1):
                known.append((start, beyond))
                upto = beyond
    for start, beyond in known:
        called = text[slice(*folded.span(start, beyond))]
        family = called.split(" ")[-1]
        alike = len(family) > 3 and family not in actors.names
        by_family = alike and fold_with_offsets(family).text not in NO_FAMILY | NAME_ENDINGS
        actors.add(called, *([family] if by_family else []))
        actors.persons.add(actors.names.get(called, called))


def after_offices(text: str, folded: Folded, tokens: Sequence[Token], others: set[str]) -> list[tuple[int, int]]:
    """Names after an office: at once, or by a first name some words later («رئيس مجلس النواب الليبي عقيلة صالح»)."""
    found: list[tuple[int, int]] = []
    for index, (word, office, end) in enumerate(tokens):
        if not is_office(word) or (word == "الملك" and index and tokens[index - 1][0].endswith("عبد")):
            continue
        if DISTRICT.search(folded.text, max(office - LONGEST_DISTRICT, 0), office):  # «حي الشيخ مقصود»
            continue
        for skipped, token in enumerate(tokens[index + 1 : index + MOST_BETWEEN]):
            first, start, last = token
            if re.search(r"[.؛;:!؟\n]", folded.text[end:start]):
                break
            beside = tokens[index + 1][0]
            at_once = not skipped or (skipped == 1 and (beside.startswith("ال") or beside in RANKED))
            on = first == "علي" and is_preposition(text, folded, tokens[index + skipped + 1 : index + skipped + 3])
            begins = (first in FIRST_NAMES and not on) or (
                at_once and word.startswith("ال") and begins_name(first, others)
            )
            following = tokens[index + skipped + 2][0] if index + skipped + 2 < len(tokens) else ""
            if not begins or not (is_name(text, folded, token) or is_not(first, following)):
                continue
            beyond = whole_name(text, folded, tokens, index + skipped + 1, others)
            if beyond > last:
                found.append((start, beyond))
            break
    return found


def is_preposition(text: str, folded: Folded, tokens: Sequence[Token]) -> bool:
    """Whether «علي» is «على», as the Egyptian press writes it, too: «علي الميناء», not «علي الحمداني»."""
    _, start, last = tokens[0]
    after = tokens[1][0] if len(tokens) > 1 else ""
    return text[folded.span(start, last)[1] - 1] == "ى" or (after.startswith("ال") and not after.endswith("ي"))


def begins_name(word: str, others: set[str]) -> bool:
    """Whether a word that is no known first name may begin a name at once after an office."""
    if word.startswith(("ال", "ل", "ب")) or len(word) < 3 or word.isdigit() or word in RANKED:
        return False
    if word in others | AR_OFFICES | folded_adjectives() or OF_A_VERB.fullmatch(word):
        return False
    return not word.endswith("ت") or word in NAMES_LIKE_VERBS  # «صرحت», «إيضاحات»


def is_not(first: str, following: str) -> bool:
    """Whether «غير» is a name: «غير بيدرسون», not «غير قادر»."""
    return first == "غير" and following.startswith("بيدرس")


def is_office(word: str) -> bool:
    """A folded word of an office, with what hangs on it: «ومبعوثه»."""
    bare = (word, word[1:]) if word[:1] in "وفبل" else (word,)
    if word.startswith("لل"):
        bare = (f"ال{word[2:]}",)
    return any(one in AR_OFFICES or one.removesuffix("ه").removesuffix("ها") in AR_OFFICES for one in bare)


def is_name(text: str, folded: Folded, token: Token) -> bool:
    """Whether a word may be of a person's name: no adverb, no noun of what is done, nothing that "and" joins."""
    word, start, end = token
    written = text[slice(*folded.span(start, end))]
    joined = word.startswith("و") and (word[1:] in FIRST_NAMES or word[1:] in AR_OFFICES or word[1:] in NO_NAME)
    done = DONE.fullmatch(written) and word not in FIRST_NAMES
    return word not in NO_NAME and not joined and not done and not ON_SOMETHING.match(written)


def whole_name(text: str, folded: Folded, tokens: Sequence[Token], index: int, others: set[str]) -> int:
    """Where the name ends that begins with a token: a family's name after it, with what joins them."""
    first, _, beyond = tokens[index]
    kept = 1
    before = first
    for token in tokens[index + 1 : index + LONGEST_PERSON]:
        name, start, end = token
        office = name in AR_OFFICES and before not in NAME_JOINTS  # «نور ولد الشيخ سامي»
        if folded.text[beyond:start] != " " or name in others or office or name in VERBS:
            break
        if name.startswith(("وابن", "وزوج", "وشقيق", "ووالد", "واطفال")):  # «نور سامي وابنهما»
            break
        if not is_name(text, folded, token):
            break
        beyond, kept, before = end, kept + 1, name
        following = tokens[index + kept][0] if index + kept < len(tokens) else ""
        family = following.startswith("ال") and len(following) > 4 and following.endswith("ي")
        family = family and following not in folded_adjectives()
        of_three = kept == 2 and name in FIRST_NAMES and (following in FIRST_NAMES or family)
        goes_on = following in NAME_ENDINGS | NAME_GOES_ON
        goes_on = goes_on or (name in NAME_ENDINGS and (kept == 2 or following in FIRST_NAMES))
        if not (name in NAME_JOINTS or name in AR_OFFICES or goes_on or (kept == 2 and first == "عبد") or of_three):
            break
    return beyond
