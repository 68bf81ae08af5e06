"""What may be done to the directory. Pure: rows and days come in, a sentence comes out."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.directory.models import (
    CommuneTrait,
    FunctionBinding,
    ImportDraft,
    Installation,
    Kind,
    Organisation,
    OrganisationVersion,
)

Shown = tuple[int, str, str | None]  # line, outcome, key of the organisation meant


def check_can_set_up(installation: Installation | None, province: Organisation | None) -> None:
    if province is None:
        raise Refused(_("Hãy chọn một tỉnh hoặc thành phố trực thuộc trung ương."))
    if installation is not None and installation.province_id != province.pk:
        raise Refused(_("Hệ thống đã được thiết lập cho một tỉnh khác."))


def check_can_bind(
    latest: FunctionBinding | None, office: Organisation, *, first_day: date
) -> None:
    """An office takes a function over from a day after the latest one began."""
    if latest is None:
        return
    begun = latest.valid.lower
    if begun is not None and first_day <= begun:
        raise Refused(
            _("Cơ quan hiện nay nhận nhiệm vụ này từ %(day)s. Hãy chọn một ngày sau ngày đó.")
            % {"day": begun.strftime("%d/%m/%Y")},
            field="first_day",
        )
    if latest.organisation_id == office.pk and latest.valid.upper is None:
        raise Refused(_("Cơ quan này đang nhận nhiệm vụ ấy."), field="office")


def check_can_rename(kind: str, latest: OrganisationVersion, *, name: str, first_day: date) -> None:
    if kind == Kind.ADMINISTRATIVE_UNIT:
        raise Refused(_("Tên đơn vị hành chính đi theo danh mục của Nhà nước."), field="name")
    check_can_name(name)
    if name == latest.name:
        raise Refused(_("Tên vẫn như cũ."), field="name")
    if latest.valid.lower is not None and first_day < latest.valid.lower:
        raise Refused(
            _("Tên hiện nay có từ %(day)s. Hãy chọn một ngày không trước ngày đó.")
            % {"day": latest.valid.lower.strftime("%d/%m/%Y")},
            field="first_day",
        )


def check_can_reach(
    kind: str, latest: OrganisationVersion, *, contact: str, hours: str, first_day: date
) -> None:
    if kind == Kind.ADMINISTRATIVE_UNIT:
        raise Refused(_("Hãy ghi ở cơ quan của địa bàn này."))
    if (contact, hours) == (latest.contact, latest.hours):
        raise Refused(_("Chưa có gì khác điều đang ghi."))
    if latest.valid.lower is not None and first_day < latest.valid.lower:
        raise Refused(
            _("Điều đang ghi có từ %(day)s. Hãy chọn một ngày không trước ngày đó.")
            % {"day": latest.valid.lower.strftime("%d/%m/%Y")},
            field="first_day",
        )


def check_can_name(name: str) -> None:
    if not any(character.isalpha() for character in name):
        raise Refused(_("Hãy ghi tên."), field="name")


def check_can_import(installation: Installation | None, first_day: date, today: date) -> None:
    if installation is None:
        raise Refused(_("Hãy chọn tỉnh ở trang cài đặt trước."))
    if first_day > today:
        raise Refused(_("Ngày bắt đầu không thể ở tương lai."), field="first_day")


def check_can_count(installation: Installation | None, counted_on: date, today: date) -> None:
    if installation is None:
        raise Refused(_("Hãy chọn tỉnh ở trang cài đặt trước."))
    if counted_on > today:
        raise Refused(_("Ngày tính sĩ số không thể ở tương lai."), field="counted_on")


def check_can_set_trait(rows: Iterable[CommuneTrait], *, first_day: date) -> None:
    """Lists follow each other; an older one is not written under a newer."""
    later = max((row.valid.lower for row in rows if row.valid.lower), default=None)
    if later is not None and first_day < later:
        raise Refused(
            _("Danh sách hiện nay có từ %(day)s. Hãy chọn một ngày không trước ngày đó.")
            % {"day": later.strftime("%d/%m/%Y")},
            field="first_day",
        )


def check_has_rows(count: int) -> None:
    if not count:
        raise Refused(_("Dưới dòng tiêu đề không có dòng nào."))


def check_can_confirm(draft: ImportDraft) -> None:
    if draft.confirmed_at is not None:
        raise Refused(_("Danh sách này đã được nhập."))


def check_as_shown(shown: list[Shown], now: list[Shown]) -> None:
    if shown != now:
        raise Refused(
            _("Danh mục đã thay đổi từ lúc kiểm tra. Hãy xem lại kết quả trước khi nhập.")
        )
