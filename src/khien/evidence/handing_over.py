"""What ends with somebody of a unit: their key for sealed exhibits, looks they were asked for.

A look goes back to whoever asked, who may ask another.
"""

from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.handing_over import Ending, Leaving, register_ending
from khien.evidence.events import UnitKeyEnded
from khien.evidence.models import HandedLook, KeyEnd, UnitKey
from khien.people.models import User


def _open_keys(leaver: User) -> list[UnitKey]:
    return list(UnitKey.objects.filter(owner=leaver, ended_at=None))


def count_keys(leaving: Leaving) -> int:
    return len(_open_keys(leaving.user))


def end_keys(leaving: Leaving) -> int:
    found, by, now = _open_keys(leaving.user), leaving.by, leaving.now
    for key in found:
        key.ended_at, key.ended_by, key.end = now, by, KeyEnd.LEFT
        key.save(update_fields=["ended_at", "ended_by", "end"])
        ledger.record(UnitKeyEnded(key.pk, key.unit_id, KeyEnd.LEFT), by=by, now=now)
    return len(found)


def count_looks(leaving: Leaving) -> int:
    return HandedLook.objects.filter(to=leaving.user, looked_at=None).count()


def end_looks(leaving: Leaving) -> int:
    gone, _rows = HandedLook.objects.filter(to=leaving.user, looked_at=None).delete()
    return gone


def publish() -> None:
    keys = _("Khóa mở chứng cứ niêm phong (đơn vị niêm phong lại)")
    register_ending(
        Ending("evidence.keys", keys, ("evidence.UnitKey.owner",), count_keys, end_keys)
    )
    looks = _("Lượt xem hộ chứng cứ (về người đã nhờ)")
    register_ending(
        Ending("evidence.looks", looks, ("evidence.HandedLook.to",), count_looks, end_looks)
    )
