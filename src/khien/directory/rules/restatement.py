"""A figure of the units of one day, said for the units of another. Pure.

A crosswalk tells for each unit where its figure goes: the links of one unit share it out, together
exactly 1. One link alone carries all of it and the figure stays exact, whatever lies between. With
several links the value is an estimate by the shares, and the interval says what is certain: of a
figure that nobody divided, each part holds between nothing and all of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused

Amount = int | Fraction
Place = UUID | None  # None: part of a unit went where no source says


class Adding(StrEnum):
    """Whether figures of two places may be added: all but the first may not."""

    COUNT = "count"
    MAXIMUM = "maximum"
    MEDIAN = "median"
    AVERAGE = "average"
    PERCENTAGE = "percentage"
    DISTINCT = "distinct"


_WHY_NOT = {
    Adding.MAXIMUM: _("Số lớn nhất không cộng được khi đơn vị sáp nhập hay chia tách."),
    Adding.MEDIAN: _("Trung vị không cộng được khi đơn vị sáp nhập hay chia tách."),
    Adding.AVERAGE: _(
        "Số trung bình không cộng được khi đơn vị sáp nhập hay chia tách. Hãy quy đổi tổng và số"
        " lượng riêng."
    ),
    Adding.PERCENTAGE: _("Không lấy trung bình các tỷ lệ. Hãy quy đổi tử số và mẫu số riêng."),
    Adding.DISTINCT: _(
        "Số trẻ không trùng lặp không cộng được: một em có thể được đếm ở cả hai đơn vị."
    ),
}


@dataclass(frozen=True)
class Figure:
    """`low` ≤ `value` ≤ `high`. `bases`: by what it was shared out; none where it is exact."""

    value: Amount
    low: Amount
    high: Amount
    bases: frozenset[str] = frozenset()

    @property
    def exact(self) -> bool:
        return self.low == self.high

    def __add__(self, other: "Figure") -> "Figure":
        bases = self.bases | other.bases
        return _figure(
            self.value + other.value, self.low + other.low, self.high + other.high, bases
        )


@dataclass(frozen=True)
class Link:
    """`share` of a unit's figure goes to `target`."""

    target: Place
    share: Fraction
    bases: frozenset[str] = frozenset()


Links = tuple[Link, ...]
Crosswalk = Mapping[UUID, Links]
WHOLE = Fraction(1)


def certain(value: Amount) -> Figure:
    if value < 0:
        raise ValueError(f"only counts are restated, not {value}")
    return Figure(value, value, value)


def alone(target: Place) -> Links:
    return (Link(target, WHOLE),)


def merged(links: Iterable[Link]) -> Links:
    """One link for each target; one that takes all rests on no estimate any more."""
    shares: dict[Place, Fraction] = defaultdict(Fraction)
    bases: dict[Place, frozenset[str]] = defaultdict(frozenset)
    for link in links:
        shares[link.target] += link.share
        bases[link.target] |= link.bases
    if len(shares) == 1:
        return alone(next(iter(shares)))
    return tuple(Link(target, share, bases[target]) for target, share in shares.items())


def composed(first: Crosswalk, second: Crosswalk) -> dict[UUID, Links]:
    """First the one, then the other; whom the second does not name stays as it is."""
    return {source: _further(links, second) for source, links in first.items()}


def _further(links: Links, second: Crosswalk) -> Links:
    if len(links) == 1:
        return second.get(links[0].target, links) if links[0].target else links
    if any(link.target in second for link in links):
        return merged(_onwards(links, second))
    return links


def _onwards(links: Links, second: Crosswalk) -> Iterable[Link]:
    for link in links:
        further = second.get(link.target) if link.target else None
        for onward in further or alone(link.target):
            bases = link.bases | onward.bases
            yield Link(onward.target, link.share * onward.share, bases)


def grouped(crosswalk: Crosswalk, group_of: Mapping[UUID, UUID]) -> dict[UUID, Links]:
    """The same, for the territories that targets lie in: parts of one unit meet there again."""
    return composed(crosswalk, {target: alone(group) for target, group in group_of.items()})


def restate(figures: Mapping[UUID, Figure | Amount], crosswalk: Crosswalk) -> dict[UUID, Figure]:
    """What nobody links stays where it is. Totals are the same on both sides, exactly."""
    found: dict[UUID, Figure] = {}
    for source, given in figures.items():
        figure = given if isinstance(given, Figure) else certain(given)
        links = crosswalk.get(source) or alone(source)
        for link in links:
            part = figure if len(links) == 1 else _part(figure, link)
            if link.target is not None:
                found[link.target] = found[link.target] + part if link.target in found else part
    return found


def _part(figure: Figure, link: Link) -> Figure:
    return _figure(figure.value * link.share, 0, figure.high, figure.bases | link.bases)


def _figure(value: Amount, low: Amount, high: Amount, bases: frozenset[str]) -> Figure:
    whole = isinstance(value, Fraction) and value.denominator == 1
    return Figure(int(value) if whole else value, low, high, bases if low != high else frozenset())


def check_can_restate(adding: Adding, figures: Iterable[UUID], crosswalk: Crosswalk) -> None:
    """What cannot be added is only taken over where each unit is another one's whole extent."""
    if adding is Adding.COUNT:
        return
    taken: set[Place] = set()
    for source in figures:
        links = crosswalk.get(source) or alone(source)
        if len(links) > 1 or links[0].target in taken:
            raise Refused(str(_WHY_NOT[adding]))
        taken.add(links[0].target)


def ratio(numerator: Figure, denominator: Figure) -> Figure | None:
    """Of a part to its whole; None where there is nothing to divide by: it has not arisen."""
    if denominator.value == 0:
        return None
    value = Fraction(numerator.value) / denominator.value
    low = Fraction(numerator.low) / denominator.high
    high = Fraction(numerator.high) / denominator.low if denominator.low else WHOLE
    if numerator.value <= denominator.value:
        high = min(high, WHOLE)
    bases = numerator.bases | denominator.bases
    return Figure(value, low, max(high, value), bases if low != high else frozenset())
