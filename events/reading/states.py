"""States by their names in CLDR, and by adjectives of our own."""

import re
from collections import Counter
from functools import cache

from babel import Locale

from events.reading.lexicon import trie
from events.text.folding import fold

# code, English, French (without its ending), Arabic (without its ending): of the Sudanese army, of a Sudanese city.
ADJECTIVES = """
SD Sudanese soudanais سوداني|SS South-Sudanese sud-soudanais جنوب-سوداني|ML Malian malien مالي|BF Burkinabe burkinabè بوركيني
NE Nigerien nigérien نيجري|NG Nigerian nigérian نيجيري|TD Chadian tchadien تشادي|CF Central-African centrafricain -
CD Congolese congolais كونغولي|RW Rwandan rwandais رواندي|UG Ugandan ougandais أوغندي|BI Burundian burundais بوروندي
ET Ethiopian éthiopien إثيوبي|ER Eritrean érythréen إريتري|SO Somali somalien صومالي|KE Kenyan kényan كيني
MZ Mozambican mozambicain موزمبيقي|CM Cameroonian camerounais كاميروني|LY Libyan libyen ليبي|TN Tunisian tunisien تونسي
DZ Algerian algérien جزائري|MA Moroccan marocain مغربي|MR Mauritanian mauritanien موريتاني|EG Egyptian égyptien مصري
EH Sahrawi sahraoui صحراوي|SN Senegalese sénégalais سنغالي|ZA South-African sud-africain -|ZW Zimbabwean zimbabwéen زيمبابوي
SY Syrian syrien سوري|LB Lebanese libanais لبناني|IL Israeli israélien إسرائيلي|PS Palestinian palestinien فلسطيني
JO Jordanian jordanien أردني|IQ Iraqi irakien عراقي|IR Iranian iranien إيراني|TR Turkish turc تركي|SA Saudi saoudien سعودي
YE Yemeni yéménite يمني|AE Emirati émirati إماراتي|QA Qatari qatari قطري|KW Kuwaiti koweïtien كويتي|OM Omani omanais عماني
BH Bahraini bahreïni بحريني|AF Afghan afghan أفغاني|PK Pakistani pakistanais باكستاني|IN Indian indien هندي
BD Bangladeshi bangladais بنغلاديشي|LK Sri-Lankan sri-lankais سريلانكي|NP Nepali népalais نيبالي|MM Burmese birman بورمي
TH Thai thaïlandais تايلاندي|KH Cambodian cambodgien كمبودي|PH Philippine philippin فلبيني|ID Indonesian indonésien إندونيسي
VN Vietnamese vietnamien فيتنامي|CN Chinese chinois صيني|JP Japanese japonais ياباني|KP North-Korean nord-coréen كوري
KR South-Korean sud-coréen -|RU Russian russe روسي|UA Ukrainian ukrainien أوكراني|BY Belarusian biélorusse بيلاروسي
MD Moldovan moldave مولدوفي|GE Georgian géorgien جورجي|AM Armenian arménien أرميني|AZ Azerbaijani azerbaïdjanais أذربيجاني
KZ Kazakh kazakh كازاخي|KG Kyrgyz kirghize قيرغيزي|TJ Tajik tadjik طاجيكي|UZ Uzbek ouzbek أوزبكي|PL Polish polonais بولندي
DE German allemand ألماني|FR French français فرنسي|GB British britannique بريطاني|US American américain أمريكي
CA Canadian canadien كندي|ES Spanish espagnol إسباني|IT Italian italien إيطالي|GR Greek grec يوناني|CY Cypriot chypriote قبرصي
RS Serbian serbe صربي|XK Kosovar kosovar كوسوفي|BA Bosnian bosnien بوسني|HR Croatian croate كرواتي|AL Albanian albanais ألباني
VE Venezuelan vénézuélien فنزويلي|CO Colombian colombien كولومبي|HT Haitian haïtien هايتي|MX Mexican mexicain مكسيكي
CU Cuban cubain كوبي|BR Brazilian brésilien برازيلي|AR Argentine argentin أرجنتيني|PE Peruvian péruvien بيروفي
EC Ecuadorian équatorien إكوادوري|NI Nicaraguan nicaraguayen نيكاراغوي|SV Salvadoran salvadorien سلفادوري
"""
MORE_ADJECTIVES = {
    "en": {
        **{
            "U.S.": "US",
            "US": "US",
            "UK": "GB",
            "Turkish": "TR",
            "Azeri": "AZ",
            "South Sudanese": "SS",
            "Ivorian": "CI",
        },
        **{"Guinean": "GN", "Beninese": "BJ", "Ghanaian": "GH", "Togolese": "TG", "Angolan": "AO", "Tanzanian": "TZ"},
        **{
            "Zambian": "ZM",
            "Djiboutian": "DJ",
            "Dutch": "NL",
            "Belgian": "BE",
            "Swiss": "CH",
            "Swedish": "SE",
            "Danish": "DK",
        },
        **{"Norwegian": "NO", "Finnish": "FI", "Hungarian": "HU", "Czech": "CZ", "Slovak": "SK", "Romanian": "RO"},
        **{
            "Bulgarian": "BG",
            "Moldovan": "MD",
            "Belarusian": "BY",
            "Lithuanian": "LT",
            "Latvian": "LV",
            "Estonian": "EE",
        },
        **{
            "Honduran": "HN",
            "Guatemalan": "GT",
            "Bolivian": "BO",
            "Chilean": "CL",
            "Timorese": "TL",
            "Gabonese": "GA",
        },
        **{"Liberian": "LR", "Sierra Leonean": "SL", "Gambian": "GM", "Bissau-Guinean": "GW", "Comorian": "KM"},
        **{
            "Malawian": "MW",
            "Namibian": "NA",
            "Malagasy": "MG",
            "Mongolian": "MN",
            "Laotian": "LA",
            "Filipino": "PH",
        },
        **{"Paraguayan": "PY", "Uruguayan": "UY", "Panamanian": "PA", "Jamaican": "JM", "Portuguese": "PT"},
        **{"Irish": "IE", "Austrian": "AT", "Slovenian": "SI", "Macedonian": "MK", "Montenegrin": "ME"},
    },
    "fr": {
        **{"ivoirien": "CI", "guinéen": "GN", "béninois": "BJ", "ghanéen": "GH", "togolais": "TG", "angolais": "AO"},
        **{
            "tanzanien": "TZ",
            "gabonais": "GA",
            "djiboutien": "DJ",
            "azéri": "AZ",
            "néerlandais": "NL",
            "belge": "BE",
        },
        **{"suisse": "CH", "suédois": "SE", "roumain": "RO", "bulgare": "BG", "moldave": "MD", "biélorusse": "BY"},
        **{"hongrois": "HU", "tchèque": "CZ", "lituanien": "LT", "guatémaltèque": "GT", "hondurien": "HN"},
        **{"libérien": "LR", "sierra-léonais": "SL", "gambien": "GM", "bissau-guinéen": "GW", "comorien": "KM"},
        **{"malawien": "MW", "namibien": "NA", "malgache": "MG", "mongol": "MN", "laotien": "LA", "bolivien": "BO"},
        **{"paraguayen": "PY", "uruguayen": "UY", "panaméen": "PA", "jamaïcain": "JM", "portugais": "PT"},
        **{"irlandais": "IE", "autrichien": "AT", "slovène": "SI", "macédonien": "MK", "monténégrin": "ME"},
        **{"norvégien": "NO", "danois": "DK", "finlandais": "FI", "letton": "LV", "estonien": "EE", "chilien": "CL"},
    },
    "ar": {
        **{
            "أميركي": "US",
            "غيني": "GN",
            "إيفواري": "CI",
            "غاني": "GH",
            "أنغولي": "AO",
            "تنزاني": "TZ",
            "جيبوتي": "DJ",
        },
        **{
            "هولندي": "NL",
            "بلجيكي": "BE",
            "سويسري": "CH",
            "سويدي": "SE",
            "نرويجي": "NO",
            "روماني": "RO",
            "بيلاروسي": "BY",
        },
        **{
            "مجري": "HU",
            "تشيكي": "CZ",
            "بلغاري": "BG",
            "جنوب سوداني": "SS",
            "اسرائيلي": "IL",
            "ايراني": "IR",
            "اماراتي": "AE",
        },
    },
}
SHORT = {
    "en": {
        **{"the United States": "US", "United States": "US", "US": "US", "U.S.": "US", "UK": "GB", "Britain": "GB"},
        **{"UAE": "AE", "DRC": "CD", "DR Congo": "CD", "Congo": "CD", "Democratic Republic of Congo": "CD"},
        **{
            "Burma": "MM",
            "Burkina": "BF",
            "Myanmar": "MM",
            "Turkey": "TR",
            "Ivory Coast": "CI",
            "Chad": "TD",
            "Mali": "ML",
            "Iraq": "IQ",
            "Iran": "IR",
        },
        **{"Oman": "OM", "Cuba": "CU", "Peru": "PE", "Togo": "TG", "Palestine": "PS", "Czech Republic": "CZ"},
    },
    "fr": {
        **{
            "RDC": "CD",
            "RD Congo": "CD",
            "Centrafrique": "CF",
            "RCA": "CF",
            "Burkina": "BF",
            "Égypte": "EG",
            "Egypte": "EG",
            "Birmanie": "MM",
            "Myanmar": "MM",
            "Mali": "ML",
            "Irak": "IQ",
            "Iran": "IR",
            "Cuba": "CU",
        },
        **{"Togo": "TG", "Inde": "IN", "Oman": "OM", "Biélorussie": "BY", "États-Unis": "US", "Etats-Unis": "US"},
        **{"Grande-Bretagne": "GB", "Émirats": "AE", "Emirats": "AE", "Azerbaïdjan": "AZ", "Palestine": "PS"},
        **{"République démocratique du Congo": "CD", "Tchad": "TD", "Niger": "NE", "Congo": "CD", "Haïti": "HT"},
    },
    "ar": {
        **{"أميركا": "US", "أمريكا": "US", "الولايات المتحدة": "US", "الولايات المتحدة الأمريكية": "US"},
        **{"الولايات المتحدة الأميركية": "US", "الإمارات": "AE", "السعودية": "SA", "بريطانيا": "GB", "تركيا": "TR"},
        **{"مالي": "ML", "قطر": "QA", "مصر": "EG", "سوريا": "SY", "سورية": "SY", "أفغانستان": "AF", "إثيوبيا": "ET"},
        **{"أثيوبيا": "ET", "اثيوبيا": "ET", "جنوب السودان": "SS", "الكونغو الديمقراطية": "CD", "الكونغو": "CD"},
        **{"المملكة العربية السعودية": "SA", "النيجر": "NE", "بوركينا فاسو": "BF", "فلسطين": "PS", "ميانمار": "MM"},
        **{"تشاد": "TD", "عمان": "OM", "سلطنة عمان": "OM", "كوريا الشمالية": "KP", "كوريا الجنوبية": "KR"},
    },
}
# Names that are words too, or parts of the names of places and persons.
NO_NAMES = {"en": {"Georgia", "Jersey", "Jordan"}, "fr": {"Jersey"}, "ar": {"بالاو", "نيوي", "ماكاو"}}


# Where Unicode's names are those of lists, which no paper writes.
WRITTEN = {
    "CD": {
        "ar": "جمهورية الكونغو الديمقراطية",
        "en": "Democratic Republic of the Congo",
        "fr": "République démocratique du Congo",
    },
    "CG": {"ar": "جمهورية الكونغو", "en": "Republic of the Congo", "fr": "République du Congo"},
    "MM": {"ar": "ميانمار", "en": "Myanmar", "fr": "Birmanie"},
}


def state_called(code: str, lang: str) -> str:
    """What a state or territory is called; its code where that is of none."""
    return WRITTEN[code][lang] if code in WRITTEN else Locale(lang).territories.get(code, code)


@cache
def names(lang: str) -> dict[str, str]:
    """Name → code of every state and territory."""
    locale = Locale(lang)
    known = {name: code for code, name in locale.territories.items() if len(code) == 2 and len(name) > 3}
    written = {state_called(code, lang): code for code in WRITTEN}
    all_known = known | SHORT[lang] | written
    spelled = {name.replace("أفري", other): code for name, code in all_known.items() for other in ("إفري", "افري")}
    return {name: code for name, code in (spelled | all_known).items() if code not in NO_STATES}


NO_GOVERNMENT = {"EH", "AQ", "BV", "HM", "UM", "IO"}  # lands in whose name nobody acts
NO_STATES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}


@cache
def lands() -> dict[str, str]:
    """Folded names, in all languages, of states, territories and the parts of the world → their codes."""
    named = [*((name, code) for lang in SHORT for code, name in Locale(lang).territories.items())]
    named += [pair for short in SHORT.values() for pair in short.items()]
    return {fold(name): code for name, code in named if code not in NO_STATES}


@cache
def adjectives(lang: str) -> dict[str, str]:
    """Adjective, with the hyphens of the table as spaces → code."""
    column = {"en": 1, "fr": 2, "ar": 3}[lang]
    rows = (row.split() for row in re.split(r"[|\n]", ADJECTIVES) if row.strip())
    table = {row[column].replace("-", " "): row[0] for row in rows if row[column] != "-"}
    return table | MORE_ADJECTIVES[lang]


@cache
def pattern(lang: str) -> re.Pattern[str]:
    """Names and adjectives of states in a text, with their clitics and endings."""
    spelled = trie([*names(lang), *adjectives(lang)])
    if lang == "ar":
        return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?:ال|لل)?(?P<name>{spelled})(?:ة|ين|ون|تين)?(?!\w)")
    ending = r"\w{0,3}" if lang == "fr" else "s?"
    return re.compile(rf"(?<![\w-])(?P<name>{spelled}){ending}(?!\w)")


def told_of(text: str, lang: str) -> Counter[str]:
    """The codes of the states that a text names, by name or adjective, and how often."""
    known = names(lang) | adjectives(lang)
    return Counter(known[match["name"]] for match in pattern(lang).finditer(text))
