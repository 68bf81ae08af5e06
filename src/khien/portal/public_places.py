"""Where somebody helps, commune by commune: what search finds, and what the page of places shows.

Only offices that carry a public function; where children live who are kept safe is never told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.public_items import PublicItem, PublicKind, register
from khien.directory import queries as directory
from khien.directory.models import Function

# Who helps with what, in the order a worried person needs it.
HELPS: dict[Function, str | Promise] = {
    Function.CHILD_AFFAIRS: _("Nhận tin, giúp trẻ em và gia đình, giới thiệu nơi chăm sóc."),
    Function.CYBER_POLICE: _("Khi có người dọa, lừa, tống tiền, phát tán ảnh."),
    Function.COMMUNE_COMMITTEE: _("Quyết định việc bảo vệ trẻ khi khẩn cấp."),
    Function.EDUCATION: _("Khi chuyện xảy ra ở trường, giữa các bạn học."),
    Function.WOMENS_UNION: _("Chỗ dựa cho mẹ và con, có người đi cùng."),
    Function.YOUTH_UNION: _("Sân chơi, câu lạc bộ, anh chị đồng hành."),
    Function.JUSTICE: _("Hỏi về quyền và trợ giúp pháp lý."),
}


@dataclass(frozen=True)
class Place:
    """`of_province`: the commune has none of its own, the province's office is asked."""

    name: str
    contact: str
    hours: str
    helps: list[str]
    of_province: bool


def places_of(commune: UUID, on: date) -> list[Place]:
    """Each office once, with all it helps with. Three queries."""
    carried = directory.offices_for(HELPS, commune, on)
    rows = directory.existing(on).filter(pk__in=set(carried.values()))
    known = {row.pk: row for row in rows}
    own = set(directory.bindings(commune, on).values_list("organisation_id", flat=True))
    found: dict[UUID, list[str]] = {}
    for function, helps in HELPS.items():
        office = carried.get(function)
        if office in known:
            found.setdefault(office, []).append(str(helps))
    return [
        Place(known[key].name, known[key].contact, known[key].hours, helps, key not in own)
        for key, helps in found.items()
    ]


def items(now: datetime) -> Iterator[PublicItem]:
    on = today(now)
    if directory.installation() is None:
        return
    title = _("Nơi giúp đỡ ở %(place)s")
    about = _("Điện thoại của cán bộ trẻ em, công an, ủy ban nhân dân, nhà trường.")
    for commune in directory.communes_of_installation(on):
        where = f"{reverse('portal:places')}?xa={commune.code}"
        told = title % {"place": commune.name}
        yield PublicItem(str(commune.pk), where, told, str(about))


def publish() -> None:
    register(PublicKind.SERVICE, items)
