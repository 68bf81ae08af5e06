"""Which changes of the register make sense."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.law.models import LegalDocument, RelationKind

LARGEST_FILE = 10 * 1024 * 1024
_PDF = b"%PDF-"

Edge = tuple[object, object]  # keys of the newer and of the older document


def check_new_provision(path: str, heading: str, *, same: bool) -> None:
    """`same`: such a path stands already with this first day."""
    if not path.strip():
        raise Refused(_("Ghi điều, khoản, điểm, ví dụ: khoản 1 điều 12."), field="path")
    if not heading.strip():
        raise Refused(_("Ghi điều khoản này nói về việc gì."), field="heading")
    if same:
        raise Refused(
            _("Điều khoản này với ngày bắt đầu này đã có: hãy sửa nó, hoặc ghi ngày khác."),
            field="path",
        )


def overlap(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None]
) -> bool:
    """Of two spans from a first day to the first day after; None: without bound."""
    (start, end), (other_start, other_end) = first, second
    begins_before = start is None or other_end is None or start < other_end
    return begins_before and (other_start is None or end is None or other_start < end)


def check_one_wording(
    span: tuple[date | None, date | None],
    others: Iterable[tuple[date | None, date | None]],
    *,
    field: str,
) -> None:
    if any(overlap(span, other) for other in others):
        sentence = _(
            "Trong thời gian này đã có một bản khác của điều khoản. Ghi ngày bản cũ hết hiệu lực "
            "trước, hoặc dùng nút “Sửa đổi từ một ngày”."
        )
        raise Refused(sentence, field=field)


def check_can_amend(
    span: tuple[date | None, date | None], *, since: date, document_expires: date | None
) -> None:
    """`span`: of the wording that is amended. It ends on the day the new one begins."""
    start, end = span
    if (start is not None and since <= start) or (end is not None and since >= end):
        sentence = _("Ngày sửa đổi phải nằm trong thời gian bản đang sửa có hiệu lực.")
        raise Refused(sentence, field="since")
    if document_expires is not None and since >= document_expires:
        raise Refused(_("Văn bản đã hết hiệu lực từ trước ngày ấy."), field="since")


def check_new_document(*, title: str, same: bool) -> None:
    if not title.strip():
        raise Refused(_("Ghi tên văn bản."), field="title")
    if same:
        raise Refused(_("Số, ký hiệu này của cơ quan này đã có trong danh mục."), field="number")


def check_relation(
    source: LegalDocument,
    target: LegalDocument,
    *,
    same: bool,
    edges: Iterable[Edge],
) -> None:
    """`edges`: the relations of this kind there are. The newer document acts on the older one."""
    if source.pk == target.pk:
        raise Refused(_("Chọn một văn bản khác."), field="target")
    if same:
        raise Refused(_("Quan hệ này đã ghi rồi."), field="target")
    if source.issued and target.issued and source.issued < target.issued:
        sentence = _("Văn bản này ban hành trước văn bản kia nên không thể có quan hệ ấy.")
        raise Refused(sentence, field="target")
    if leads_to(target.pk, source.pk, edges):
        raise Refused(_("Hai văn bản sẽ quan hệ vòng tròn với nhau."), field="target")


def leads_to(start: object, goal: object, edges: Iterable[Edge]) -> bool:
    """Whether relations lead from one document to the other."""
    after: dict[object, list[object]] = {}
    for newer, older in edges:
        after.setdefault(newer, []).append(older)
    seen, wait = {start}, [start]
    while wait:
        for older in after.get(wait.pop(), []):
            if older == goal:
                return True
            if older not in seen:
                seen.add(older)
                wait.append(older)
    return False


def ends(kind: str, article: str) -> bool:
    """Whether such a relation ends the whole older document."""
    return not article and kind in {RelationKind.REPLACES, RelationKind.REPEALS}


def check_file(size: int, first_bytes: bytes, *, same: bool) -> None:
    if size > LARGEST_FILE:
        raise Refused(_("Tệp lớn hơn 10 MB."), field="file")
    if not first_bytes.startswith(_PDF):
        raise Refused(_("Chỉ nhận tệp PDF."), field="file")
    if same:
        raise Refused(_("Văn bản này đã có chính tệp ấy."), field="file")


def check_agency(*, name: str, same: bool) -> None:
    if not name.strip():
        raise Refused(_("Ghi tên cơ quan."), field="name")
    if same:
        raise Refused(_("Cơ quan này đã có trong danh sách."), field="name")
