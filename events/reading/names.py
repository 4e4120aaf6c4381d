"""Names of months and weekdays, as CLDR has them in all the regions that write a language: a test compares them.

Written out, as to load CLDR's own files takes a sixth of the beginning of a program that reads one article.
"""

from events.dates.hijri import MONTHS as HIJRI

# From January on; those of a month in several regions parted by a semicolon.
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ar": "يناير;كانون_الثاني;جانفي فبراير;شباط;فيفري مارس;آذار أبريل;إبريل;نيسان;أفريل مايو;ماي;أيار"
    " يونيو;حزيران;جوان يوليو;يوليوز;تموز;جويلية أغسطس;غشت;أغشت;آب;أوت سبتمبر;شتنبر;شتمبر;أيلول أكتوبر;تشرين_الأول"
    " نوفمبر;نونبر;تشرين_الثاني ديسمبر;دجنبر;دجمبر;كانون_الأول",
}
# From Monday on.
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}


def months(lang: str) -> dict[str, object]:
    """Every wide name of a month in a language and its regions → 1 to 12."""
    return {
        name.replace("_", " "): number
        for number, names in enumerate(MONTHS[lang].split(), 1)
        for name in names.split(";")
    }


def weekdays(lang: str) -> dict[str, object]:
    """Every wide name of a weekday → 0 (Monday) to 6."""
    return {name: number for number, name in enumerate(WEEKDAYS[lang].split())}


def hijri_months(lang: str) -> dict[str, object]:
    """The names that our own pages give them → 1 to 12."""
    return {name: number for number, name in enumerate(HIJRI[lang], 1)}
