"""Every role in one table: what it is called, what it is for, what it may do, how far it reaches.

A role says what; the duty says where (see models.Duty). Nobody is given a permission apart from
a role, so this file is the whole answer to "who may".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.permissions import FieldGroup, Need, Permission
from khien.directory.models import Function


class Role(StrEnum):
    COUNSELLOR = "counsellor"
    INTAKE_OFFICER = "intake_officer"
    COMMUNE_OFFICER = "commune_officer"
    COMMUNE_CHAIR = "commune_chair"
    CASE_MANAGER = "case_manager"
    CYBER_POLICE = "cyber_police"
    INFORMATION_OFFICER = "information_officer"
    INSPECTOR = "inspector"
    SERVICE_OFFICER = "service_officer"
    SCHOOL_COORDINATOR = "school_coordinator"
    SCHOOL_VERIFIER = "school_verifier"
    EDUCATION_OFFICER = "education_officer"
    STEERING_OFFICER = "steering_officer"
    LEADER = "leader"
    LEGAL_OFFICER = "legal_officer"
    PARTNERSHIP_OFFICER = "partnership_officer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    DATA_PROTECTION_OFFICER = "data_protection_officer"

    @property
    def label(self) -> str:
        return str(ROLES[self].title)


class Reach(StrEnum):
    """How a role's duty is bounded."""

    EVERYWHERE = "everywhere"  # the whole installation; the duty names no territory
    TERRITORY = "territory"  # one commune, or the province, named by the duty
    OFFICE = "office"  # the duty's own organisation alone, as a school's coordinator


@dataclass(frozen=True)
class RoleCard:
    """`function`: the office carrying it is the duty's where none is named.

    `alone`: held by people who hold no other role, because it is kept from personal data. `sees`:
    which fields of a child's record it needs, and when.
    """

    title: str | Promise
    description: str | Promise
    reach: Reach
    permissions: frozenset[Permission]
    function: Function | None = None
    alone: bool = False
    sees: Mapping[FieldGroup, Need] = field(default_factory=dict)


REACH_TITLES = {
    Reach.EVERYWHERE: _("toàn hệ thống"),
    Reach.TERRITORY: _("địa bàn được giao"),
    Reach.OFFICE: _("cơ quan, trường của mình"),
}

_IN_REACH, _ASSIGNED = Need.IN_REACH, Need.ASSIGNED
_ALL_FIELDS = dict.fromkeys(FieldGroup, _IN_REACH)
_NEWS = (Permission.ARTICLE_WRITE, Permission.ARTICLE_PUBLISH, Permission.POSTER_PRINT)
# Of whoever works in an office that others give tasks to and write to.
_BETWEEN_OFFICES = frozenset(
    {Permission.TASK_WORK, Permission.COORDINATION_WORK, Permission.DIRECTORY_VIEW}
)
_OF_VIOLATION = {FieldGroup.NARRATIVE: _IN_REACH, FieldGroup.OFFENDER: _IN_REACH}

ROLES: dict[Role, RoleCard] = {
    Role.COUNSELLOR: RoleCard(
        _("Tư vấn viên đường dây"),
        _("Nghe, ghi lại điều được báo và trao mã theo dõi cho người báo."),
        Reach.EVERYWHERE,
        frozenset({Permission.REPORT_RECORD, Permission.HOTLINE_WORK, Permission.DIRECTORY_VIEW}),
        function=Function.HOTLINE,
    ),
    Role.INTAKE_OFFICER: RoleCard(
        _("Cán bộ tiếp nhận"),
        _("Đọc tin báo của địa bàn, đánh giá mức khẩn và quyết định hướng xử lý."),
        Reach.TERRITORY,
        frozenset(
            {
                Permission.REPORT_RECORD,
                Permission.HOTLINE_WORK,
                Permission.HOTLINE_LEAD,
                Permission.REPORT_TRIAGE,
                Permission.INCIDENT_VIEW,
                Permission.EVIDENCE_VIEW,
                Permission.DIRECTORY_VIEW,
                Permission.COORDINATION_WORK,
            }
        ),
        sees=_OF_VIOLATION | {FieldGroup.CONTACT: _IN_REACH},
    ),
    Role.COMMUNE_OFFICER: RoleCard(
        _("Cán bộ bảo vệ trẻ em cấp xã"),
        _("Đánh giá, lập kế hoạch và theo sát việc hỗ trợ từng trẻ em trong xã."),
        Reach.TERRITORY,
        frozenset(
            {
                Permission.REPORT_RECORD,
                Permission.REPORT_TRIAGE,
                Permission.INCIDENT_VIEW,
                Permission.CASE_WORK,
                Permission.REFERRAL_RECEIVE,
                Permission.EVIDENCE_VIEW,
                Permission.DOCUMENT_REGISTER,
                Permission.REPORT_WRITE,
                Permission.POSTER_PRINT,
                *_BETWEEN_OFFICES,
            }
        ),
        function=Function.CHILD_AFFAIRS,
        sees=_ALL_FIELDS,
    ),
    Role.COMMUNE_CHAIR: RoleCard(
        _("Chủ tịch Ủy ban nhân dân cấp xã"),
        _("Quyết định biện pháp khẩn cấp, phê duyệt kế hoạch và việc kết thúc hồ sơ."),
        Reach.TERRITORY,
        frozenset(
            {
                Permission.INCIDENT_VIEW,
                Permission.CASE_APPROVE,
                Permission.DASHBOARD_VIEW,
                Permission.STAFF_CARE,
                Permission.FIGURES_TRACE,
                Permission.DOCUMENT_REGISTER,
                Permission.REPORT_APPROVE,
                Permission.POSTER_PRINT,
                *_BETWEEN_OFFICES,
            }
        ),
        function=Function.COMMUNE_COMMITTEE,
        sees=_ALL_FIELDS | {FieldGroup.CONTACT: _ASSIGNED},
    ),
    Role.CASE_MANAGER: RoleCard(
        _("Cán bộ quản lý hồ sơ trẻ em cấp tỉnh"),
        _("Theo dõi hồ sơ trẻ em của các xã, đôn đốc khi quá hạn."),
        Reach.TERRITORY,
        frozenset(
            {
                Permission.INCIDENT_VIEW,
                Permission.CASE_OVERSEE,
                Permission.LESSON_REVIEW,
                Permission.DASHBOARD_VIEW,
                Permission.FIGURES_TRACE,
                Permission.DOCUMENT_REGISTER,
                Permission.LEGAL_HOLD,
                Permission.REPORT_WRITE,
                *_BETWEEN_OFFICES,
                Permission.GUIDANCE_PUBLISH,
            }
        ),
        function=Function.CHILD_AFFAIRS,
        sees=_ALL_FIELDS | {FieldGroup.IDENTITY: _ASSIGNED, FieldGroup.CONTACT: _ASSIGNED},
    ),
    Role.CYBER_POLICE: RoleCard(
        _("Công an phụ trách an ninh mạng"),
        _("Xác minh, xử lý hành vi vi phạm và giữ vật chứng theo quy định."),
        Reach.TERRITORY,
        frozenset(
            {
                Permission.REPORT_RECORD,
                Permission.REPORT_TRIAGE,
                Permission.INCIDENT_VIEW,
                Permission.VIOLATION_WORK,
                Permission.CAPACITY_RECORD,
                Permission.TAKEDOWN_WORK,
                Permission.REFERRAL_RECEIVE,
                Permission.SCREENING_WORK,
                Permission.BANK_MANAGE,
                Permission.EVIDENCE_VIEW,
                Permission.EVIDENCE_SEAL,
                Permission.EVIDENCE_EXPORT,
                Permission.DOCUMENT_REGISTER,
                Permission.DASHBOARD_VIEW,
                Permission.FIGURES_TRACE,
                Permission.LEGAL_HOLD,
                Permission.DOCUMENT_REGISTER,
                Permission.REPORT_WRITE,
                *_BETWEEN_OFFICES,
                Permission.GUIDANCE_PUBLISH,
                Permission.INSPECTION_WORK,
            }
        ),
        function=Function.CYBER_POLICE,
        sees=_OF_VIOLATION | {FieldGroup.CONTACT: _IN_REACH},
    ),
    Role.INFORMATION_OFFICER: RoleCard(
        _("Cán bộ quản lý thông tin điện tử"),
        _("Yêu cầu gỡ nội dung và xử lý vi phạm về thông tin điện tử."),
        Reach.TERRITORY,
        frozenset(
            {
                Permission.REPORT_TRIAGE,
                Permission.INCIDENT_VIEW,
                Permission.VIOLATION_WORK,
                Permission.CAPACITY_RECORD,
                Permission.TAKEDOWN_WORK,
                Permission.SCREENING_WORK,
                Permission.BANK_MANAGE,
                Permission.DOCUMENT_REGISTER,
                Permission.REPORT_WRITE,
                *_BETWEEN_OFFICES,
            }
        ),
        function=Function.ELECTRONIC_INFORMATION,
        sees=_OF_VIOLATION,
    ),
    Role.INSPECTOR: RoleCard(
        _("Thanh tra viên"),
        _("Thanh tra, kết luận và xử phạt hành chính các vi phạm được chuyển đến."),
        Reach.TERRITORY,
        frozenset(
            {
                Permission.INCIDENT_VIEW,
                Permission.VIOLATION_WORK,
                Permission.CAPACITY_RECORD,
                Permission.DASHBOARD_VIEW,
                Permission.DOCUMENT_REGISTER,
                *_BETWEEN_OFFICES,
                Permission.INSPECTION_WORK,
            }
        ),
        sees=_OF_VIOLATION,
    ),
    Role.SERVICE_OFFICER: RoleCard(
        _("Người tiếp nhận của cơ sở dịch vụ"),
        _("Nhận và trả lời lời giới thiệu trẻ gửi đến cơ sở mình; chỉ đọc điều được chia sẻ."),
        Reach.OFFICE,
        frozenset({Permission.REFERRAL_RECEIVE, Permission.COORDINATION_WORK}),
    ),
    Role.SCHOOL_COORDINATOR: RoleCard(
        _("Cán bộ đầu mối của trường, cơ sở"),
        _("Ghi các buổi tuyên truyền, giáo dục của trường hoặc cơ sở mình."),
        Reach.OFFICE,
        frozenset(
            {
                Permission.SESSION_RECORD,
                Permission.LESSON_WRITE,
                Permission.COORDINATION_WORK,
                Permission.POSTER_PRINT,
            }
        ),
    ),
    Role.SCHOOL_VERIFIER: RoleCard(
        _("Người xác nhận của trường, cơ sở"),
        _("Xác nhận buổi giáo dục do người khác trong trường đã ghi."),
        Reach.OFFICE,
        frozenset({Permission.SESSION_VERIFY, Permission.COORDINATION_WORK}),
    ),
    Role.EDUCATION_OFFICER: RoleCard(
        _("Cán bộ quản lý giáo dục"),
        _("Theo dõi chương trình giáo dục của các trường, cơ sở trong địa bàn."),
        Reach.TERRITORY,
        frozenset(
            {
                Permission.EDUCATION_OVERSEE,
                Permission.SESSION_VERIFY,
                Permission.LESSON_WRITE,
                Permission.LESSON_REVIEW,
                Permission.DASHBOARD_VIEW,
                Permission.FIGURES_TRACE,
                Permission.REPORT_WRITE,
                Permission.POSTER_PRINT,
                *_BETWEEN_OFFICES,
                Permission.GUIDANCE_PUBLISH,
                Permission.INSPECTION_WORK,
            }
        ),
        function=Function.EDUCATION,
    ),
    Role.STEERING_OFFICER: RoleCard(
        _("Cán bộ thường trực kế hoạch"),
        _("Theo dõi mục tiêu, đôn đốc nhiệm vụ và tổng hợp báo cáo của kế hoạch."),
        Reach.TERRITORY,
        frozenset(
            {
                Permission.PLAN_MANAGE,
                Permission.PARTNER_MANAGE,
                *_NEWS,
                Permission.DASHBOARD_VIEW,
                Permission.FIGURES_TRACE,
                Permission.DIRECTORY_MANAGE,
                *_BETWEEN_OFFICES,
                Permission.COORDINATION_LEAD,
                Permission.GUIDANCE_PUBLISH,
                Permission.INSPECTION_WORK,
                Permission.DOCUMENT_REGISTER,
            }
        ),
        function=Function.STEERING_OFFICE,
    ),
    Role.LEADER: RoleCard(
        _("Lãnh đạo"),
        _("Xem số liệu điều hành; không xem hồ sơ của bất kỳ ai."),
        Reach.TERRITORY,
        frozenset({Permission.DASHBOARD_VIEW, Permission.STAFF_CARE, Permission.REPORT_APPROVE}),
    ),
    Role.LEGAL_OFFICER: RoleCard(
        _("Cán bộ pháp chế"),
        _("Giữ danh mục văn bản pháp luật đúng hiệu lực."),
        Reach.EVERYWHERE,
        frozenset({Permission.LAW_MANAGE, *_BETWEEN_OFFICES, Permission.GUIDANCE_PUBLISH}),
        function=Function.JUSTICE,
    ),
    Role.PARTNERSHIP_OFFICER: RoleCard(
        _("Cán bộ phối hợp, huy động nguồn lực"),
        _("Làm việc với tổ chức, doanh nghiệp cùng tham gia kế hoạch."),
        Reach.EVERYWHERE,
        frozenset({Permission.PARTNER_MANAGE, Permission.DASHBOARD_VIEW, *_BETWEEN_OFFICES}),
    ),
    Role.EDITOR: RoleCard(
        _("Biên tập viên"),
        _("Biên tập bài học và thông tin công khai; không thấy dữ liệu cá nhân."),
        Reach.EVERYWHERE,
        frozenset(
            {Permission.DIRECTORY_VIEW, Permission.LESSON_WRITE, Permission.LESSON_REVIEW, *_NEWS}
        ),
    ),
    Role.ADMINISTRATOR: RoleCard(
        _("Quản trị viên"),
        _("Quản lý tài khoản, tổ chức và cài đặt; không thấy bất kỳ dữ liệu cá nhân nào."),
        Reach.EVERYWHERE,
        frozenset(
            {
                Permission.PEOPLE_MANAGE,
                Permission.SETTINGS_MANAGE,
                Permission.DIRECTORY_VIEW,
                Permission.DIRECTORY_MANAGE,
            }
        ),
        alone=True,
    ),
    Role.AUDITOR: RoleCard(
        _("Kiểm toán viên"),
        _("Đọc và kiểm tra sổ cái; không xem gì khác."),
        Reach.EVERYWHERE,
        frozenset({Permission.LEDGER_READ}),
        alone=True,
    ),
    Role.DATA_PROTECTION_OFFICER: RoleCard(
        _("Cán bộ bảo vệ dữ liệu cá nhân"),
        _("Trả lời yêu cầu về dữ liệu cá nhân, giữ lại hồ sơ khi pháp luật cần, xem lịch xóa."),
        Reach.EVERYWHERE,
        frozenset({Permission.LEGAL_HOLD, Permission.RIGHTS_ANSWER, Permission.DIRECTORY_VIEW}),
    ),
}


def role_choices() -> list[tuple[str, str | Promise]]:
    return [(role.value, card.title) for role, card in ROLES.items()]


def roles_with(permission: Permission) -> list[Role]:
    return [role for role, card in ROLES.items() if permission in card.permissions]


@dataclass(frozen=True)
class ReferenceRow:
    role: Role
    title: str
    description: str
    reach: str
    permissions: tuple[Permission, ...]


def reference_table() -> list[ReferenceRow]:
    """Role × permission, for the documentation and the page of roles; in the active language."""
    return [
        ReferenceRow(
            role,
            str(card.title),
            str(card.description),
            str(REACH_TITLES[card.reach]),
            tuple(p for p in Permission if p in card.permissions),
        )
        for role, card in ROLES.items()
    ]
