"""A recording, whole or the part a player asks for: some phones play nothing they cannot wind."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from khien.evidence.views import pieces


def sound_response(request: HttpRequest, data: bytes, media_type: str) -> HttpResponse:
    part = pieces.asked(request.headers.get("Range", ""), len(data))
    first, last = part or (0, len(data) - 1)
    response = HttpResponse(data[first : last + 1], content_type=media_type)
    response["Accept-Ranges"] = "bytes"
    if part:
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return response
