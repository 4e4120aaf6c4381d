"""What a number counts: where one of these follows it, it is neither a year nor a day."""

LATIN = {
    "en": (
        "people|persons?|percent|per cent|dead|troops|soldiers|civilians|refugees|protesters|demonstrators|homes|houses"
        "|villages|villagers|towns|cases|members|delegates|workers|migrants|rebels|students|pupils|teachers|votes|seats"
        "|hectares|acres|rockets|missiles|drones|shells|bombs|mines|words|pages|copies|strong|rounds|inhabitants"
        "|residents|locals|detainees|hostages|victims|survivors|casualties|deaths|bodies|graves|vehicles|cars|trucks|buses"
        "|ships|boats|vessels|aircraft|planes|tanks|families|households|fighters|militants|insurgents|gunmen|prisoners"
        "|inmates|officers|policemen|guards|peacekeepers|observers|employees|volunteers|doctors|nurses"
        "|patients|tonnes|tons|kilos|kilograms|litres|liters|gallons|barrels|dollars|euros|pounds|rupees|dinars|riyals"
        "|francs|men|women|children|girls|boys|youths|farmers|schools|hospitals|buildings|shops|businesses"
        "|companies|animals|cattle|sheep|trees|tents|returnees|weapons|rifles|firearms"
        "|violations|complaints|signatures|candidates|voters|ballots|points|degrees"
        "|feet|miles|metres|meters|km|kilometres|kilometers|million|billion|thousand"
    ),
    "fr": (
        "millions|milliards|mille|personnes|morts|blessés|soldats|militaires|civils|policiers|gendarmes|combattants"
        "|rebelles|jihadistes|djihadistes|insurgés|miliciens|assaillants|prisonniers|détenus|otages|victimes|rescapés"
        "|disparus|déplacés|réfugiés|migrants|habitants|villageois|familles|foyers|ménages|enfants|femmes|hommes|filles"
        "|garçons|élèves|étudiants|enseignants|ouvriers|employés|salariés|agents|volontaires|médecins|patients|malades|cas"
        "|décès|corps|tombes|kilomètres|km|mètres|hectares|tonnes|kilos|kilogrammes|litres|barils|euros|dollars|francs"
        "|dinars|dirhams|voix|sièges|électeurs|candidats|bulletins|signatures|maisons|habitations|logements|villages"
        "|bâtiments|écoles|véhicules|camions|voitures|navires|bateaux|avions|chars|drones|missiles|roquettes|obus|armes"
        "|fusils|munitions|attaques|raids|frappes|incidents|violations|arrestations|plaintes|manifestants"
        "|têtes|points|degrés|pages|mots|exemplaires|fois|pour cent"
    ),
}
# Counted from eleven on in the singular, from a hundred on without its accusative: «12 جنديا», «100 جندي».
ARABIC = """
عنصر شخص فرد أسير معتقل سجين محتجز مسلح مقاتل جندي عسكري ضابط شرطي مدني طفل امرأة رجل قتيل جريح شهيد مصاب ضحية
صاروخ قذيفة طائرة غارة مسيرة لغم دبابة مدرعة شاحنة سيارة مركبة سفينة قارب منزل خيمة مبنى مدرسة مستشفى قرية بلدة
موظف عامل طالب معلم طبيب مريض متظاهر محتج ناخب مرشح نائب عضو صوت مقعد متر ميل كيلومتر هكتار فدان كيلوغرام طن
لتر برميل دولار يورو دينار ريال درهم جنيه ليرة فرنك نازح لاجئ مهاجر عائد عائلة أسرة نسمة دولة حالة إصابة وفاة
جثة قبر هجوم انتهاك خرق اعتقال حادث درجة نقطة صفحة كلمة نسخة مرة مليون مليار ألف رأس سلة خلية
""".split()
PLURALS = """
عناصر أشخاص أفراد جنود قتلى جرحى شهداء أطفال نساء رجال منازل دولارات كيلومترات كم كلم بالمئة
""".split()
COUNTED = {
    **LATIN,
    "ar": "|".join([*ARABIC, *(f"{noun}ا" for noun in ARABIC if noun[-1] not in "ةىا"), *PLURALS]),
}
