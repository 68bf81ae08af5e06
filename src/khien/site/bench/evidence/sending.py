"""A large film sent to the site piece by piece, as the script of the page does."""

import json
import re
from contextlib import suppress
from threading import Event, Thread
from time import perf_counter
from typing import Self

from psutil import NoSuchProcess

from khien.site.bench.evidence.film import Film
from khien.site.bench.installation import Installation, Visitor, token
from khien.site.bench.measuring import Figure, proportional_megabytes

_BEGIN = "/lam-viec/chung-cu/gui/"


def measure(installation: Installation, police: Visitor, film: Film) -> list[Figure]:
    holder, signed = violation(police)
    before = _largest(installation)
    with _Watch(installation) as watch:
        sent, finished = send(police, holder, signed, film)
    grown = watch.largest - before
    megabytes = film.size / 1e6
    return [
        Figure("sending it piece by piece, each encrypted and synced", _rate(megabytes, sent)),
        Figure("its intake from the pieces", _rate(megabytes, finished)),
        Figure("memory that the web process took", f"{grown:.0f} MB", "< 100 MB", grown < 100),
    ]


def send(police: Visitor, holder: str, signed: str, film: Film) -> tuple[float, float]:
    """Seconds of the sending, and of the intake after it."""
    began = perf_counter()
    told = _begin(police, holder, signed, film)
    while film.tell() < film.size:
        number = film.tell() // told["piece"]
        police.put_up(f"{_BEGIN}{told['id']}/{number}/", film.read(told["piece"]), signed)
    sent = perf_counter() - began
    began = perf_counter()
    police.put_up(f"{_BEGIN}{told['id']}/xong/", b"", signed)
    return sent, perf_counter() - began


def _rate(megabytes: float, seconds: float) -> str:
    return f"{megabytes / seconds:.0f} MB/s"


def violation(police: Visitor) -> tuple[str, str]:
    """The id of one this person works on, and the token of its page."""
    page = police.ask("GET", "/lam-viec/vi-pham/")[1]
    for found in re.findall(r"/lam-viec/vi-pham/([0-9a-f-]{36})/", page):
        status, text = police.ask("GET", f"/lam-viec/vi-pham/{found}/tep/")
        if status == 200 and "data-send" in text:
            return found, token(text)["csrfmiddlewaretoken"]
    raise RuntimeError("no violation to which a file may be added")


def _begin(police: Visitor, holder: str, signed: str, film: Film) -> dict[str, int]:
    form = {
        "csrfmiddlewaretoken": signed,
        "holder": holder,
        "holder_kind": "violation",
        "name": film.name,
        "size": str(film.size),
        "changed": "0",
        "origin": "đo tốc độ",
    }
    status, text = police.send(_BEGIN, form)
    if status != 200:
        raise RuntimeError(text)
    told: dict[str, int] = json.loads(text)
    return told


def _largest(installation: Installation) -> float:
    sizes = [0.0]
    for process in installation.processes():
        with suppress(NoSuchProcess):
            if any("granian" in word for word in process.cmdline()):
                sizes.append(proportional_megabytes(process))
    return max(sizes)


class _Watch:
    """The largest web process, looked at all the time."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.largest = 0.0
        self.ended = Event()
        self.thread = Thread(target=self._look, daemon=True)

    def _look(self) -> None:
        while not self.ended.wait(0.2):
            self.largest = max(self.largest, _largest(self.installation))

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()
