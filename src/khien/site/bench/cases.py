"""Children's cases among 200,000: what officer, chair, province and counsellor wait for."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import uuid4

from khien.site.bench.installation import Installation, Visitor, token
from khien.site.bench.measuring import Figure, milliseconds, percentile, seconds_of
from khien.site.prepared import site

if TYPE_CHECKING:
    from khien.site.bench.filling import Known

CASES, CONTACTS = 200_000, 1_000_000
_ROUNDS = 40
_LIST = "/lam-viec/tre-em/"
_PAGE, _TYPED, _SAVED, _DOCX, _NIGHT = 0.15, 0.1, 0.15, 1.0, 300.0
_TYPING = ("Bui", "Bùi Th", "bui thi", "Bùi Thị La", "bui thi lan", "Buì thị lang")


@dataclass(frozen=True)
class _People:
    officer: Visitor
    chair: Visitor
    province: Visitor
    counsellor: Visitor


def measure(installation: Installation) -> Iterator[list[Figure]]:
    """The database is filled first; the site goes on running."""
    os.environ["KHIEN_HOME"] = str(installation.home)
    with site():
        from khien.site.bench import filling

        known = filling.fill(cases=CASES, contacts=CONTACTS)
        names = ("canbo", "chutich", "quanly", "tongdai")
        people = _People(*(_signed_in(installation, name) for name in names))
        yield _work_lists(people)
        yield _lists(people, known)
        yield [_figure("a case's page", _pages(people.officer, [f"{_LIST}{known.full}/"]), _PAGE)]
        yield [_figure("the desk's search as one types", _typing(people.counsellor), _TYPED)]
        yield _writing(people.officer, known)
        yield _jobs()


def _signed_in(installation: Installation, name: str) -> Visitor:
    visitor = Visitor(installation)
    visitor.sign_in(name)
    return visitor


def _work_lists(people: _People) -> list[Figure]:
    return [
        _figure(f"work list, {who}", _pages(visitor, ["/lam-viec/"]), _PAGE)
        for who, visitor in (
            ("officer", people.officer),
            ("chair", people.chair),
            ("province", people.province),
        )
    ]


def _lists(people: _People, known: "Known") -> list[Figure]:
    count = f"{CASES:,}".replace(",", " ")
    found = [f"{_LIST}?{urlencode({'tim': name})}" for name in known.names]
    late = [f"{_LIST}?qua_han=on"]
    return [
        _figure(f"list of {count} cases, commune", _pages(people.officer, [_LIST]), _PAGE),
        _figure("the same, province", _pages(people.province, [_LIST]), _PAGE),
        _figure("those past a deadline, province", _pages(people.province, late), _PAGE),
        _figure("by a child's name, commune", _pages(people.officer, found), _PAGE),
        _figure("by a child's name, province", _pages(people.province, found), _PAGE),
        _figure("figures of support, a year", _pages(people.province, [f"{_LIST}so-lieu/"], 3)),
    ]


def _pages(visitor: Visitor, paths: list[str], rounds: int = _ROUNDS) -> list[float]:
    """Seconds of each page, in turns, whole."""
    visitor.connection.close()  # idle too long; the next request opens it again
    return _times(lambda nth: _opened(visitor, paths[nth % len(paths)]), rounds)


def _times(work: Callable[[int], object], rounds: int = _ROUNDS) -> list[float]:
    work(0)
    return [seconds_of(lambda nth=nth: work(nth)) for nth in range(1, rounds + 1)]  # type: ignore[misc]  # bound at once


def _opened(visitor: Visitor, path: str) -> str:
    status, body = visitor.ask("GET", path)
    if status != 200:
        raise RuntimeError(f"{path}: {status}")
    return body


def _typing(counsellor: Visitor) -> list[float]:
    """Beside a contact that is not saved yet."""
    counsellor.connection.close()
    desk = "/lam-viec/ban-truc/cuoc/"
    hidden = token(_opened(counsellor, desk))
    path = f"{desk}{uuid4()}/tim/"
    typed = [hidden | {"child_name": name, "child_age": "11"} for name in _TYPING]
    return _times(lambda nth: _sent(counsellor, path, typed[nth % len(typed)], 200))


def _sent(visitor: Visitor, path: str, form: dict[str, str], status: int) -> str:
    """The answer itself; where it leads to is another page."""
    answered, body = visitor.send(path, form)
    if answered != status:
        raise RuntimeError(f"{path}: {answered}")
    return body


def _writing(officer: Visitor, known: "Known") -> list[Figure]:
    officer.connection.close()
    visit = f"{_LIST}{known.opened}/tham/"
    paper = f"{_LIST}{known.full}/van-ban/"
    hidden = token(_opened(officer, visit))
    form = {"met": "Gặp trẻ và bà ngoại.", "safe_now": "yes", "seen": "Trẻ đi học đều."}
    said = hidden | form | {"on": known.day}
    saved = _times(lambda _nth: _sent(officer, visit, said, 302))
    said_which = hidden | {"which": _offered(_opened(officer, paper))}
    made = _times(lambda _nth: _document(officer, paper, said_which), 15)
    return [
        _figure("a visit saved", saved, _SAVED),
        _figure("a document of a case made and taken as DOCX", made, _DOCX),
    ]


def _document(officer: Visitor, path: str, hidden: dict[str, str]) -> None:
    """Made, issued with its number, and fetched."""
    page = officer.ask("POST", path, hidden)[1]
    issuing = _address(page, "ban-hanh/")
    page = officer.ask("POST", issuing, hidden | {"title": "CÁN BỘ", "name": "Bùi Thị Lan"})[1]
    fetched = officer.fetch(_address(page, "tai-ve/docx/"), hidden)
    if not fetched.startswith(b"PK"):
        raise RuntimeError("no DOCX")


def _offered(page: str) -> str:
    """The first document that can be made of the case."""
    found = re.search(r'name="which"[^>]*value="([^"]+)"', page)
    if found is None:
        raise RuntimeError("no document is offered")
    return found[1]


def _address(page: str, end: str) -> str:
    found = re.search(rf'"(/lam-viec/[^"]+/{end})"', page)
    if found is None:
        raise RuntimeError(f"{end} is not offered")
    return found[1]


def _jobs() -> list[Figure]:
    from django.utils import timezone

    from khien.core import reminders
    from khien.core.models import RunningClock
    from khien.privacy.actions import keeping

    now = timezone.now()
    running = RunningClock.objects.filter(stopped_at=None)
    looked = running.update(next_at=now)
    told = seconds_of(lambda: reminders.remind(now=now))
    night = seconds_of(lambda: keeping.run(now=now))
    later = seconds_of(lambda: keeping.run(now=now + timedelta(days=60)))
    return [
        Figure(f"reminders, all {looked:,} deadlines looked at", f"{told:.0f} s"),
        *(
            Figure(what, f"{took:.0f} s", f"< {_NIGHT / 60:.0f} min", took < _NIGHT)
            for what, took in (
                ("nightly retention over everything, announcing", night),
                ("the same on the night that empties what was announced", later),
            )
        ),
    ]


def _figure(what: str, times: list[float], promised: float | None = None) -> Figure:
    slow = percentile(times, 0.95)
    if promised is None:
        return Figure(f"{what}, p95", milliseconds(slow))
    return Figure(
        f"{what}, p95", milliseconds(slow), f"< {milliseconds(promised)}", slow < promised
    )
