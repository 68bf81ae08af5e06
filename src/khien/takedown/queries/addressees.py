"""Who can be asked on a day, by which ways, and within which hours."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from khien.takedown.models import Addressee, AddresseeChannel


def _held_on(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gt=on))


def in_force(on: date) -> QuerySet[Addressee]:
    return Addressee.objects.filter(_held_on(on)).order_by("kind", "name")


def directory(on: date, *, text: str = "", kind: str = "") -> QuerySet[Addressee]:
    """With the channels that hold that day, as `ways`."""
    rows = in_force(on).prefetch_related(Prefetch("channels", channels_on(on), to_attr="ways"))
    if kind:
        rows = rows.filter(kind=kind)
    if text.strip():
        rows = rows.filter(Q(name__icontains=text.strip()) | Q(domains__contains=[text.strip()]))
    return rows


def channels_on(on: date) -> QuerySet[AddresseeChannel]:
    return AddresseeChannel.objects.filter(_held_on(on)).order_by("way", "value")
