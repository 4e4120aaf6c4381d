"""What an editor makes of a candidate: an event, an account of one that is there, or nothing; and back."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from events.models import (
    Actor,
    Article,
    Candidate,
    Citation,
    Conflict,
    Event,
    EventKind,
    FormerSlug,
    Participation,
    Place,
)
from events.models.named import Named
from events.record import verbs
from events.record.at_once import undivided
from events.record.door import Stale, change
from events.record.erasing import erased_from, erasers_in
from events.record.names import called_before
from events.record.removing import remove
from events.record.unneeded import unneeded
from events.text.languages import LANGUAGES, listed, set_in_all_languages
from events.text.latin import address_of
from events.text.searching import searchable

State = Candidate.State
Row = TypeVar("Row", bound=Named)
ENTERED: dict[str, type[Actor | Place]] = {"actor": Actor, "place": Place}
Made = dict[str, list[int]]  # ids by model, "actor" or "place"; kept in what stands beside a decided candidate


class Decided(Exception):
    """Somebody else has decided this candidate meanwhile."""

    message = _("Another editor has decided this one meanwhile. Nothing of theirs was overwritten.")


@dataclass
class Decision:
    """What an editor made of a candidate: the fields of the account, and what it adds to its event.

    `date` is an EDTF string; `title`, `attribution` and the names of those whom nobody has entered yet are in the
    article's language, `titles` are those in others by their code. The rest is for an account of an event that is
    there: whether the event takes its date, why one of the dates stands, whether that explains why they differ, and
    what readers are told.
    """

    date: str
    quote: str
    claim: str = ""  # what the source says, in the editors' words
    title: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    kind: EventKind | None = None
    place: Place | None = None
    new_place: str = ""
    spot: tuple[float, float] | None = None  # latitude and longitude of the new place, where they are known
    stance: str = Citation.Stance.REPORTS
    claimant: Actor | None = None
    attribution: str = ""
    actors: Sequence[Actor] = field(default_factory=list)
    new_actors: Sequence[str] = field(default_factory=list)
    spellings: Mapping[str, Sequence[str]] = field(default_factory=dict)  # others of a new actor, by its name
    gives_date: bool = False
    date_reason: str = ""
    reason_language: str = "en"
    explained: bool = False
    public_reason: str = ""
    made: Made = field(default_factory=dict)  # what was entered for it
    enters: bool = True  # whether who decides may enter names; else the event's notes keep those
    kept: list[str] = field(default_factory=list)  # of these notes


def accept(
    candidate: Candidate, decision: Decision, conflict: Conflict, *, by: User | None, publish: bool = False
) -> Event:
    """Make it a new event with one account; raises Decided, or ValidationError that says what is missing."""
    lang = language_of(candidate)
    with change(by=by, reason=reason_for(candidate)):
        lock(candidate)
        check_unerased(candidate.article, decision)
        event = Event(conflict=conflict, kind=decision.kind, date=decision.date)
        set_in_all_languages(event, "title", {**decision.titles, lang: decision.title})
        event.place, actors = place_of(decision, lang), actors_of(decision, lang)
        event.notes = with_kept(event.notes, decision)
        fallback = f"{decision.kind.slug if decision.kind else ''} {decision.date}"
        event.slug = Event.objects.free_address(conflict, [event.title_en, event.title_fr, fallback])
        event.full_clean()
        event.save()
        account = make_account(candidate, decision, event)
        for actor in actors:
            Participation(event=event, actor=actor).save()
        decide(candidate, State.ACCEPTED, account, decision.made)
        if publish:
            verbs.publish(event, by=by)
    event.refresh_from_db()
    return event


def add_to(
    candidate: Candidate, decision: Decision, event: Event, *, by: User | None, publish: bool = False
) -> Citation:
    """Make it an account of an event that is there, which gains what the decision holds and it lacks.

    Raises Decided or ValidationError.
    """
    told = decision.public_reason if event.status == Event.Status.PUBLISHED else ""
    with change([event.pk], by=by, reason=reason_for(candidate), public_reason=told) as door:
        lock(candidate)
        check_unerased(candidate.article, decision)
        account = make_account(candidate, decision, event)
        complete(door.event, decision, language_of(candidate))
        decide(candidate, State.MERGED, account, decision.made)
        if publish:
            verbs.publish(event, by=by)
    event.refresh_from_db()
    return account


def complete(event: Event, decision: Decision, lang: str) -> None:
    """Give an event of the open change what it lacks of the decision, whose names are in `lang`, and its date where
    that is to stand."""
    taking_part = set(event.participations.values_list("actor", flat=True))
    for actor in actors_of(decision, lang):
        if actor.pk not in taking_part:
            Participation(event=event, actor=actor).save()
    event.place = event.place or place_of(decision, lang)
    event.notes = with_kept(event.notes, decision)
    for code, title in decision.titles.items():
        if not getattr(event, f"title_{code}"):
            setattr(event, f"title_{code}", title)
    if decision.gives_date:
        event.date = decision.date
        set_in_all_languages(event, "date_reason", {})  # of the date before
    if decision.date_reason:
        setattr(event, f"date_reason_{decision.reason_language}", decision.date_reason)
        event.disagreement_explained = decision.explained
    event.save()


def actors_of(decision: Decision, lang: str) -> list[Actor]:
    """Each once; those whom nobody has entered are entered, as groups: an editor corrects what they are later."""
    new = [
        entered(
            Actor,
            name,
            lang,
            decision,
            kind=Actor.Kind.GROUP,
            aliases="\n".join(decision.spellings.get(name, [])),
        )
        for name in decision.new_actors
    ]
    return list({actor.pk: actor for actor in [*decision.actors, *filter(None, new)]}.values())


def place_of(decision: Decision, lang: str) -> Place | None:
    if decision.place or not decision.new_place:
        return decision.place
    latitude, longitude = decision.spot or (None, None)
    return entered(Place, decision.new_place, lang, decision, latitude=latitude, longitude=longitude)


def with_kept(notes: str, decision: Decision) -> str:
    """An event's notes, with the names that are for others to enter."""
    if not decision.kept:
        return notes
    told = gettext("Named in the source, and not entered yet: %s.") % listed(decision.kept, len(decision.kept))
    return f"{notes}\n{told}".lstrip("\n")


def called(model: type[Row], name: str) -> Row | None:
    """What has this name or spelling, whatever its hamza, accents or case; None: nothing."""
    folded = searchable(name)
    rows: Iterable[Row] = model._default_manager.filter(search_text__contains=folded) if folded else []
    if row := next((row for row in rows if folded in {searchable(spelling) for spelling in row.spellings}), None):
        return row
    before = called_before(model).items() if folded else []
    pk = next((pk for pk, names in before if folded in map(searchable, names)), None)
    return model._default_manager.filter(pk=pk).first() if pk else None


def entered(model: type[Row], name: str, lang: str, decision: Decision, **fields: object) -> Row | None:
    """What is called so; if nothing is, it is entered, and noted in what the decision made, or kept as a word (None).

    Raises ValidationError for what cannot be a name.
    """
    if row := called(model, name):
        return row
    if not decision.enters:
        decision.kept.append(name)
        return None
    slug = base = address_of(name) or model.__name__.lower()
    number = 1
    former = FormerSlug.objects.filter(of=model._meta.model_name)
    while model._default_manager.filter(slug=slug).exists() or former.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    row = model(slug=slug, **{f"name_{lang}": name, **fields})
    row.full_clean()
    row.save()
    decision.made.setdefault(str(model._meta.model_name), []).append(row.pk)
    return row


def reject(candidate: Candidate) -> None:
    """It is no event of ours, and is not proposed again; raises Decided."""
    with undivided():
        lock(candidate)
        decide(candidate, State.REJECTED, None)


def put_back(candidate: Candidate) -> None:
    """A rejected candidate waits for a decision again; one in another state stays as it is."""
    with transaction.atomic():
        row = Candidate.objects.select_for_update().get(pk=candidate.pk)
        if row.state == State.REJECTED:
            decide(row, State.PROPOSED, None)


def undo(decided: Mapping[Candidate, int], event: Event, *, by: User | None) -> bool:
    """These candidates wait again; their event is as it was before the versions, one after the other, that they
    became, or withdrawn where it was made by those. Actors and places that were entered for it alone go: gives
    whether some were entered.

    Raises Stale where somebody has changed the event since, or a candidate is not of it any more, or became another
    version of it.
    """
    revisions = list(event.revisions.filter(number__in=decided.values()).order_by("number"))
    with change([event.pk], by=by) as door:
        numbers = [candidate.pk for candidate in decided]
        rows = Candidate.objects.select_for_update().filter(pk__in=numbers, citation__event=event).order_by("pk")
        undone = list(rows)
        theirs = all(began(row, event, decided[row]) for row in undone)
        if not len(revisions) == len(undone) == len(decided) or not theirs:
            raise Stale(Stale.message)
        verbs.undo(event, *revisions, by=by)
        made = {
            model: [pk for row in undone for pk in row.beside.get("made", {}).get(model, [])] for model in ENTERED
        }
        release(event.pk)
        door.last.append(partial(forget, made, undone[0].article_id))
        for row in undone:
            decide(row, State.PROPOSED, None, {})
    return any(made.values())


def began(candidate: Candidate, event: Event, number: int) -> bool:
    """Whether this is the version of its event that a decided candidate became: the first with its account."""
    documents = event.revisions.filter(number__in=(number - 1, number)).order_by("number")
    held = [
        row.number for row in documents if candidate.citation_id in {said["id"] for said in row.document["citations"]}
    ]
    return held == [number]


def release(event_id: int) -> None:
    """An event that is withdrawn as what made it is undone needs no place and no actors."""
    event = Event.objects.get(pk=event_id)
    if event.status == Event.Status.WITHDRAWN:
        event.participations.all().delete()
        event.place = None
        event.save(update_fields=["place"])


def forget(made: Made, article_id: int) -> None:
    """What another event, a list or a person needs stays, and goes with another card of the article once nobody does;
    what an article's reading proposes is read anew."""
    left: Made = {}
    for name, model in ENTERED.items():
        remove(unneeded(model, made[name], but=(Candidate, Candidate.actors.through)))
        left[name] = list(model._default_manager.filter(pk__in=made[name]).values_list("pk", flat=True))
    decided = Candidate.objects.filter(article=article_id, state__in=[State.ACCEPTED, State.MERGED])
    if any(left.values()) and (heir := decided.select_for_update().order_by("pk").first()):
        known = heir.beside.get("made", {})
        decide(heir, State(heir.state), heir.citation, {name: known.get(name, []) + left[name] for name in ENTERED})


def make_account(candidate: Candidate, decision: Decision, event: Event) -> Citation:
    """The account, saved. A date that the reading did not offer is the editor's own: reckoned from nothing.

    Raises ValidationError for a quote that the article does not hold.
    """
    as_read = decision.date == candidate.date
    offered = decision.date in candidate.dates
    account = Citation(
        event=event,
        article=candidate.article,
        quote=decision.quote,
        date_as_written="" if candidate.article.confidential else candidate.written,
        date=decision.date,
        reckoned_from=candidate.reckoned_from if offered else "",
        working=candidate.working if as_read else {},
        stance=decision.stance,
        claimant=decision.claimant,
    )
    # Where the same words stand twice, these are the ones that were read.
    if decision.quote:
        start = candidate.sentence_start + max(candidate.sentence.find(decision.quote), 0)
        account.quote_start, account.quote_end = start, start + len(decision.quote)
    setattr(account, f"claim_{decision.reason_language}", decision.claim)
    setattr(account, f"attribution_{language_of(candidate)}", decision.attribution)
    account.full_clean(exclude=["event"])
    account.save()
    return account


def language_of(candidate: Candidate) -> str:
    """In which of our languages the words of its article go; English for all others."""
    return candidate.article.language if candidate.article.language in LANGUAGES else "en"


def lock(candidate: Candidate) -> None:
    """Hold it until the transaction ends, and its article, whose text is the one of now; raises Decided where
    somebody else was first."""
    candidate.article = Article.objects.select_for_update(no_key=True).get(pk=candidate.article_id)
    if not Candidate.objects.select_for_update().get(pk=candidate.pk).undecided:
        raise Decided(Decided.message)


def check_unerased(article: Article, decision: Decision) -> None:
    """Raises ValidationError for words that were erased from the source, as a page that was open before has them."""
    said = [getattr(decision, part.name) for part in fields(decision)]
    if erasers_in(said, erased_from(article)):
        raise ValidationError(_("Words that were removed from this source on request stand here: leave them out."))


def decide(candidate: Candidate, state: State, account: Citation | None, made: Made | None = None) -> None:
    """`made` is what was entered for it; None: what is noted of that stays."""
    candidate.state, candidate.citation = state, account
    changed = ["state", "citation"]
    if made is not None:
        others = {name: value for name, value in candidate.beside.items() if name != "made"}
        candidate.beside = others | ({"made": made} if made else {})
        changed.append("beside")
    candidate.save(update_fields=changed)


def reason_for(candidate: Candidate) -> str:
    """By its number: a source may become confidential, and what history says stays."""
    return gettext("Read from article %s") % candidate.article_id


def reason_told(reason: str, user: User) -> str:
    """The reason of a version as this person may know it: the source by its title, a confidential one without."""
    numbers = article_read(reason)
    if not numbers:
        return reason
    if article := Article.objects.filter(pk__in=numbers).visible_to(user).first():
        return gettext("Read from “%s”") % article.title
    if Article.objects.filter(pk__in=numbers).exists():
        return gettext("Read from a confidential source")
    return gettext("Read from article %s") % numbers[0]


def article_read(reason: str) -> list[int]:
    """The number that `reason_for` wrote, in whichever language; none where a person wrote the reason."""
    for language in LANGUAGES:
        with override(language):
            before, _number, after = gettext("Read from article %s").partition("%s")
        if found := re.fullmatch(rf"{re.escape(before)}([0-9]{{1,18}}){re.escape(after)}", reason.strip()):
            return [int(found[1])]
    return []
