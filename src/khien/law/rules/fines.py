"""Between what and what may be fined."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khien.core.numbers import marked
from khien.core.refusal import Refused


@dataclass(frozen=True)
class Span:
    """What may be fined, in đồng, both ends included."""

    least: int
    most: int

    def __add__(self, other: "Span") -> "Span":
        """Who breaks two provisions is fined for each."""
        return Span(self.least + other.least, self.most + other.most)


def in_dong(amount: int) -> str:
    """As in "10.000.000 đồng"."""
    return _("%(amount)s đồng") % {"amount": marked(f"{amount:,}")}


def check_span(least: int | None, most: int | None, *, field: str) -> None:
    """Both or neither, in their order."""
    if (least is None) != (most is None):
        raise Refused(_("Ghi cả mức thấp nhất và mức cao nhất, hoặc để trống cả hai."), field=field)
    if least is not None and most is not None and most < least:
        raise Refused(_("Mức cao nhất không thể thấp hơn mức thấp nhất."), field=field)


def check_fine(fine_vnd: int, span: Span) -> None:
    if fine_vnd > span.most:
        sentence = _(
            "Tiền phạt cao hơn mức cao nhất của các điều đã viện dẫn (%(limit)s). Nếu khung phạt "
            "ghi ở mục Pháp luật chưa đúng, hãy báo người phụ trách pháp chế."
        )
        raise Refused(sentence % {"limit": in_dong(span.most)}, field="fine_vnd")
    if fine_vnd < span.least:
        sentence = _("Tiền phạt thấp hơn mức thấp nhất của các điều đã viện dẫn (%(limit)s).")
        raise Refused(sentence % {"limit": in_dong(span.least)}, field="fine_vnd")
