"""What a person is told once a held session is written down: whether anything is missing yet."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from khien.learning.models import Session
from khien.learning.queries.evidence import has_evidence


def tell_saved(request: HttpRequest, session: Session) -> None:
    if has_evidence(session):
        messages.success(request, _("Đã ghi. Một người khác sẽ xác nhận buổi này."))
        return
    messages.warning(
        request,
        _(
            "Đã ghi, nhưng buổi này chưa được xác nhận và chưa được tính: "
            "cần thêm ít nhất một tệp hoặc số kế hoạch."
        ),
    )
