"""The number of the decision on a plan (Mẫu 05). Pure: numbers come in as they are written."""

import re

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused

_FIRST = re.compile(r"0*(\d+)", re.ASCII)


def check_number(typed: str, *, issued: str) -> str:
    """The one to keep. A decision that was issued from the register has its number already."""
    if not (typed or issued):
        raise Refused(_("Ghi số quyết định (Mẫu 05)."), field="decision_number")
    if issued and differs(typed, issued):
        raise Refused(
            _("Quyết định đã ban hành mang số %(number)s: hãy dùng số đó.") % {"number": issued},
            field="decision_number",
        )
    return issued or typed


def differs(typed: str, other: str) -> bool:
    """5, 05 and 05/QĐ-UBND are one number; nothing typed differs from none."""
    return bool(typed and other) and _number(typed) != _number(other)


def _number(written: str) -> str:
    found = _FIRST.match(written.strip())
    return found[1] if found else written.strip()
