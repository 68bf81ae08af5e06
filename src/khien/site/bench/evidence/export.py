"""The exhibits of a violation handed out as one bag: by the action alone, and over HTTP."""

import os
from time import perf_counter
from uuid import UUID

from khien.site.bench.evidence import sending
from khien.site.bench.evidence.film import Film
from khien.site.bench.installation import Installation, Visitor, token
from khien.site.bench.measuring import Figure
from khien.site.prepared import site

_FILMS = 4
_SIZE = 250_000_000
_PROMISED = 100  # MB/s
_WORDS = {"to": "Viện kiểm sát", "why": "đo tốc độ"}


def measure(installation: Installation, police: Visitor) -> list[Figure]:
    violation, signed = sending.violation(police)
    for number in range(_FILMS):  # each another file, or it would be there already
        sending.send(police, violation, signed, Film(_SIZE + number))
    os.environ["KHIEN_HOME"] = str(installation.home)
    with site():
        alone = _by_action(UUID(violation))
        address = _page_of(violation)
    return [
        _figure("export of a file with 1 GB of exhibits, by the action", alone),
        _figure("the same over HTTP, client included", _over_http(police, address)),
    ]


def _figure(what: str, rate: float) -> Figure:
    return Figure(what, f"{rate:.0f} MB/s", f"≥ {_PROMISED} MB/s", rate >= _PROMISED)


def _rate(size: int, began: float) -> float:
    if size < _FILMS * _SIZE:
        raise RuntimeError(f"only {size} bytes left")
    return size / 1e6 / (perf_counter() - began)


def _by_action(violation: UUID) -> float:
    from django.utils import timezone

    from khien.evidence.actions.exporting import export
    from khien.evidence.models import Exhibit
    from khien.people.models import User

    police = User.objects.get(username="congan")
    exhibits = Exhibit.objects.filter(holder=violation)
    began = perf_counter()
    taken = export(violation, exhibits, **_WORDS, by=police, now=timezone.now())
    return _rate(sum(len(piece) for piece in taken.pieces), began)


def _page_of(violation: str) -> str:
    """An incident's page hands out the same way, where the person sees the whole incident."""
    from django.urls import reverse

    return reverse("enforcement:export", args=[violation])


def _over_http(police: Visitor, address: str) -> float:
    form = token(police.ask("GET", address)[1]) | _WORDS
    began = perf_counter()
    return _rate(police.count(address, form), began)
