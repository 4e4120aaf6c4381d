"""The names of months that a reader of Arabic chose in the address, for everything that is made in answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from events.dates.words import ARABIC_MONTHS, months_of, names_in


def months_chosen(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware. Sets the choice at the start of each request, as Django does its language; a streamed answer,
    which is made after the middleware has ended, still finds it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        region = request.GET.get("months", "")
        months_of.set(region if region in ARABIC_MONTHS else "")
        return get_response(request)

    return middleware


def month_choices() -> list[tuple[str, str]]:
    """Regions with what tells them apart: their names of January, August and December."""
    return [
        (region, "، ".join(names_in(locale)[month] for month in (1, 8, 12)))
        for region, locale in ARABIC_MONTHS.items()
    ]
