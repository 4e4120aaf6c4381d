"""Files that are as long as what they hold: whole where they are small, else sent while they are read."""

from collections.abc import Iterable
from itertools import chain

from django.http import HttpResponse, StreamingHttpResponse

LARGEST_WHOLE = 1_000_000  # bytes of one that is made before it is sent, and so can be kept for others


def whole_or_streamed(pieces: Iterable[bytes | str], content_type: str) -> HttpResponse | StreamingHttpResponse:
    gathered, size, rest = [], 0, iter(pieces)
    for piece in rest:
        gathered.append(piece)
        size += len(piece)
        if size > LARGEST_WHOLE:
            return StreamingHttpResponse(chain(gathered, rest), content_type)
    return HttpResponse(gathered, content_type)
