"""By what the figures of support are told apart, and which of them who may see."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.small_cells import hidden_cells


class By(StrEnum):
    COMMUNE = "commune"
    AGE = "age"
    SEX = "sex"
    KIND = "kind"
    SOURCE = "source"


BY_WORDS: list[tuple[str, str | Promise]] = [
    (By.COMMUNE, _("xã, phường")),
    (By.AGE, _("tuổi của trẻ")),
    (By.SEX, _("giới tính")),
    (By.KIND, _("loại việc")),
    (By.SOURCE, _("ai yêu cầu")),
]

# Full years of age: the first year of each band; the doors of the report page are cut the same.
AGE_BANDS = ((0, 5), (6, 10), (11, 15), (16, 17))
AGE_WORDS: dict[str, str | Promise] = {
    "0": _("dưới 6 tuổi"),
    "6": _("6–10 tuổi"),
    "11": _("11–15 tuổi"),
    "16": _("16–17 tuổi"),
}


@dataclass(frozen=True)
class Counts:
    """Of one commune, age, …: requests of the period, and the work that ended in it.

    `given_up`: withdrawn, or ended, before anybody was supported. `hours`: median from a
    request to the first help (a visit, an assessment, an emergency measure); None where none was.
    """

    requests: int = 0
    done: int = 0
    given_up: int = 0
    helped: int = 0
    hours: float | None = None
    plans: int = 0
    plans_in_time: int = 0
    services: int = 0
    closed: int = 0
    recovered: int = 0
    felt: int = 0
    feels_better: int = 0

    @property
    def settled(self) -> int:
        return self.done + self.given_up


# Every row of these is in one of them alone; a request may be of several kinds and sources.
ADDING_UP = frozenset({By.COMMUNE, By.AGE, By.SEX})


def added(rows: Iterable[Counts], *, hours: float | None) -> Counts:
    """All rows as one; a median is no sum and is given."""
    found = list(rows)
    names = [each.name for each in fields(Counts) if each.name != "hours"]
    sums = {name: sum(getattr(counts, name) for counts in found) for name in names}
    return Counts(**sums, hours=hours)


PEOPLE = ("requests", "helped", "plans", "services", "closed", "felt")
FIGURES_OF = {
    "requests": ("requests", "done", "settled"),
    "helped": ("helped", "hours"),
    "plans": ("plans", "plans_in_time"),
    "services": ("services",),
    "closed": ("closed", "recovered"),
    "felt": ("felt", "feels_better"),
}


def hidden_figures(rows: Mapping[Hashable, Counts]) -> dict[str, frozenset[Hashable]]:
    """For each counted thing the keys of the rows whose figures of it are not shown."""
    return {
        name: hidden_cells({key: getattr(counts, name) for key, counts in rows.items()})
        for name in PEOPLE
    }
