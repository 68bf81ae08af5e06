"""Phones that carry cases: told to forget, shut out from this moment."""

from django.utils.translation import gettext_lazy as _

from khien.core.handing_over import Ending, Leaving, register_ending
from khien.field.actions.devices import ask_wipe
from khien.field.models import FieldDevice
from khien.people.models import User


def _phones(leaver: User) -> list[FieldDevice]:
    return list(FieldDevice.objects.filter(user=leaver, wipe_asked_at=None, wiped_at=None))


def count(leaving: Leaving) -> int:
    return len(_phones(leaving.user))


def finish(leaving: Leaving) -> int:
    found = _phones(leaving.user)
    for phone in found:
        ask_wipe(phone, by=leaving.by, now=leaving.now)
    return len(found)


def publish() -> None:
    title = _("Điện thoại mang hồ sơ theo (lệnh xóa)")
    register_ending(Ending("field", title, ("field.FieldDevice.user",), count, finish))
