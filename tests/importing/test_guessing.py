from pathlib import Path

import pytest
import yaml

from events.importing import pointing
from events.importing.cells import Refused, slug_of
from events.importing.guessing import ROLES, guess, known_format, sorted_columns
from events.importing.headings import by_heading, known_headings
from events.importing.language_told import is_foreign, language_of_headings, language_of_table
from events.importing.lists import AND, LINE_OR_COMMA, separator, taken_apart
from events.importing.mapping import load_mapping
from events.importing.meanings import meant_by
from events.importing.pointing import Pointed, as_yaml, first_pointing, form_of, lacking
from events.importing.rows import Imported, numbered, read_row
from events.importing.showing import cells_of

SHAPES = yaml.safe_load((Path(__file__).parent / "shapes.yaml").read_text(encoding="utf-8"))
# What is not guessed: a library's word for a risk, a day in an official journal.
MISSED = {"disasters_fr": {"lib_risque_jo", "dat_pub_jo"}}


@pytest.mark.parametrize("name", SHAPES)
def test_what_columns_of_tables_of_others_are_is_guessed(name):
    shape = SHAPES[name]
    header = list(shape["headings"])
    rows = [dict(zip(header, map(str, cells), strict=True)) for cells in shape["rows"]]
    found = guess(header, rows)
    assert {one for one in header if found[one] != shape["headings"][one]} == MISSED.get(name, set())


def test_the_roles_of_the_headings_are_those_that_can_be_chosen():
    texts = {role[:-3] if role[-3:] in ("_ar", "_en", "_fr") else role for role in ROLES}
    assert set(known_headings()) - {"ignore", "area"} == texts


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        *(("Date de l'incident", "date"), ("EVENT_DATE", "date"), ("تأريخ الحادثة", "date"), ("eventDate", "date")),
        *(("عدد القتلى", "deaths_best"), ("Nombre de tués", "deaths_best"), ("N°", "id"), ("Timestamp", "ignore")),
        *(("Quellen", "source_title"), ("Tatort", "place"), ("Bundesland", "place"), ("Datum", "date")),
        *(
            ("Olay Tarihi", "date"),
            ("Ölü sayısı", "deaths_best"),
            ("tipoDeArma", "ignore"),
            ("Tipo_Protesto", "kind"),
        ),
        *(("Data_termino_do_protesto", "date_end"), ("canonical_incident_name", "title"), ("comentario", "summary")),
        *(
            ("source_category", "ignore"),
            ("fetched_at", "ignore"),
            ("published", "source_published"),
            ("detail", "summary"),
        ),
        *(("When it was", "date"), ("Who did it", "actor"), ("What we saw", "summary"), ("Dead (min)", "deaths_low")),
        *(("Desk remarks", "ignore"), ("Notes internes", "ignore"), ("ملاحظات التحرير", "ignore"), ("Qui", "actor")),
        *(("Hecho", "title"), ("STARTYR", "year"), ("ENDYR", "end_year"), ("STARTMON", "month")),
        *(("year_end", "end_year"), ("Battle type", "kind"), ("Belligerents on the one side", "actor")),
        *(("canonical_id", "id"), ("fonte primária", "source_title"), ("locationId", "id"), ("place_code", "")),
        *(("thumbnail_url", "ignore"), ("date_jalali", "ignore"), ("Caption", "title"), ("case id", "id")),
        *(("ArmasGrupoArmado", ""), ("Weapon 2", "ignore"), ("NAME_2", "ignore"), ("actor armado", "actor")),
        *(("نوع الإنتهاك", "kind"), ("Lieu", "place"), ("Population", "ignore"), ("Wholly other", "")),
    ],
)
def test_a_heading_is_known_whatever_its_case_accents_hamza_and_article(heading, role):
    assert by_heading(heading)[0] == role


@pytest.mark.parametrize(
    ("heading", "cells", "role"),
    [
        ("date", ["soon", "later", "then"], ""),
        ("deaths", ["many", "few", "none"], ""),
        ("day", ["2022-04-13", "2022-04-14"], "date"),
        ("id", ["1", "1", "2"], ""),
        ("link", ["Gazette", "Courier"], "source_title"),
        ("source", ["https://a.example/1", "https://b.example/2"], "source_url"),
        ("x1", ["13/4/2022", "14/4/2022"], "date"),
        ("x1", ["08.11.2020", "3.10.2020"], "date"),
        ("x1", ["1.250", "12.5"], ""),
        ("x2", ["https://a.example/1", "https://b.example/2"], "source_url"),
        ("x3", ["1500", "1600"], ""),
        ("y", ["2021", "2022"], "year"),
        ("year", ["-31", "-141", "787", "1822"], "year"),
        ("Year", ["480 BCE", "490 BCE", "1066 CE"], "date"),
        ("Dates", ["499–449 BCE", "480–479 BCE"], "date"),
        ("age_group", ["adult", "child", "adult"], ""),
        ("area_km2", ["", ""], ""),
        ("exact_coordinates_2", ["", ""], ""),
        ("y", ["12.5", "13.5"], "latitude"),
        ("location_link", ["/wiki/Cyprus", "/wiki/Paris"], ""),
        ("name_link", ["/wiki/Cyprus", "/wiki/Paris"], ""),
        ("source", ["/wiki/Cyprus", "/wiki/Paris"], ""),
        ("coord_precision", ["exact", "place"], ""),
        ("coord_source", ["survey", "map"], ""),
        ("GDP_YEAR", ["2016", "2007"], ""),
        ("belligerents", ["Army; Front", "Army"], "actor"),
        ("type", ["+", "-", "+"], ""),
        ("lien", ["fiches/one.html", "fiches/two.html"], ""),
        ("date_construction", ["1949", "1900-1901"], ""),
        ("Finish", ["1991", "1992"], "date_end"),
        ("Lat/Long", ["34.5, 69.2", "34.6, 69.1"], "coordinates"),
        ("Location", ["34.5012, 69.2034", "34.6023, 69.1045"], "coordinates"),
        ("Location", ["POINT(69.2 34.5)", "POINT(69.1 34.6)"], "coordinates"),
        ("marker", ["34.5012, 69.2034", "34.6023, 69.1045"], "coordinates"),
        ("score", ["3.5, 4.5", "2.5, 1.5"], ""),
        ("where_coordinates", ["Kabul", "Herat"], "place"),
        ("geolocation", ["https://a.example/1", "https://b.example/2"], "source_url"),
        ("time_end", ["2022-04-13 08:30", "2022-04-14 09:30"], "date_end"),
        ("end time", ["08:30", "09:30"], ""),
        ("incident", ["1204", "1204"], ""),
        ("Incident year", ["2014", "2015"], "year"),
        ("Number of Dead", ["2", "3"], "deaths_best"),
        ("Location", ["Urban Residential", "Road", "Village", "Place Of Worship"], ""),
        ("Location", ["Rivertown", "Village", "Market of Laketown"], "place"),
        ("date", ["624", "656", "680"], "date"),
        ("Codigo_evento", ["20110114OCUP01", "20110114BSHT02", "20110114OCUP01"], ""),
        ("libelle_1", ["Read more", "Read more", "Read more", "Read more", "Watch"], ""),
        ("end date", ["ongoing", "en cours", "2022-05-01", "مستمر"], "date_end"),
        ("end date", ["no end, Ongoing", "still ongoing", "Present day"], "date_end"),
        ("end_year", ["Ongoing", "ongoing", "1994"], "end_year"),
        ("tag", ["strike", "raid", "strike"], ""),
        ("Tag", ["12", "13", "14-16"], "day"),
        ("التاريخ الهجري", ["15/03/0912", "3 رجب 792", "857"], "date"),
        ("Mo", ["3", "11", "7"], "month"),
        ("Dy", ["3", "30", "7"], "day"),
        ("Type", ["MW", "ML", "Md", "mb"], ""),
        ("type", ["boundary", "boundary", "place", "boundary"], ""),
        ("type", ["administrative", "village", "suburb", "hamlet"], ""),
        ("category", ["Military", "Political", "Other", "Military"], "kind"),
        ("Death Description", ["2", "4", "1"], ""),
        ("fonte_ocorrencia", ["Gazette", "Reader"], "source_title"),
        ("Source 2", ["Gazette", "https://a.example/1", "Courier", "https://a.example/2", "Herald"], "source_title"),
        ("Source 2", ["Gazette", "https://a.example/1", "https://a.example/2", "https://a.example/3"], "source_url"),
        ("casualties_dead", ["2", "0"], "deaths_best"),
        ("date_display", ["January 1, 1842", "April 1871"], "written"),
        ("who", ["Europe, Asia", "Africa", "Asie"], ""),
        ("who", ["Europe, Asia", "Army", "Front"], "actor"),
        ("Reference", ["https://a.example/1", "https://b.example/2"], "source_url"),
        ("sourcesOfFire", ["Army", "Armed group"], "actor"),
        ("faction", ["Army vs Union", "Union"], "actor"),
        (
            "perpetrators",
            ["Army, with units of the police in green uniforms; others came later.", "Unknown."] * 2,
            "",
        ),
        ("perpetrators", ["Army of the North, Union of the hills, Front of the coast, Guard Corp.", "Army"], "actor"),
        ("source of funding", ["State", "Donors"], ""),
        ("sources d'information", ["Gazette", "Courier"], "source_title"),
        ("claims_verbatim", ["Bread for all", "Peace now"], ""),
        ("news_site_date", ["2021-03-04", "2021-03-05"], "source_published"),
        ("Date of the article", ["2021-03-04", "2021-03-05"], "source_published"),
        ("تاريخ المقال", ["2021-03-04", "2021-03-05"], "source_published"),
        ("fullName", ["Ivo Sand", "Ana Reed"], "title_en"),
        ("Name.of.the.agreement", ["Accord of the port", "Truce of the hills"], "title_en"),
        ("Nom de l'incident", ["Le raid du port", "La grève des mines"], "title_fr"),
        ("Year of Agreement", ["1985", "2002"], "year"),
        ("arquivo_date", ["2021-03-04", "2021-03-05"], ""),
        ("Date of the snapshot", ["2021-03-04", "2021-03-05"], ""),
        ("publication_status", ["printed", "draft"], ""),
        ("statut de l'événement", ["clos", "ouvert"], ""),
        ("حالة الحدث", ["مغلق", "مفتوح"], ""),
        ("end_date_precision", ["year", "month"], ""),
        ("start_date_precision", ["year", "month"], "precision"),
        ("Year of birth", ["1985", "2002"], ""),
        ("publication", ["The Gazette", "The Courier"], "source_publisher"),
        ("protesteridentity", ["miners", "farmers"], "actor"),
        ("Target.Country", ["Northland", "Southland"], ""),
        ("location", ["national", "nationwide", "national"], ""),
        ("Nom complet", ["Ivo Sand", "Ana Reed"], "title_en"),
    ],
)
def test_content_overrules_a_heading_and_speaks_where_there_is_none(heading, cells, role):
    assert guess([heading], [{heading: cell} for cell in cells])[heading] == role


def test_incidents_of_few_words_are_the_kinds_of_a_table_that_has_no_others():
    words = ["seizure", "sabotage", "seizure", "drone strike"] * 5
    told = [{"Date": f"2021-03-{at:02}", "Incident": word, "Place": "Sea"} for at, word in enumerate(words, 1)]
    assert guess([*told[0]], told)["Incident"] == "kind"
    assert guess([*told[0], "Type"], [row | {"Type": "at sea"} for row in told])["Incident"] == "title_en"
    alike = [row | {"Incident": "seizure"} if at > 4 else row for at, row in enumerate(told)]
    assert guess([*alike[0]], alike)["Incident"] == "kind"  # most say the same
    own = [row | {"Incident": f"{row['Incident']} of ship {at}"} for at, row in enumerate(told)]
    assert guess([*own[0]], own)["Incident"] == "title_en"


def test_a_title_is_made_of_what_most_rows_say_in_words_that_differ():
    header = ["date", "channel", "prison", "people", "remark"]
    rows = [
        {
            "date": f"1971-03-{day:02}",
            "channel": "Bulletin",
            "prison": f"Prison {day}",
            "people": str(day),
            "remark": "",
        }
        for day in range(1, 11)
    ]
    rows[0] |= {"people": "some forty", "remark": "Ended the next day"}
    assert first_pointing(header, rows, "x").title == ["prison"]


def test_persian_and_kurdish_are_told_from_arabic_and_keep_its_direction():
    persian = {"x": ["کشته شدن چند کارگر در شهر", "اعتصاب رانندگان برای حقوق", "بازداشت یک نویسنده"]}
    kurdish = {"x": ["کۆبوونەوەی خەڵک لە شار", "پێشمەرگە گەڕانەوە"]}
    arabic = {"x": ["مقتل عمال في المدينة", "إضراب سائقين في گرميان", "توقيف كاتب في السوق"]}
    assert [is_foreign(said) for said in (persian, kurdish, arabic)] == [True, True, False]
    assert [language_of_table(said) for said in (persian, kurdish, arabic)] == ["ar", "ar", "ar"]
    assert language_of_table({"x": ["Нападение на село", "Обстрел города"]}) == "en"


@pytest.mark.parametrize(("ids", "title"), [("The mill of {}", ["id"]), ("the-mill-of-{}", ["side", "result"])])
def test_where_the_identifier_is_a_name_it_is_the_title(ids, title):
    rows = [
        {
            "id": ids.format(n),
            "date": "1971",
            "side": "East" if n % 2 else "West",
            "result": "won" if n % 3 else "lost",
        }
        for n in range(10)
    ]
    assert first_pointing(["id", "date", "side", "result"], rows, "x").title == title


def test_the_columns_of_a_role_are_sought_once_whatever_the_rows_are(monkeypatch):
    sought = []
    monkeypatch.setattr(pointing, "sorted_columns", lambda *said: sought.append(said) or sorted_columns(*said))
    counts = []
    for rows in (1, 300):
        first_pointing(["date", "place", "actor"], [{"date": "1971", "place": "Town", "actor": "Army"}] * rows, "x")
        counts.append(len(sought))
    assert counts[1] == 2 * counts[0]


def test_a_known_format_is_told_by_all_of_its_headings_and_not_by_one():
    assert known_format(["id", "date", "kind"]) == ""
    assert known_format(["address", "date", "kind", "title_ar", "title_en", "place", "latitude", "longitude"]) == (
        "events-csv"
    )


@pytest.mark.parametrize(
    ("texts", "lang"), [(["سوق"], "ar"), (["Le marché de la ville"], "fr"), (["The market"], "en"), (["1"], "en")]
)
def test_a_text_is_in_the_language_of_its_letters_and_words(texts, lang):
    assert language_of_table({"x": texts}) == lang


def pointed(**more) -> Pointed:
    columns = {"when": "date", "sort": "kind", "where": "place", "who": "actor", "name": "title_fr"}
    return Pointed(**{"columns": columns, "data_set": "mine", "data_set_name": "Mine", "language": "fr", **more})


def test_what_is_pointed_at_is_a_mapping_that_reads_its_rows():
    mapping = load_mapping(as_yaml(form_of(pointed(split=";", order="mdy"))))
    row = {"when": "3/4/2022", "sort": "talks", "where": "Town", "who": "A; B", "name": ""}
    read = read_row(2, row, mapping)
    assert (read.date, read.kind, read.title["fr"]) == ("2022-03-04", "talks", "talks")
    assert [name for _slug, name in read.actors] == ["A", "B"]
    assert read.place.name == "Town"
    assert read.source_id == "3/4/2022 Town"


def test_without_an_identifier_a_second_like_row_is_another_event():
    mapping = load_mapping(as_yaml(form_of(pointed())))
    row = {"when": "2022", "sort": "talks", "where": "Town", "who": "", "name": "One"}
    ids = [read_row(n, one, mapping).source_id for n, one in numbered([(2, row), (3, row), (4, row)], mapping)]
    assert ids == ["2022 Town One", "2022 Town One (2)", "2022 Town One (3)"]


def test_what_must_still_be_chosen_is_said():
    assert lacking(pointed(columns={})) == [
        "Choose the column of the date, or that of the year.",
        "Choose the column of the kind, or one kind for all rows.",
    ]
    assert lacking(pointed()) == []


def test_actors_of_one_cell_are_told_apart_by_what_stands_between_them():
    rows = [{"date": "2022", "actors": "A; B"}, {"date": "2023", "actors": "C"}]
    assert first_pointing(["date", "actors"], rows, "mine").split == ";"


def test_parts_of_the_last_day_and_names_that_stand_for_what_is_there_are_read():
    form = {
        "data_set": {"slug": "x", "name": "X"},
        "id": "{id}",
        "date": {"year": "{y}", "month": "{m}", "end_year": "{ey}", "end_month": "{em}"},
        "kind": {"of": "talks"},
        "title": {"en": "{id}"},
        "actors": {"of": ["{who}"], "values": {"Frount": "front"}},
        "place": {"name": "{where}", "values": {"Toun": "town"}},
    }
    row = {"id": "1", "y": "2022", "m": "4", "ey": "2022", "em": "6", "who": "Frount", "where": "Toun"}
    read = read_row(2, row, load_mapping(as_yaml(form)))
    assert (read.date, read.actors, read.place.slug) == ("2022-04/2022-06", [("front", "Frount")], "town")


def roles_of(header: list[str], *rows: list[str]) -> dict[str, str]:
    return guess(header, [dict(zip(header, row, strict=True)) for row in rows])


def test_parts_of_a_date_stay_beside_a_whole_one_that_few_rows_have():
    header = ["year", "exact date", "topic"]
    found = roles_of(header, ["1950", "", "One"], ["1927", "May 1927", "Two"], ["1931", "", "Three"])
    assert found == {"year": "year", "exact date": "date", "topic": "title_en"}
    found = roles_of(header, ["1950", "1 May 1950", "One"], ["1927", "May 1927", "Two"])
    assert found["year"] == ""


def test_a_column_that_few_rows_have_is_no_date_by_its_content_and_no_kind():
    header = ["iyear", "resolution", "type"]
    rows = [["1970", "", "" if n else "raid"] for n in range(9)] + [["1970", "03/18/1970", ""]]
    assert roles_of(header, *rows) == {"iyear": "year", "resolution": "", "type": ""}


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        *((name, "2019-03-04") for name in ("recording_date", "Date of registration", "created_at", "Update date")),
        *((name, "2019-03-04") for name in ("Date de création", "تاريخ التسجيل", "تاريخ المراجعة")),
        *((name, "2019") for name in ("POP_YEAR", "Year of birth", "سنة الميلاد", "Année de naissance")),
    ],
)
def test_when_a_row_was_written_or_somebody_born_is_no_day_of_an_event(heading, cell):
    rows = [{heading: cell, "Title": f"Talks in place {number}"} for number in range(9)]
    assert guess([heading, "Title"], rows)[heading] == ""


def test_dates_are_dates_whatever_their_column_is_called_and_few_words_said_again_no_title():
    rows = [[f"{1 + n % 12}/22/2017", f"Lake{chr(97 + n % 26)}", ["North", "South"][n % 2]] for n in range(120)]
    assert roles_of(["Notes", "Locality", "Name"], *rows) == {"Notes": "date", "Locality": "place", "Name": ""}
    assert roles_of(["Date", "Notes"], *[[row[0], row[0]] for row in rows]) == {"Date": "date", "Notes": ""}
    assert by_heading("Locality type")[0] == "ignore"


def test_what_is_called_as_a_column_of_addresses_is_who_published_them():
    header = ["Date", "Title", "News2", "News1", "News1 URL", "News2 URL"]
    row = [
        "2019-03-04",
        "Talks begin",
        "Courier",
        "Gazette",
        "https://gazette.example/1",
        "https://courier.example/2",
    ]
    found = roles_of(header, row, row)
    assert [found[name] for name in header[2:]] == ["source_title", "", "source_url", "source_url"]
    found = roles_of([*header, "Source"], [*row, "Herald"], [*row, "Herald"])
    assert [found[name] for name in ("News2", "News1", "Source")] == ["", "", "source_title"]


def test_words_that_a_table_joins_by_underscores_are_told_with_spaces():
    table = {**ROW, "Headline": "Raid_on_the_port", "Type of event": "Air_raid", "Location": "Port_Hope"}
    found = taken(table, kind="x")
    assert found.title["en"] == "Raid on the port"
    assert found.kind == slug_of("Air_raid")
    assert cells_of(found, {})[1:4] == ["Air raid", "Raid on the port", "Port Hope"]


def test_numbers_are_no_places():
    found = roles_of(["country", "country_txt"], ["58", "Dominican Republic"], ["130", "Mexico"])
    assert found == {"country": "", "country_txt": "place"}


def test_cells_of_which_nothing_is_known_say_nothing_of_their_column():
    assert roles_of(["date to"], ["n/a"], ["9/21/2014"], ["NA"]) == {"date to": "date_end"}


@pytest.mark.parametrize(
    ("cells", "lang"),
    [
        (["Los Angeles, LA", "La Plata", "Baton Rouge, LA"], "en"),
        (["War"] * 30 + ["Guerre de Crimée"], "en"),
        (["Attaque dans le camp", "Accord signé"], "fr"),
        (["Complexo da Maré", "Favela do Jacarezinho", "Vigário Geral", "Morro do Salgueiro"], "en"),
        (["Masacre de la Unión", "El asalto del cuartel", "Emboscada en José María"], "en"),
        (["Kaçanik Massacre", "Gornje Obrinje", "Ribar i Vogël Massacre", "Abri e Epërme Massacre"], "en"),
        (["Négociations", "Réunion", "Retrait"], "fr"),
        (["Бої за місто", "Обстріл ринку", "Штурм"], "en"),
    ],
)
def test_a_name_here_and_there_makes_no_table_french(cells, lang):
    assert language_of_table({"x": cells}) == lang


def test_a_table_in_none_of_the_three_languages_is_told_from_one_with_foreign_names():
    portuguese = {"titulo": ["Ataque das milícias", "Operação da polícia", "Tomada da cidade"], "local": ["Vila"] * 3}
    assert is_foreign(portuguese)
    assert is_foreign(
        {"nombre": ["Central de la Sierra"], "descripcion": ["Se ubica en la comuna del norte, cerca de los ríos"]}
    )
    assert not is_foreign({"title": ["The raid on the camp"] * 3, "place": ["São Paulo"] * 3})
    assert not is_foreign({"titre": ["La bataille de la rivière"] * 3, "lieu": ["Bogotá"] * 3})


def guessed(**columns: list[str]) -> dict[str, str]:
    """The roles of these columns, by heading with _ for a space."""
    header = [name.replace("_", " ") for name in columns]
    return guess(header, [dict(zip(header, cells, strict=True)) for cells in zip(*columns.values(), strict=True)])


def test_a_heading_of_two_words_for_one_thing_is_known_by_either():
    assert [by_heading(name)[0] for name in ("Town/City", "القرية/المدينة", "Arms/munition")] == [
        "place",
        "place",
        "",
    ]


def test_addresses_of_things_are_not_taken_for_their_names():
    thing = "http://www.wikidata.org/entity/Q{}".format
    found = guessed(battle=[thing(1), thing(2)], battleLabel=["One", "Two"], location=[thing(3), thing(4)])
    assert found == {"battle": "", "battleLabel": "title_en", "location": ""}


def test_counts_of_some_of_the_dead_are_not_taken_for_that_of_all():
    counts = {"Teachers_killed": ["1", "0"], "Pupils_killed": ["2", "0"]}
    assert guessed(**counts) == {"Teachers killed": "", "Pupils killed": ""}
    assert guessed(**counts, Killed=["3", "0"])["Killed"] == "deaths_best"
    assert guessed(Teachers_killed=["1", "0"]) == {"Teachers killed": "deaths_best"}


def test_what_sort_a_place_is_of_is_not_the_place():
    found = guessed(Location=["Road", "School", "Road"], District=["North", "South", "West"])
    assert found == {"Location": "", "District": "place"}
    towns = guessed(Location=["Ayn", "Bir", "Tur"], District=["North", "North", "West"])
    assert towns == {"Location": "place", "District": "place"}
    squares = guessed(city=["Ayn", "Ayn", "Bir", "Tur", "Kum"], local=["Square", "Gate", "", "", ""])
    assert squares == {"city": "place", "local": "place"}


@pytest.mark.parametrize("heading", ["actor type", "Actor country", "Nationality", "نوع الفاعل"])
def test_what_is_said_of_an_actor_is_neither_the_actor_nor_the_place(heading):
    assert by_heading(heading)[0] == "ignore"


@pytest.mark.parametrize(
    ("header", "title", "left"),
    [
        (["COD", "ESKUALDEA", "HERRIA", "CASOS"], ["ESKUALDEA", "HERRIA"], ["COD", "CASOS"]),
        (["COD", "content", "CASOS"], ["content"], ["COD", "CASOS"]),
        (["COD", "cause", "armed", "CASOS"], ["cause"], ["COD", "armed", "CASOS"]),
    ],
)
def test_a_title_is_made_of_words_and_what_is_taken_of_no_column_is_told(header, title, left):
    words = "x" * 100 if "content" in header else "Arauca"
    rows = [{"FECHA": "2022-04-13"} | dict.fromkeys(header, words) | dict.fromkeys(["COD", "CASOS"], "81")]
    rows[0] |= {"armed": "No"} if "armed" in header else {}
    found = first_pointing(["FECHA", *header], rows * 20, "mine")
    assert (found.title, found.left_out) == (title, left)


def test_each_column_of_addresses_is_a_source_and_one_address_is_one():
    cells = {
        "date": "2022",
        "kind": "talks",
        "title": "One",
        "link 1": "https://a.org/x/",
        "link 2": "",
        "Source": "Gazette",
    }
    cells |= {"url": "https://b.org/y", "copy": "https://a.org/x/", "link 2": "https://c.org/1 https://c.org/2"}
    pointed = first_pointing(list(cells), [cells] * 3, "mine")
    assert pointed.of("source_url") == ["url", "link 1", "link 2", "copy"]
    read = read_row(2, cells, load_mapping(as_yaml(form_of(pointed))))
    assert [(one.title, one.url) for one in read.sources] == [
        ("Gazette", "https://b.org/y"),
        *((url, url) for url in ("https://a.org/x/", "https://c.org/1", "https://c.org/2")),
    ]


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        (["Date", "Territoire", "Nb de morts"], "fr"),
        (["Date d’attaque", "Nature"], "fr"),
        (["A", "B", "C", "D", "E"], ""),
        (["Date", "Country", "Number killed"], "en"),
        (["التاريخ", "Source"], "ar"),
        (["Date", "Source"], ""),
    ],
)
def test_headings_tell_the_language_of_a_table_of_names(header, lang):
    assert language_of_headings(header) == lang


def test_names_of_another_language_do_not_make_the_language_of_a_table():
    cells = {"Event type": ["Strike"] * 3, "Location": ["Boucle du Mouhoun", "Hauts de la ville", "Le Cap"]}
    assert language_of_table(cells) == "en"
    assert language_of_table({**cells, "Notes": ["Les habitants ont quitté le marché dans la nuit."] * 3}) == "fr"


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["M23, FARDC", "FARDC, ADF", "M23"], ","),
        (["M23/FARDC", "FARDC", "M23"], "/"),
        (["Police, Paris", "Police, Lyon", "Army"], ""),
        (["Front of the North, the"], ""),
        (["a; b", "c"], ";"),
        (["a | b", "c"], "|"),
        (["M23\nFARDC", "FARDC", "M23"], "line"),
        (["Free\nArmy", "M23"], ""),
        (["Kuwait\n United States\n France", "Taliban"], "line"),
        (["Kuwait\n United States\n France", "Kuwait,Oman", "Kuwait, Oman,France"], LINE_OR_COMMA),
        (["Kuwait\n United States\n France", "Police, Paris"], "line"),
        (["The front of\nthe river and\nthe lake", "M23"], ""),
        (["M23 and FARDC", "FARDC", "M23"], AND),
        (["M23, ADF and FARDC", "FARDC and ADF", "M23"], AND),
        (["الجيش والحزب", "الحزب", "الجيش"], AND),
        (["Gazette, pages: 94, 123", "Gazette, pages: 19, 94"], ""),
        (["Gazette, 3 May 2019; pg. 26; 636 words", "Courier, 4 May; page 4; 120 words"], ""),
        (["Health and Population", "Health and Population", "M23"], ""),
    ],
)
def test_a_sign_that_names_hold_too_parts_actors_where_they_come_again(cells, sign):
    assert separator(cells) == sign


def test_how_a_cell_of_actors_is_taken_apart_is_shown():
    cells = ["", "Police", "M23, FARDC"]
    assert taken_apart(cells, ",") == ("M23, FARDC", ["M23", "FARDC"])
    assert taken_apart(cells, "") == ("M23, FARDC", ["M23, FARDC"])
    assert taken_apart(["Police"], ",") == ("", [])


ROW = {"Date": "2022-04-13", "Place": "", "Town": "", "Country": "Northland", "Actor": "unknown"}


def taken(row: dict[str, str], **chosen: str) -> Imported:
    pointed = first_pointing(list(row), [row, {**row, "Place": "Market", "Town": "Rivertown", "Actor": "Front"}], "x")
    for name, value in chosen.items():
        setattr(pointed, name, value)
    return read_row(2, row, load_mapping(as_yaml(form_of(pointed))))


def test_a_title_is_made_of_the_nearest_place_that_is_told_and_of_no_word_for_nobody():
    assert taken(ROW, kind="talks").title == {"en": "Northland"}
    assert taken(ROW, kind="talks", kind_word="Talks {of | all}").title == {"en": "Talks (of / all) – Northland"}
    assert taken({**ROW, "Town": "Unknown"}, kind="talks").place.name == "Northland"
    assert taken({**ROW, "Town": "Rivertown", "Actor": "Front"}, kind="talks").title == {"en": "Rivertown – Front"}


@pytest.mark.parametrize(
    ("kinds", "title", "default"),
    [
        (["raid", "", "raid"], "A raid on the market", "Other"),
        (["غارة", "", "غارة"], "غارة جوية على سوق المدينة القديمة", "أخرى"),
        (["raid", "raid", "raid"], "A raid on the market", ""),
    ],
)
def test_rows_that_name_no_kind_where_others_do_are_of_another(kinds, title, default):
    rows = [{"date": "2022-04-13", "type": kind, "title": title} for kind in kinds]
    assert first_pointing(["date", "type", "title"], rows, "x").kind == default


@pytest.mark.parametrize("nothing", ["Not Applicable", "No Data", "لا توجد بيانات"])
def test_a_kind_that_does_not_apply_is_none(nothing):
    with pytest.raises(Refused, match="It has no kind"):
        taken({**ROW, "Type of event": nothing})


def test_each_of_several_columns_of_sources_is_one():
    row = {**ROW, "Source": "Gazette", "Source (2)": "Courier", "Source (3)": "Gazette", "Data Source": "Secondary"}
    assert [one.title for one in taken(row, kind="talks").sources] == ["Gazette", "Courier"]


def test_html_in_cells_is_its_text_and_what_it_links_to_is_a_source():
    cell = '<p class="lead">They met, as <a href="https://gazette.example/1">the Gazette</a> says; 3 < 5.</p>'
    found = taken({**ROW, "Headline": "<b>Talks</b> & more", "Text": cell}, kind="talks")
    assert (found.title, found.summary) == (
        {"en": "Talks & more"},
        {"en": "They met, as the Gazette says; 3 < 5."},
    )
    assert [one.url for one in found.sources] == ["https://gazette.example/1"]


def test_a_text_that_few_rows_have_makes_no_title():
    rows = [{"Date": "2022-04-13", "Notes": "", "Area code": "A"} for _row in range(3)]
    rows.append({**rows[0], "Notes": "The number of those who came was not told by any of the papers of the town."})
    assert first_pointing(list(rows[0]), rows, "x").title == ["Area code"]


def test_the_oldest_rows_of_a_table_do_not_tell_what_its_columns_are():
    rows = [{"when": "426 BC", "where": ""}] * 300 + [{"when": "2 May 1822", "where": "87638"}] * 1500
    assert guess(["when", "where"], rows) == {"when": "date", "where": ""}


def test_cells_from_all_over_a_column_are_asked_what_it_is():
    cells = [f"Y{number}" for number in range(60)] + [f"https://a.example/{number}" for number in range(90)]
    assert guess(["Strike link"], [{"Strike link": cell} for cell in cells]) == {"Strike link": "source_url"}


@pytest.mark.parametrize("cells", [["Vigário Geral é lá, não aqui"] * 3, ["El año de la ocupación"] * 3])
def test_a_language_of_none_of_the_pages_is_not_taken_for_french(cells):
    assert language_of_table({"x": cells}) == "en"


def test_an_address_without_its_scheme_is_one():
    found = taken({**ROW, "Link": "www.gazette.example/1"}, kind="talks")
    assert [one.url for one in found.sources] == ["http://www.gazette.example/1"]
    assert not found.mended


def test_an_actor_whose_name_is_not_told_is_of_the_sort_that_is():
    row = {"Date": "2022-04-13", "Town": "Rivertown", "Perpetrator": "Police", "Perpetrator name": "Front"}
    assert [name for _slug, name in taken(row, kind="raid").actors] == ["Front"]
    assert taken(row, kind="raid").title == {"en": "Rivertown – Front"}
    assert [name for _slug, name in taken(row | {"Perpetrator name": "n/a"}, kind="raid").actors] == ["Police"]


def test_a_column_that_repeats_the_actors_of_another_names_none():
    actors = ["Front of the North", "Police", "Army", "Guard", "Union"]
    found = guessed(date=["2022-04-13"] * 5, actor=actors, actor_norm=[name.lower() for name in actors])
    assert (found["actor"], found["actor norm"]) == ("actor", "")


def test_a_state_is_one_place_whatever_coordinates_its_events_have():
    row = {"Date": "2022-04-13", "Province": "Hills", "Latitude": "12.5", "Longitude": "3.25"}
    place = taken(row, kind="raid").place
    assert (place.name, place.latitude, place.longitude, place.precision) == ("Hills", None, None, "region")
    place = taken({"Town": "Rivertown", **row}, kind="raid").place
    assert (place.name, place.latitude, place.longitude, place.precision) == ("Rivertown", 12.5, 3.25, "exact")


@pytest.mark.parametrize(
    ("headings", "code", "meant"),
    [
        (["EVENT_ID_CNTY", "TIME_PRECISION"], "2", "week"),
        (["event_id_cnty", "time_precision"], "9", ""),
        (["where_prec", "date_prec"], "4", "within"),
        (["where_prec", "date_prec"], "5", "within"),
        (["id", "date_prec"], "4", ""),
        (["id", "time precision"], "Monthly", "month"),
    ],
)
def test_a_code_of_precision_means_what_its_word_or_the_codebook_of_its_data_set_says(headings, code, meant):
    assert meant_by(code, headings[-1], headings) == meant


@pytest.mark.parametrize(
    ("shape", "title"), [("coded_by_machines", ["ActionGeo_FullName", "Actor1Name"]), ("spans_of_battles", [])]
)
def test_titles_are_made_of_words_and_neither_of_dates_nor_of_addresses(shape, title):
    header = list(SHAPES[shape]["headings"])
    rows = [dict(zip(header, cells, strict=True)) for cells in SHAPES[shape]["rows"]]
    pointed = first_pointing(header, rows, "x")
    assert (pointed.title, pointed.language) == (title, "en")


def test_a_table_of_numbers_makes_titles_of_its_kinds_alone():
    rows = [{"date": "2025-05-04", "missions": "15751", "tone": "-9.98"}]
    made = first_pointing(list(rows[0]), rows, "x")
    made.kind, made.kind_word = "raid", "Raid"
    assert (made.title, lacking(made)) == ([], [])
    assert read_row(2, rows[0], load_mapping(as_yaml(form_of(made)))).title == {"en": "Raid"}


def test_an_address_in_words_is_a_place_and_no_source():
    rows = [{"lieu": f"Salle {n}e", "adresse": f"{n} rue du Port", "lien": "https://a.example/x"} for n in range(4)]
    assert guess(["lieu", "adresse", "lien"], rows) == {"lieu": "place", "adresse": "place", "lien": "source_url"}
    rows = [{"lieu": "Salle Belle", "adresse": f"https://a.example/{n}"} for n in range(4)]
    assert guess(["lieu", "adresse"], rows)["adresse"] == "source_url"


def test_where_neither_kind_nor_place_is_told_the_title_names_both_who_took_part():
    rows = [{"Date": "2025-05-04", "Actor1Name": "NORTHLAND", "Actor2Name": "SOUTHLAND"}]
    assert first_pointing(list(rows[0]), rows, "x").title == ["Actor1Name", "Actor2Name"]


def test_what_each_row_is_called_comes_before_the_place_alone():
    rows = [{"entity": f"{name} 1918-1919", "year": "1919", "region": "Northland"} for name in ("Ora", "Bel", "Cim")]
    assert first_pointing(list(rows[0]), rows, "x").title == ["entity", "region"]
    alike = [{**row, "entity": "Unknown"} for row in rows]
    assert first_pointing(list(rows[0]), alike, "x").title == ["region"]


def test_of_a_day_in_two_calendars_that_of_ours_is_the_date():
    rows = [{"date_jalali": f"1377/09/{n}", "date_gregorian": f"1998-12-0{n - 9}"} for n in range(12, 17)]
    assert guess(["date_jalali", "date_gregorian"], rows) == {"date_jalali": "", "date_gregorian": "date"}


def test_a_column_of_times_is_the_date_where_it_says_the_day():
    days = [{"name": f"Raid {n}", "time": f"2024-11-0{n}T01:45:28Z"} for n in range(1, 6)]
    assert guess(["name", "time"], days)["time"] == "date"
    hours = [{"name": f"Raid {n}", "time": f"0{n}:45"} for n in range(1, 6)]
    assert guess(["name", "time"], hours)["time"] == ""


def test_the_year_beside_some_days_of_two_digits_is_kept_to_tell_their_century():
    rows = [{"date": f"{n}/13/{2000 + n}", "year": f"{2000 + n}"} for n in range(1, 9)]
    assert guess(["date", "year"], rows) == {"date": "date", "year": ""}
    rows[6]["date"] = "9/14/07"
    assert guess(["date", "year"], rows) == {"date": "date", "year": "year"}


def test_sources_that_are_several_addresses_in_a_cell_are_no_titles():
    rows = [{"sources": f"https://a.example/{n} and https://b.example/{n}"} for n in range(5)]
    assert guess(["sources"], rows) == {"sources": "source_url"}


def test_what_a_case_is_called_is_its_title_and_its_number_is_not():
    rows = [{"case": f"Harbour {word} shooting", "date": "2024-05-04"} for word in ("school", "hall", "mill")]
    assert guess(["case", "date"], rows)["case"] == "title_en"
    assert guess(["case", "date"], [{**row, "case": f"{n}/2024"} for n, row in enumerate(rows)])["case"] == ""


def test_rows_that_a_sheet_has_prepared_do_not_hide_its_title():
    full = [
        {"Title": f"Raid on hall {n}", "When": f"2024-05-0{n}", "Where": "Arden", "Dead": "1", "By": "Guild"}
        for n in range(1, 6)
    ]
    prepared = [{**dict.fromkeys(full[0], ""), "Dead": "0", "By": "Guild", "Where": "FALSE"} for _n in range(20)]
    assert guess(list(full[0]), full + prepared)["Title"] == "title_en"


@pytest.mark.parametrize("heading", ["tweet_datetime", "Article time stamp", "message sent"])
def test_when_something_was_told_is_not_when_it_happened_whatever_its_heading_calls_a_time(heading):
    rows = [{heading: f"2019-04-0{day}T17:01:54Z", "text": "On Sunday a bridge fell."} for day in range(1, 8)]
    assert guess([heading, "text"], rows)[heading] == "source_published"


def test_what_rows_of_several_days_share_is_no_identifier_of_an_event():
    rows = [{"geo_id": f"3{n}", "date": f"2015-04-{n % 28 + 1:02}", "name": f"Ann {n}"} for n in range(400)]
    assert guess(list(rows[0]), rows)["geo_id"] == "id"
    again = [*rows, rows[7] | {"name": "Ann 7, told twice"}]
    assert guess(list(rows[0]), again)["geo_id"] == "id"  # the second is refused, as the same event
    assert guess(list(rows[0]), [*rows, rows[7] | {"date": "2015-06-30"}])["geo_id"] == ""


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        (["date", "date_min", "date_max"], "date", ""),
        (["date_min", "date_max"], "date_min", "date_max"),
        (["Start date", "End date"], "Start date", "End date"),
        (["Date", "End date"], "Date", "End date"),
    ],
)
def test_a_last_day_whose_first_is_not_the_date_ends_something_else(header, first, last):
    roles = guess(header, [dict.fromkeys(header, "2022-11-04")])
    assert [roles.get(name) for name in (first, last) if name] == ["date", "date_end"][: 1 + bool(last)]
    assert list(roles.values()).count("date_end") == bool(last)


@pytest.mark.parametrize("nothing", ["NA", "n/a", "No data", "Unknown"])
def test_words_for_nothing_among_numbers_make_no_title(nothing):
    rows = [{"date": f"2023-04-{n + 1:02}", "fires": nothing if n % 3 else "413.5"} for n in range(20)]
    assert first_pointing(["date", "fires"], rows, "x").title == []


def test_a_continent_is_no_place_of_what_has_its_state():
    rows = [["2022-04-13", "Brazil", "South America", "Recife"]] * 6
    roles = roles_of(["date", "country", "region", "location"], *rows)
    assert (roles["country"], roles["region"], roles["location"]) == ("place", "", "place")
    alone = roles_of(["date", "region"], *[["2022-04-13", "South America"]] * 6)
    assert alone["region"] == "place"


def test_rows_of_an_unknown_kind_are_of_another_where_others_name_theirs():
    rows = [{"date": "2022-04-13", "event type": kind, "title": f"Title {kind}"} for kind in ("Raid", "Unknown")] * 6
    assert first_pointing(["date", "event type", "title"], rows, "x").kind == "Other"
