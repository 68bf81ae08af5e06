"""Dashboards over HTTP: five years of a whole province, then a whole country, both live."""

from collections.abc import Iterator

from khien.site.bench.installation import Installation, Visitor
from khien.site.bench.measuring import Figure, milliseconds, percentile, seconds_of
from khien.site.bench.steering import filling

_ROUNDS = 40


def measure(installation: Installation) -> Iterator[list[Figure]]:
    filling.five_years()
    yield _night("five years of a province: the night's readings")
    visitor = Visitor(installation)
    visitor.sign_in("lanhdao")
    yield [
        _page(visitor, title, path, 0.3)
        for title, path in (
            ("leader's dashboard, five years of a province, p95", "/lam-viec/bang-dieu-hanh/"),
            ("the indicators beside it, p95", "/lam-viec/bang-dieu-hanh/chi-so/"),
            ("one commune's dashboard, p95", f"/lam-viec/bang-dieu-hanh/xa/{_commune()}/"),
            ("one number explained, p95", "/lam-viec/bang-dieu-hanh/con-so/objective_1/"),
        )
    ]
    communes = filling.country()
    yield [_woken(communes)]
    title = f"leader's dashboard of a country, {communes:,} communes, p95"
    yield [_page(visitor, title, "/lam-viec/bang-dieu-hanh/", 1.0)]


def _night(title: str) -> list[Figure]:
    from django.utils import timezone

    from khien.indicators import actions

    took = seconds_of(lambda: actions.keep_readings(now=timezone.now()))
    return [Figure(title, f"{took:.1f} s")]


def _woken(communes: int) -> Figure:
    """What a minute after midnight does: the only time all are judged at once."""
    from django.utils import timezone

    from khien.core.calendars import today
    from khien.learning.judging import bring_up_to_date

    took = seconds_of(lambda: bring_up_to_date(today(timezone.now())))
    title = f"judge {filling.COUNTRY_SCHOOLS:,} institutions of {communes:,} communes, by night"
    return Figure(title, f"{took:.1f} s")


def _commune() -> str:
    from django.utils import timezone

    from khien.core.calendars import today
    from khien.directory.queries import communes_of_installation

    return str(communes_of_installation(today(timezone.now()))[0].pk)


def _page(visitor: Visitor, title: str, path: str, most: float) -> Figure:
    visitor.ask("GET", path)
    took = [seconds_of(lambda: visitor.ask("GET", path)) for _ in range(_ROUNDS)]
    slow = percentile(took, 0.95)
    return Figure(title, milliseconds(slow), f"< {milliseconds(most)}", slow < most)
