"""What is said of an exhibit, in one sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.evidence.models import Exhibit


def received(exhibits: Sequence[Exhibit]) -> str:
    taken = len(exhibits)
    return ngettext("Đã nhận %(count)s tệp.", "Đã nhận %(count)s tệp.", taken) % {"count": taken}


def belied(exhibit: Exhibit) -> str:
    """Of one whose name says something else than its content; empty of any other."""
    if not exhibit.claimed:
        return ""
    words = _("Tên tệp có đuôi .%(ending)s nhưng nội dung là %(kind)s. Đã nhận theo nội dung.")
    return words % {"ending": exhibit.claimed, "kind": exhibit.get_kind_display()}
