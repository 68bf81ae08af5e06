"""Which partners everybody finds: those who take part today."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from khien.core.calendars import today
from khien.core.public_items import PublicItem, PublicKind, register
from khien.partners.queries.public import partners_now


def items(now: datetime) -> Iterator[PublicItem]:
    for partner in partners_now(today(now)):
        where = f"{reverse('portal:partners')}#{partner.pk}"
        told = f"{partner.get_kind_display()}. {partner.about}"
        yield PublicItem(str(partner.pk), where, partner.name, told, on=partner.since)


def publish() -> None:
    register(PublicKind.PARTNER, items)
