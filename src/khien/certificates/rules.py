"""What may be issued and withdrawn."""

import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

from khien.certificates.models import Certificate
from khien.core.fold import fold
from khien.core.refusal import Refused

MOST_HOLDERS = 2000
LONGEST_NAME = 80


def names(lines: Iterable[str]) -> list[str]:
    """One name a line, as it will stand on the paper. Two pupils may have one name."""
    found = [" ".join(unicodedata.normalize("NFC", line).split()) for line in lines]
    found = [name for name in found if name]
    if not found:
        raise Refused(_("Hãy ghi ít nhất một tên."), field="names")
    if len(found) > MOST_HOLDERS:
        raise Refused(
            _("Một lần cấp nhiều nhất %(most)s tờ.") % {"most": MOST_HOLDERS}, field="names"
        )
    wrong = [name for name in found if len(name) > LONGEST_NAME or not name.isprintable()]
    if wrong:
        raise Refused(
            _("Tên này quá dài hoặc có ký tự lạ: %(name)s") % {"name": wrong[0][:40]}, field="names"
        )
    return found


def check_can_withdraw(certificate: Certificate) -> None:
    if certificate.withdrawn_at is not None:
        raise Refused(_("Tờ này đã được thu hồi."))


def is_the_name(certificate: Certificate, typed: str) -> bool:
    """Capitals, marks and spaces do not matter; no name is the one that is no longer kept."""
    said = fold(typed)
    return bool(said) and certificate.holder is not None and fold(certificate.holder) == said
