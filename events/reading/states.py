"""States by their names in CLDR, and by adjectives of our own."""

import re
from functools import cache

from babel import Locale

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
SHORT = {"en": {"the United States": "US", "UK": "GB"}, "fr": {"RDC": "CD"}, "ar": {"أميركا": "US", "أمريكا": "US"}}


@cache
def names(lang: str) -> dict[str, str]:
    """Name → code of every state and territory."""
    locale = Locale(lang)
    known = {name: code for code, name in locale.territories.items() if len(code) == 2 and len(name) > 3}
    return known | SHORT[lang]


@cache
def adjectives(lang: str) -> dict[str, str]:
    """Adjective, with the hyphens of the table as spaces → code."""
    column = {"en": 1, "fr": 2, "ar": 3}[lang]
    rows = (row.split() for row in re.split(r"[|\n]", ADJECTIVES) if row.strip())
    return {row[column].replace("-", " "): row[0] for row in rows if row[column] != "-"}
