import json
import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from events.models import Citation, DataSet, Place
from events.record.door import change
from events.record.verbs import publish, withdraw
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, an_event

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


def an_event_in_full(number: int):
    accounts = [{"date": "2023-03-30", "claimant": an_actor(f"claimant-{number}")}, {"date": "2023-03"}]
    return an_event(f"event-{number}", accounts=accounts, actors=[an_actor(f"actor-{number}")])


def drawings(page: str) -> list[str]:
    """The drawings of a page, for each of its widths."""
    return page.split('<div class="drawing ')[1:]


PAGE_QUERIES = 14
EVENT_QUERIES = 11  # of the first dated event two ask whether any without a date stands before it


def test_the_page_costs_the_same_with_one_event_and_with_five(client, django_assert_num_queries):
    an_event_in_full(0)
    with django_assert_num_queries(PAGE_QUERIES):
        client.get("/en/conflict/")
    for number in range(1, 5):
        an_event_in_full(number)
    with django_assert_num_queries(PAGE_QUERIES):
        client.get("/en/conflict/")


def test_the_event_page_costs_the_same_with_one_account_and_with_five(client, django_assert_num_queries):
    event = an_event("one", actors=[an_actor("a")])
    with django_assert_num_queries(EVENT_QUERIES):
        client.get("/en/conflict/events/one/")
    with change([event.pk], by=None) as door:
        for number in range(4):
            claimant = an_actor(f"claimant-{number}")
            account = Citation(
                event=door.event, article=an_article(), claimant=claimant, claim_en="X", published=True
            )
            account.save()
    with django_assert_num_queries(EVENT_QUERIES):
        response = client.get("/en/conflict/events/one/")
    assert response.content.count(b"According to:") == 4


def test_the_readers_language_is_taken_from_the_browser(client):
    assert client.get("/", headers={"Accept-Language": "ar,en;q=0.5"}).url == "/ar/"
    assert client.get("/", headers={"Accept-Language": "de"}).url == "/en/"


def test_a_page_says_its_language_and_direction_and_leads_to_the_other_two(client):
    an_event("talks")
    page = client.get("/ar/conflict/?kind=talks").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert 'href="/fr/conflict/?kind=talks"' in page
    assert 'href="/en/conflict/?kind=talks"' in page


def test_drafts_and_unpublished_accounts_are_nowhere_on_the_pages(client):
    event = an_event("seen", title_en="Seen")
    a_draft("hidden", title_en="Hidden title")
    with change([event.pk], by=None) as door:
        Citation(event=door.event, article=an_article(title="Hidden source"), claim_en="Hidden claim").save()
    for path in ("/en/conflict/", "/en/conflict/events/seen/", "/en/conflict/events/seen/card/", "/en/"):
        page = client.get(path).content.decode()
        assert "Hidden" not in page
    nothing = client.get("/en/conflict/events/hidden/")
    assert nothing.status_code == 404
    assert '<a href="/en/conflict/">To the timeline</a>' in nothing.content.decode()


def test_a_confidential_source_is_a_source_known_to_the_editors(client):
    words = {"title": "Whistle", "publisher": "Blower", "url": "https://example.org/leak", "symbol": "LEAK/1"}
    secret = an_article(**words, confidential=True)
    an_event("talks", accounts=[{"date": "2023-03-30", "article": secret, "locator": "page 7"}])
    for path in ("/en/conflict/", "/en/conflict/events/talks/", "/en/conflict/events/talks/card/"):
        page = client.get(path).content.decode()
        assert not [word for word in (*words.values(), "page 7") if word in page]
    assert "a source known to the editors" in page


def test_hostile_texts_are_shown_as_text(client):
    article = an_article(title=HOSTILE, publisher=HOSTILE)
    an_event("talks", title_en=HOSTILE, summary_en=HOSTILE, accounts=[{"date": "2023-03-30", "article": article}])
    for path in ("/en/conflict/", "/en/conflict/events/talks/"):
        page = client.get(path).content.decode()
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page


def test_a_text_in_another_language_is_marked_as_such(client):
    an_event("talks", title_en="", title_ar="محادثات")
    assert '<span lang="ar" dir="rtl">محادثات</span>' in client.get("/fr/conflict/events/talks/").content.decode()


def test_a_withdrawn_event_leaves_a_notice_with_the_public_reason_only(client):
    event = an_event("talks", title_en="Wrong talks")
    withdraw(event, by=None, reason="Internal reason", public_reason="It never took place.")
    response = client.get("/en/conflict/events/talks/")
    page = response.content.decode()
    assert response.status_code == 410
    assert "<bdi>It never took place.</bdi>" in page
    assert "Internal reason" not in page
    assert "Wrong talks" not in page
    assert "Wrong talks" not in client.get("/en/conflict/").content.decode()


def test_a_draft_that_is_withdrawn_was_never_here(client):
    withdraw(a_draft("talks"), by=None, reason="Nonsense")
    assert client.get("/en/conflict/events/talks/").status_code == 404


def test_a_renamed_event_sends_readers_on(client):
    event = an_event("old-name")
    with change([event.pk], by=None) as door:
        door.event.slug = "new-name"
        door.event.save()
    response = client.get("/fr/conflict/events/old-name/")
    assert (response.status_code, response.url) == (301, "/fr/conflict/events/new-name/")


def test_a_date_that_cannot_be_read_is_refused_beside_its_field_and_the_rest_of_the_filter_holds(client):
    an_event("talks", kind=a_kind("talks"))
    an_event("law", kind=a_kind("law"))
    response = client.get("/ar/conflict/?from=31/04/2023&to=2024&kind=law&q=law")
    page = response.content.decode()
    assert response.status_code == 400
    assert re.search(r'name="from" value="31/04/2023"[^>]*aria-invalid="true"', page)
    assert "هل تقصد 30 أبريل 2023؟" in page.split('id="from-refused"')[1].split("</p>")[0]
    assert 'name="to" value="2024"' in page
    assert 'name="q" value="law"' in page
    assert re.findall(r'id="event-(\w+)"', page) == ["law"]


def test_days_in_the_wrong_order_keep_the_first_and_say_so_beside_the_second(client):
    an_event("talks", date="2023-03-30")
    page = client.get("/en/conflict/?from=2023&to=1991").content.decode()
    assert 'name="to" value="1991"' in page
    assert "exchange" in page.split('id="to-refused"')[1].split("</p>")[0]
    assert "Days asked for: from 1 January 2023 on." in page
    (said,) = re.findall(r'<p class="in-range">(.*?)</p>', page)  # and not how many are in what was not asked for
    assert ('<a href="#to-refused">' in said, "exchange" in said, "certainly" in said) == (True, True, False)


def test_another_parameter_that_cannot_be_read_is_told_in_the_form(client):
    an_event("talks")
    response = client.get("/en/conflict/?source=abc&kind=talks")
    assert response.status_code == 400
    assert '<p class="note" role="alert">A source is named by its number.</p>' in response.content.decode()


def test_where_there_is_no_form_what_cannot_be_read_is_refused_alone(client):
    an_event("talks")
    response = client.get("/en/conflict/embed/?from=nonsense")
    assert response.status_code == 400
    assert "event-talks" not in response.content.decode()


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("from=mars 2023&to=30/4/2023", "from March to April 2023"),
        ("from=1975", "from 1 January 1975 on"),
        ("to=mid March 2023", "until 20 March 2023"),
        ("from=2023-03-30&to=2023-03-30", "30 March 2023"),
    ],
)
def test_what_was_understood_of_typed_days_is_said_in_a_sentence(client, query, days):
    an_event("talks")
    page = client.get(f"/en/conflict/?{query}").content.decode()
    assert f"Days asked for: {days}." in page
    assert f'value="{query.split("&")[0].split("=")[1]}"' in page


def test_days_in_the_words_are_offered_and_known_words_near_those_that_nothing_holds(client):
    an_event("talks", title_en="Ceasefire", date="1991-09-06")
    page = client.get("/en/conflict/?q=ceasefire+1991&kind=talks").content.decode()
    assert '<a href="?q=ceasefire&amp;kind=talks&amp;from=1991&amp;to=1991">By date: 1991</a>' in page
    assert 'id="event-talks"' in page
    page = client.get("/en/conflict/?q=ceesefire&kind=talks").content.decode()
    assert '<a href="?q=Ceasefire&amp;kind=talks">Ceasefire</a>' in page


@pytest.mark.parametrize(
    ("query", "leads_to"),
    [
        ("q=1991-09-06", "from=1991-09-06&to=1991-09-06"),
        ("q=1991-09-06+ceasefire&kind=talks", "q=ceasefire&kind=talks&from=1991-09-06&to=1991-09-06"),
        ("q=1991-09-07", ""),  # on which nothing is known
        ("q=1991-09-06&from=never", ""),  # whose reason is told
    ],
)
def test_a_day_that_only_dates_hold_is_gone_to_at_once(client, query, leads_to):
    an_event("talks", title_en="Ceasefire", date="1991-09-06")
    answer = client.get(f"/en/conflict/?{query}")
    assert answer.get("Location", "") == (f"/en/conflict/?{leads_to}" if leads_to else "")


def test_the_link_to_disagreements_keeps_the_filter_and_leads_to_as_many_as_it_says(client):
    for slug in ("law", "talks"):
        accounts = [{"date": "1973-05-10"}, {"date": "1973-04-29"}]
        an_event(slug, kind=a_kind(slug), date="1973-05-10", accounts=accounts, date_reason_en="Its own word.")
    page = client.get("/en/conflict/?kind=law").content.decode()
    address = re.search(r'<a href="([^"]*)"><b>1</b> date on which sources disagree', page)[1].replace("&amp;", "&")
    assert address == "?kind=law&disputed=1#list"
    there = client.get(f"/en/conflict/{address}").content.decode()
    assert re.findall(r'id="event-(\w+)"', there) == ["law"]
    assert '<a href="?kind=law" aria-current="true"><b>1</b>' in there


@pytest.mark.parametrize("path", ["", "listed/"])
def test_a_list_of_disagreements_shows_the_dates_of_each_beside_each_other(client, path):
    accounts = [{"date": "1973-05-10", "date_as_written": "10 May"}, {"date": "1973-04-29"}]
    an_event("founded", date="1973-05-10", accounts=accounts, date_reason_en="Its own word.")
    page = client.get(f"/en/conflict/{path}?disputed=1").content.decode()
    dates = re.findall(r"<p><b>(.*?)</b>", page.split('class="dates"')[1])
    assert dates == ["29 April 1973", "10 May 1973"]
    assert page.count("shown here") == 1
    assert "“<bdi" in page
    assert 'class="dates"' not in client.get(f"/en/conflict/{path}").content.decode()


def test_a_source_whose_title_is_an_address_is_named_by_its_host_and_path_in_cards_lists_and_marks(client):
    address = f"https://www.example.org/news/{'a-long-name-' * 9}of-an-article.html"
    source = an_article(title=address, url=address, publisher="")
    an_event("talks", accounts=[{"date": "1973-05-10", "article": source}], date="1973-05-10")
    short = "example.org/news/a-long-name-a-long-nam…"
    card = client.get("/en/conflict/events/talks/card/").content.decode()
    assert f">{short}</bdi></a>" in card
    assert re.findall(rf"[^>]*>{re.escape(address)}<", card) == [f"<bdi>{address}<"]  # on paper alone
    page = client.get(f"/en/conflict/?source={source.pk}").content.decode()
    assert f"<bdi>{short}</bdi>" in page  # what is filtered
    assert f"<title>{short} · 1 event" in page
    figure = client.get("/api/v1/conflicts/conflict/figure?lang=en").json()
    assert short in figure["data"][0]["hovertext"][0]


def test_the_page_of_an_event_has_its_own_reference(client):
    an_event("talks", title_en="Talks in Geneva")
    page = client.get("/en/conflict/events/talks/").content.decode()
    reference = re.search(r"<textarea readonly[^>]*>(.*?)</textarea>", page)[1]
    assert reference.startswith("“Talks in Geneva · Conflict”, a sourced timeline, as seen on ")
    assert reference.endswith(", http://testserver/en/conflict/events/talks/")
    assert "<textarea" not in client.get("/en/conflict/events/talks/card/").content.decode()


def test_what_the_heading_of_a_month_says_is_not_said_by_each_date_below_it(client):
    an_event("talks", date="1963")
    page = client.get("/en/conflict/").content.decode()
    assert page.count("month not given") == 1
    assert "</h4>" in page
    assert re.search(r'class="when">.*in 1963</p>', page)


def test_an_actor_may_be_named_by_any_spelling_and_a_name_of_nobody_is_refused_beside_the_field(client):
    for slug, name in (("morocco", "المغرب"), ("polisario", "البوليساريو")):
        an_event(f"of-{slug}", actors=[an_actor(slug, name_ar=name)])
    page = client.get("/en/conflict/?actor=morocco&actor=البوليساريو").content.decode()
    assert re.findall(r'name="actor" value="([a-z]+)" checked', page) == ["morocco", "polisario"]
    refused = client.get("/en/conflict/?actor=morocco&actor=Atlantis")
    assert refused.status_code == 400
    assert '<input name="actor" list="actors" value="Atlantis"' in refused.content.decode()
    assert 'id="actor-refused">No actor is called “Atlantis”.' in refused.content.decode()
    assert re.findall(r'id="event-([\w-]+)"', refused.content.decode()) == ["of-morocco"]


def test_a_place_may_be_named_and_one_that_is_nowhere_is_refused_beside_its_field(client):
    an_event("talks", place=Place.objects.create(slug="geneva", name_en="Geneva"))
    page = client.get("/en/conflict/?place=Geneva").content.decode()
    assert re.findall(r'name="place" value="([a-z]+)" checked', page) == ["geneva"]
    refused = client.get("/en/conflict/?place=geneva&place=Atlantis")
    assert refused.status_code == 400
    assert '<input name="place" list="places" value="Atlantis"' in refused.content.decode()
    assert 'id="place-refused">No place is called “Atlantis”.' in refused.content.decode()
    assert re.findall(r'id="event-([\w-]+)"', refused.content.decode()) == ["talks"]


def test_what_a_view_is_limited_to_is_called_as_its_filter_calls_it(client):
    an_event("march", actors=[an_actor("front", name_en="Front for the Long Name", short_en="The Front")])
    page = client.get("/en/conflict/?actor=front").content.decode()
    assert re.findall(r'aria-label="Without ([^"]+)"', page) == ["The Front"]


@pytest.mark.parametrize(
    ("url", "title", "markup"),
    [
        ("https://news.org/march", "news.org/march", ' aria-hidden="true"'),
        (f"https://news.org/{'of-a-march-' * 9}", f"news.org/{'of-a-march-' * 9}", ' aria-hidden="true"'),
        ("https://news.org/march", "A march", ""),
    ],
)
def test_an_address_that_stands_for_a_title_is_not_heard_however_short(client, url, title, markup):
    article = an_article(publisher="News", url=url, title=title)
    an_event("talks", accounts=[{"date": "2023-03-30", "article": article}])
    page = client.get("/en/conflict/events/talks/").content.decode()
    assert re.search(r'class="source-title"><bdi lang="\w*"([^>]*)>', page)[1] == markup


def test_chosen_events_are_ticked_in_the_list_and_shown_alone(client):
    for slug in ("one", "two", "three"):
        an_event(slug)
    page = client.get("/en/conflict/?kind=talks&lanes=actor").content.decode()
    assert re.findall(r'form="choose" name="events" value="(\w+)" aria', page) == ["one", "two", "three"]
    form = page.split('id="choose"')[1].split("</form>")[0]
    assert re.findall(r'name="(\w+)" value="(\w+)"', form) == [("lanes", "actor")]
    chosen = client.get("/en/conflict/?lanes=actor&events=one&events=three").content.decode()
    assert re.findall(r'name="events" value="(\w+)" checked', chosen) == ["one", "three"]
    assert '<a href="?lanes=actor" aria-label="Without 2 events chosen">' in chosen
    assert "events.csv?events=one%2Cthree&amp;lanes=actor" in chosen


def test_a_range_of_dates_is_the_part_of_the_axis_that_is_drawn(client):
    an_event("long", date="1975/1991")
    page = client.get("/en/conflict/?from=1980&to=1985").content.decode()
    first, last = date(1980, 1, 1).toordinal(), date(1986, 1, 1).toordinal()
    every_other = ["1980", "1982", "1984", "1986"]
    years = [every_other, *[["1980", "1981", "1982", "1983", "1984", "1985", "1986"]] * 2]
    for drawing, named in zip(drawings(page), years, strict=True):
        start, end = map(float, re.search(r'data-view="(\S+) (\S+)"', drawing).groups())
        assert first - 0.07 * (last - first) < start < first < last < end < last + 0.12 * (last - first)
        ticks = re.findall(r'class="tick" x="([-\d.]+)%"[^>]*>(\d{4})<', drawing)
        assert [year for x, year in ticks if 0 <= float(x) <= 100] == named


def drawn_view(client, query: str = "", status: int = 200) -> dict:
    answer = client.get(f"/en/conflict/view/?{query}")
    assert answer.status_code == status
    return answer.json()


def test_a_part_of_the_axis_is_drawn_for_the_width_that_is_asked_for(client):
    an_event("talks", date="2003-03-01")
    low = [("439&low=380", "288"), ("440&low=380", "low"), ("828&low=390", "low")]
    widths = [("200", "288"), ("619", "288"), ("620", "620"), ("949", "620"), ("950", "950"), ("4000", "950"), *low]
    for width, layout in widths:
        drawing = drawn_view(client, f"view=2003&width={width}")["drawing"]
        assert f'data-layout="{layout}"' in drawing
        assert drawing.count('<div class="drawing ') == 1


def test_a_part_of_the_axis_is_drawn_with_the_number_in_view_or_where_the_nearest_is(client):
    an_event("talks", title_en="Talks", date="2003-03-01")
    there = drawn_view(client, "view=2003")
    assert (there["said"], there["nearest"]) == ("1 event in view", None)
    assert 'data-event="talks"' in there["drawing"]
    assert f'data-view="{date(2003, 1, 1).toordinal()}.0 {date(2004, 1, 1).toordinal()}.0"' in there["drawing"]
    away = drawn_view(client, "view=2005")
    assert away["said"] == "0 events in view"
    assert away["nearest"] == {"first": "2003-03-01", "last": "2003-03-01", "words": "The nearest: 1 March 2003"}
    assert 'data-event="talks"' not in away["drawing"]


def test_a_part_of_the_axis_is_drawn_of_what_is_filtered_and_public(client):
    an_event("talks", date="2003-03-01", title_en="Talks")
    an_event("battle", date="2003-03-01", title_en="Battle", kind=a_kind("war"))
    a_draft("draft", date="2003-03-01", title_en="Hidden")
    answer = drawn_view(client, "view=2003&kind=war")
    assert (answer["said"], "Battle" in answer["drawing"]) == ("1 event in view", True)
    assert not [title for title in ("Talks", "Hidden") if title in drawn_view(client, "kind=war")["drawing"]]


@pytest.mark.parametrize("query", ["view=nonsense", "view=2003/..", "width=1", "width=x", "view=2003-02-30"])
def test_a_part_of_the_axis_that_cannot_be_drawn_is_refused_with_a_reason(client, query):
    an_event("talks")
    assert drawn_view(client, query, 400)["reason"]


def test_hostile_texts_are_drawn_as_text(client):
    an_event("talks", date="2003-03-01", title_en=HOSTILE, kind=a_kind("war", colour='"><b>', name_en=HOSTILE))
    drawing = drawn_view(client, "view=2003")["drawing"]
    assert "&lt;script&gt;alert" in drawing
    assert "<script" not in drawing


def test_nothing_found_says_what_to_loosen(client):
    an_event("talks")
    empty = client.get("/en/conflict/?q=zzz").content.decode()
    assert "Look for fewer words" in empty
    assert not any(part in empty for part in ('class="counts"', 'id="legend"'))  # zeros, and what no mark means


def test_an_unknown_address_is_a_page_in_the_readers_language(client):
    response = client.get("/fr/nowhere/")
    assert response.status_code == 404
    assert "Il n’y a rien à cette adresse" in response.content.decode()


@pytest.mark.parametrize("path", ["//other.example/x", "///other.example", "//other.example/en/"])
def test_a_page_of_nothing_leads_to_no_other_site(client, path):
    page = client.get("/", SERVER_NAME="localhost", PATH_INFO=path).content.decode()
    switch = re.findall(r'<a href="([^"]*)" lang="', page)
    assert [urlsplit(address).netloc for address in switch] == ["", "", ""]


def test_each_date_of_a_disagreement_has_a_line_of_its_own_and_the_chosen_one_is_marked(client):
    first, second = an_article(publisher="An embassy"), an_article(publisher="A chronology")
    accounts = [{"date": "1973-05-10", "article": first}, {"date": "1973-04-29", "article": second}]
    an_event("founding", date="1973-05-10", accounts=accounts, date_reason_en="Its own word.")
    page = client.get("/en/conflict/events/founding/").content.decode()
    line = r'<li( class=.chosen.)?>\s*<div dir=.ltr.><svg.*?<b>(.*?)</b>.*?<bdi lang="\w*">(.*?)</bdi>'
    lines = re.findall(line, page, re.DOTALL)
    chosen = ' class="chosen"'
    assert lines == [("", "29 April 1973", "A chronology"), (chosen, "10 May 1973", "An embassy")]
    assert "Its own word." in page


def test_the_working_of_a_reckoned_date_is_shown(client):
    article = an_article(published="2023-03-31")
    account = {
        "date": "2023-03-30",
        "date_as_written": "on Thursday",
        "reckoned_from": "2023-03-31",
        "article": article,
    }
    an_event("talks", accounts=[account])
    page = client.get("/en/conflict/events/talks/").content.decode()
    assert "reckoned from 31 March 2023, that is Thursday 30 March 2023" in page


@pytest.mark.parametrize("number", [1, 2, 3, 11, 100])
def test_arabic_counts_are_right(client, number):
    accounts = [{"date": "2023-03-30"} for _ in range(number)]
    an_event("talks", accounts=accounts)
    told = {1: "رواية واحدة", 2: "روايتان", 3: "3 روايات", 11: "11 رواية", 100: "100 رواية"}[number]
    assert told in client.get("/ar/conflict/events/talks/").content.decode()


def test_pages_refuse_to_be_framed_and_to_run_foreign_scripts(client):
    a_conflict()
    policy = client.get("/en/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_about_page_counts_the_published_accounts_without_words_of_their_source(client):
    an_event("a", accounts=[{"date": "1975", "quote": "In 1975."}, {"date": "1975"}, {"date": "1975"}], date="1975")
    a_draft("b")
    page = client.get("/en/conflict/about/").content.decode()
    assert "Accounts without words of their source: 2 of 3." in page


def test_the_about_page_holds_policy_licence_and_contact(client):
    a_conflict(policy_en="Names follow the UN.", licence="CC BY 4.0", contact="desk@example.org")
    an_event()
    page = client.get("/en/conflict/about/").content.decode()
    for expected in ("Names follow the UN.", "CC BY 4.0", "desk@example.org"):
        assert expected in page


REPORT = re.compile(r'href="(mailto:[^"]*|/en/conflict/about/#contact)"')


@pytest.mark.parametrize(
    ("own", "of_the_site", "reported_to"),
    [
        ("", "site@example.org", "mailto:site@example.org"),
        ("desk@example.org", "site@example.org", "mailto:desk@example.org"),
        ("desk@example.org", "", "mailto:desk@example.org"),
    ],
)
def test_an_error_is_reported_to_the_conflict_or_else_to_the_site(client, settings, own, of_the_site, reported_to):
    settings.CONTACT_EMAIL = of_the_site
    an_event("talks", conflict=a_conflict(contact=own))
    assert REPORT.findall(client.get("/en/conflict/about/").content.decode()) == [reported_to]
    for page in ("/en/conflict/events/talks/", "/en/conflict/events/talks/card/"):
        assert REPORT.findall(client.get(page).content.decode()) == [f"{reported_to}?subject=talks"]


def test_without_an_address_an_event_leads_to_the_about_page_which_says_so(client, settings):
    settings.CONTACT_EMAIL = ""
    an_event("talks")
    about = client.get("/en/conflict/about/").content.decode()
    assert REPORT.findall(about) == []
    assert "No contact address has been given yet" in about
    assert REPORT.findall(client.get("/en/conflict/events/talks/").content.decode()) == [
        "/en/conflict/about/#contact"
    ]


def test_no_page_names_an_editor(client):
    amina = an_editor("amina-the-editor")
    event = a_draft("talks")
    publish(event, by=amina, reason="By amina-the-editor")
    for path in ("/en/conflict/", "/en/conflict/events/talks/"):
        assert "amina" not in client.get(path).content.decode()


def test_a_long_list_comes_in_portions_that_follow_each_other_by_key(client, monkeypatch):
    monkeypatch.setattr("timeline.views.PORTION", 2)
    dates = {
        "open": "../1975",
        "also": "../1980",
        "third": "../1991",
        "a": "1975-10-31",
        "b": "1975-10-31",
        "c": "1991",
    }
    for slug, edtf in dates.items():
        an_event(slug, date=edtf)
    address, seen = "/en/conflict/?kind=talks", []
    while address:
        page = client.get(address).content.decode()
        assert [drawing.count("data-event=") for drawing in drawings(page)] == [6, 6, 6]  # the chart shows all
        seen.append(re.findall(r'id="event-(\w+)"', page))
        more = re.search(r'rel="next" href="(\?kind=talks&amp;after=[^"]*)#list"', page)
        address = more and f"/en/conflict/{more[1].replace('&amp;', '&')}"
    assert seen == [["open", "also"], ["third", "a"], ["b", "c"]]
    assert 'rel="first" href="?kind=talks#list"' in page


def test_an_event_that_is_shown_among_the_others_is_in_the_list_with_those_before_it(client, monkeypatch):
    monkeypatch.setattr("timeline.listing.PORTION", 5)
    monkeypatch.setattr("timeline.views.PORTION", 5)
    for slug, edtf in (("open", "../1960"), *((f"e{year}", str(year)) for year in range(1970, 1977))):
        an_event(slug, date=edtf)
    shown = {}
    for slug in ("open", "e1973", "e1974", "e1976"):
        page = client.get(f"/en/conflict/events/{slug}/?kind=talks").content.decode()
        [link] = re.findall(rf'href="([^"]*)#event-{slug}"', page)
        listed = client.get(link.replace("&amp;", "&")).content.decode()
        shown[slug] = re.findall(r'id="event-(\w+)"', listed)
        assert ('rel="first"' in listed) == ("after=" in link)
    first = ["open", "e1970", "e1971", "e1972", "e1973"]
    later = ["e1973", "e1974", "e1975", "e1976"]
    assert shown == {"open": first, "e1973": first, "e1974": ["e1971", "e1972", *later[:3]], "e1976": later}


def test_what_is_published_meanwhile_moves_no_portion(client, monkeypatch):
    monkeypatch.setattr("timeline.views.PORTION", 1)
    for year in (1975, 1991):
        an_event(f"e{year}", date=str(year))
    page = client.get("/en/conflict/").content.decode()
    more = re.search(r'rel="next" href="([^"#]*)', page)[1]
    an_event("earlier", date="1960")
    assert re.findall(r'id="event-(\w+)"', client.get(f"/en/conflict/{more}").content.decode()) == ["e1991"]


def test_an_address_of_a_numbered_page_leads_to_the_list_with_its_filter(client):
    an_event("talks")
    response = client.get("/en/conflict/?page=2&q=talks&kind=law")
    assert (response.status_code, response.url) == (302, "/en/conflict/?kind=law&q=talks")


@pytest.mark.parametrize("after", ["x", "1975-02-30_1", "1975", "_", "_9999999999999999999"])
def test_a_place_that_is_none_in_the_list_is_refused(client, after):
    an_event("talks")
    assert client.get(f"/en/conflict/?after={after}").status_code == 400


def test_an_event_knows_its_address_in_each_language():
    event = an_event("talks")
    with translation.override("ar"):
        assert event.get_absolute_url() == reverse("timeline:event", args=["conflict", "talks"])
        assert event.get_absolute_url().startswith("/ar/")


def test_a_source_opens_at_the_quoted_words(client):
    article = an_article(url="https://example.org/a", publisher="Gazette")
    an_event("talks", accounts=[{"date": "2023-03-30", "quote": "met, on Thursday - at last", "article": article}])
    page = client.get("/en/conflict/events/talks/").content.decode()
    assert 'href="https://example.org/a#:~:text=met%2C%20on%20Thursday%20%2D%20at%20last" rel="noreferrer' in page


def test_a_long_quote_is_named_by_its_ends(client):
    article = an_article(url="https://example.org/a")
    said = " ".join(f"word{number}" for number in range(20))
    an_event("talks", accounts=[{"date": "2023-03-30", "quote": said, "article": article}])
    page = client.get("/en/conflict/events/talks/").content.decode()
    assert "#:~:text=word0%20word1%20word2%20word3%20word4,word15%20" in page


def test_a_page_names_itself_its_languages_and_its_event_for_machines(client):
    an_event("talks", title_en='</script><script>alert("x")</script>', date="2023-03-30")
    page = client.get("/ar/conflict/events/talks/").content.decode()
    assert '<link rel="canonical" href="http://testserver/ar/conflict/events/talks/">' in page
    assert 'hreflang="fr" href="http://testserver/fr/conflict/events/talks/"' in page
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert (data["startDate"], data["name"]) == ("2023-03-30", '</script><script>alert("x")</script>')


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2023-03", {"startDate": "2023-03"}),
        ("2023-03-27/2023-03-31", {"startDate": "2023-03-27", "endDate": "2023-03-31"}),
        *((date, {}) for date in ("2023-03-30~", "[2023-03-27..2023-03-31]", "2023-03-27/2023-03-31~", "1976/..")),
    ],
)
def test_machines_are_told_exact_dates_and_no_other(client, date, days):
    an_event("talks", date=date)
    page = client.get("/en/conflict/events/talks/").content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert {name: data[name] for name in ("startDate", "endDate") if name in data} == days


def test_the_working_of_a_confidential_source_does_not_tell_its_date(client):
    article = an_article(confidential=True, published="2023-03-31")
    account = {"date": "2023-03-30", "date_as_written": "on Thursday", "reckoned_from": "2023-03-31"}
    an_event("talks", accounts=[{**account, "article": article}])
    assert "31 March 2023" not in client.get("/en/conflict/events/talks/").content.decode()
    assert "2023-03-31" not in client.get("/api/v1/conflicts/conflict/events/talks").content.decode()


def test_a_range_tells_how_many_are_certainly_and_how_many_possibly_in_it(client):
    an_event("in", date="2023-03-30")
    an_event("perhaps", date="2023")
    page = client.get("/en/conflict/?from=2023-03&to=2023-04").content.decode()
    assert ">2 events may be in this range</a>, " in page
    assert 'href="?from=2023-03&amp;to=2023-04&amp;match=certain">1 of them certainly</a>' in page
    assert "certainly" not in client.get("/en/conflict/").content.decode().split("</form>")[1]
    all_in = client.get("/en/conflict/?from=2023-03-30&to=2023-03-30&q=nothing").content.decode()
    assert "in-range" not in all_in.split("</form>")[0]


def test_a_range_in_which_all_or_none_are_certainly_says_so_in_one_sentence(client):
    an_event("in", date="2023-03-30")
    said = client.get("/en/conflict/?from=2023-03&to=2023-04").content.decode()
    assert "1 event in this range, certainly." in said
    an_event("also", date="2023-03-31")
    said = client.get("/en/conflict/?from=2023-03&to=2023-04").content.decode()
    assert "2 events in this range, all of them certainly." in said
    an_event("perhaps", date="2022")
    said = client.get("/en/conflict/?from=2022-03&to=2022-04").content.decode()
    assert ">1 event may be in this range</a>, none of them certainly" in " ".join(said.split())


def test_what_was_searched_for_is_marked_or_told_beside(client):
    an_event("talks", title_en="Talks in Geneva", accounts=[{"date": "2023-03-30", "quote": "No referendum."}])
    assert "in <mark>Geneva</mark>" in client.get("/en/conflict/?q=geneva").content.decode()
    assert "No <mark>referendum</mark>." in client.get("/en/conflict/?q=Referendum").content.decode()


def test_the_events_of_one_source_are_a_click_away_and_named(client):
    article = an_article(title="Chronology")
    an_event("talks", accounts=[{"date": "2023-03-30", "article": article}])
    an_event("other")
    assert f"?source={article.pk}" in client.get("/en/conflict/events/talks/").content.decode()
    page = client.get(f"/en/conflict/?source={article.pk}").content.decode()
    assert 'aria-label="Without Chronology' in page
    assert "event-other" not in page


def test_hijri_dates_stand_beside_the_gregorian_ones_on_demand(client):
    an_event("talks", date="2023-03-30")
    assert "رمضان" not in client.get("/ar/conflict/").content.decode()
    page = client.get("/ar/conflict/?hijri=1").content.decode()
    assert "(8 رمضان 1444 هـ)" in page
    assert "/ar/conflict/events/talks/?hijri=1" in page
    assert "8 رمضان 1444 هـ" in client.get("/ar/conflict/events/talks/?hijri=1").content.decode()


def test_two_actors_can_be_chosen_in_the_form_and_stay_chosen(client):
    for slug in ("morocco", "polisario", "un"):
        an_event(f"of-{slug}", actors=[an_actor(slug)])
    page = client.get("/en/conflict/?actor=morocco&actor=polisario").content.decode()
    assert re.findall(r'name="actor" value="([a-z]+)" checked', page) == ["morocco", "polisario"]
    assert "<b>2</b> events" in page


@pytest.mark.parametrize(("region", "name"), [("", "أغسطس"), ("MA", "غشت"), ("DZ", "أوت"), ("SY", "آب")])
def test_arabic_months_bear_the_names_of_the_readers_region(client, region, name):
    an_event("talks", date="2023-08-30")
    page = client.get(f"/ar/conflict/?months={region}").content.decode()
    assert f"30 {name} 2023" in page
    suffix = f"?months={region}" if region else ""
    assert f'href="/ar/conflict/events/talks/{suffix}"' in page
    assert f"30 {name} 2023" in client.get(f"/ar/conflict/events/talks/?months={region}").content.decode()
    figure = client.get(f"/api/v1/conflicts/conflict/figure?lang=ar&months={region}").content.decode()
    assert f"30 {name} 2023" in figure
    assert f"30 {name} 2023" in client.get(f"/ar/conflict/events.csv?months={region}").getvalue().decode()


def test_a_printed_page_has_its_sources_numbered(client):
    report, letter = an_article(title="Report"), an_article(title="Letter")
    an_event("a", date="1975", accounts=[{"date": "1975", "article": report}])
    an_event("b", date="1976", accounts=[{"date": "1976", "article": letter}, {"date": "1976", "article": report}])
    page = client.get("/en/conflict/").content.decode()
    printed = re.findall(r'<p class="printed">(.*?)</p>', page)
    assert printed == ["Sources: [1]", "Sources: [2] [1]"]
    assert re.findall(r'value="(\d)">(?:<a [^>]*>)?<bdi[^>]*>(\w+)', page) == [("1", "Report"), ("2", "Letter")]


def renamed(event, slug, **fields):
    with change([event.pk], by=None) as door:
        door.event.slug = slug
        for name, value in fields.items():
            setattr(door.event, name, value)
        door.event.save()


def test_a_name_that_a_withdrawn_event_got_since_is_shown_to_nobody(client):
    event = an_event("talks")
    withdraw(event, by=None, public_reason="It was never held.")
    renamed(event, "secret-name")
    former = client.get("/en/conflict/events/talks/")
    assert former.status_code == 410
    assert "It was never held." in former.content.decode()
    assert client.get("/en/conflict/events/secret-name/").status_code == 404
    feed = client.get("/en/conflict/events.atom").content.decode()
    assert "/events/talks/" in feed
    assert "secret-name" not in former.content.decode() + feed
    renamed(event, "meeting")
    publish(event, by=None)
    assert client.get("/en/conflict/events/secret-name/").status_code == 404
    assert client.get("/en/conflict/events/talks/").url == "/en/conflict/events/meeting/"


def test_an_event_that_moved_while_it_was_withdrawn_was_never_in_the_other_conflict(client):
    event, there = an_event("talks"), a_conflict("there")
    withdraw(event, by=None, public_reason="It was never held.")
    renamed(event, "talks", conflict=there)
    assert client.get("/en/conflict/events/talks/").status_code == 410
    assert client.get("/en/there/events/talks/").status_code == 404
    assert "<entry>" not in client.get("/en/there/events.atom").content.decode()


def test_a_draft_at_a_former_address_does_not_stand_in_the_readers_way(client):
    event = an_event("talks")
    renamed(event, "meeting")
    a_draft("talks")
    assert client.get("/en/conflict/events/talks/").url == "/en/conflict/events/meeting/"


def test_a_page_leaves_its_marks_titles_to_be_asked_for_and_what_is_saved_has_them(client):
    an_event("talks", title_en="Talks at noon", date="2023-03-30")
    title = "<title>Talks at noon\n30 March 2023</title>"
    assert title not in client.get("/en/conflict/").content.decode()
    assert title not in client.get("/en/conflict/embed/").content.decode()
    assert title in client.get("/en/conflict/view/?width=900").json()["drawing"]
    assert client.get("/en/conflict/events.html").content.decode().count(title) == 3  # one for each width


@pytest.mark.parametrize(("failure", "status"), [("database is locked", 503), ("disk I/O error", 500)])
def test_who_meets_a_long_import_on_an_embedded_database_is_told_to_wait(client, monkeypatch, failure, status):
    def failing(*args, **kwargs):
        raise OperationalError(failure)

    monkeypatch.setattr("timeline.views.seen_conflict", failing)
    client.raise_request_exception = False
    answer = client.get("/en/conflict/about/")
    assert answer.status_code == status
    assert ("A long import is being written" in answer.content.decode()) == (status == 503)


def test_a_window_of_more_sources_than_a_question_may_name_is_drawn(client, db):
    articles = [an_article() for _number in range(1001)]
    an_event("talks", accounts=[{"date": "2023-03-30", "article": article} for article in articles])
    for address in ("/en/", "/en/conflict/view/?width=1000", "/en/conflict/picture.png"):
        assert client.get(address).status_code == 200
    assert "1001 accounts" in client.get("/api/v1/conflicts/conflict/figure").content.decode()


@pytest.mark.parametrize("imported_in", ["en", "fr", "ar"])
def test_the_row_of_an_imported_table_is_told_in_the_language_of_the_page(client, imported_in):
    data_set = DataSet.objects.create(slug="ours", name="Ours")
    source = an_article(title="Ours (a.csv)", publisher="The press", data_set=data_set)
    with translation.override(imported_in):
        account = {"date": "2023-03-30", "article": source, "locator": gettext("row %d") % 4}
    other = {"date": "2023-03-30", "article": an_article(publisher="A paper"), "locator": "row 4"}
    event = an_event("talks", accounts=[account, other])
    address = event.get_absolute_url()
    pages = {lang: client.get(address.replace("/en/", f"/{lang}/")) for lang in ("en", "fr", "ar")}
    for lang, words in {"en": "row 4", "fr": "ligne 4", "ar": "الصف 4"}.items():
        located = re.findall(r" · <bdi>([^<]* 4)</bdi></p>", pages[lang].content.decode())
        assert located == [words, "row 4"]  # what a person wrote of another source stays


@pytest.mark.parametrize(
    ("lang", "stance", "told"),
    [
        ("en", "says", "says: 30 March 2023"),
        ("fr", "denies", "dément\u00a0: le 30 mars 2023"),
        ("ar", "announces", "مقرر: 30 مارس 2023"),
        ("en", "reports", "30 March 2023"),
    ],
)
def test_what_a_source_does_stands_before_the_date_that_it_gives(client, lang, stance, told):
    event = an_event("talks", accounts=[{"date": "2023-03-30", "stance": stance}])
    page = client.get(f"/{lang}/{event.conflict.slug}/events/talks/").content.decode()
    account = page.split('class="account-date"')[1].split("</p>")[0].partition(">")[2]
    assert re.sub("<[^>]*>", "", account).strip() == told


def test_what_no_event_has_is_not_offered(client):
    an_event("talks", kind=a_kind("talks"))
    page = client.get("/en/conflict/").content.decode()
    assert re.findall(r'class="facet"><summary>(\w+)', page) == ["Kind"]
    assert "in any order and language.\n</p>" in page
    an_event("strike", actors=[an_actor("morocco")])
    page = client.get("/en/conflict/").content.decode()
    assert re.findall(r'class="facet"><summary>(\w+)', page) == ["Kind", "Actor"]
    assert 'language.\nFor example: <a href="?q=' in page
