"""What may stand in the directory of addressees."""

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.models import IdentifierKind
from khien.intake.rules import identifiers
from khien.takedown.models import Way

FURTHEST = timedelta(days=3660)
_PHONE = re.compile(r"^[+0-9 ().-]{3,30}$")


def domains(text: str) -> list[str]:
    """One a line or with commas between, in the form in which links are compared."""
    found: dict[str, None] = {}
    for word in re.split(r"[\s,;]+", text.strip()):
        if not word:
            continue
        read = identifiers.url(word)
        if read is None or read.kind != IdentifierKind.DOMAIN:
            sentence = _("“%(word)s” không phải là một tên miền, như example.vn.")
            raise Refused(sentence % {"word": word[:80]}, field="domains")
        found[read.value] = None
    return list(found)


def check_channel(way: str, value: str) -> str:
    """What is written must be what the way needs: nothing leads a letter about a child astray."""
    text = " ".join(value.split())
    if way == Way.EMAIL:
        try:
            validate_email(text)
        except ValidationError:
            raise Refused(_("Địa chỉ thư điện tử chưa đúng."), field="value") from None
    elif way in {Way.FORM, Way.PORTAL} and not _is_link(text):
        raise Refused(_("Ghi địa chỉ bắt đầu bằng https://."), field="value")
    elif way == Way.PHONE and not _PHONE.match(text):
        raise Refused(_("Số điện thoại chưa đúng."), field="value")
    if not text:
        raise Refused(_("Ghi địa chỉ, số hoặc nơi gửi."), field="value")
    return text


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc


def check_start(day: date, *, today: date) -> None:
    if abs(day - today) > FURTHEST:
        raise Refused(_("Ngày này quá xa: hãy xem lại năm."), field="valid_from")
