"""A tour for each role: a few pages in the order of a first day, and what to look at there."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.people.roles import Role


@dataclass(frozen=True)
class Step:
    address: str
    text: str | Promise


_STEPS = {
    "home": Step(
        "/lam-viec/",
        _("Mỗi sáng bắt đầu ở đây. Việc đỏ đứng trước; mỗi dòng nói vì sao nó là của bạn."),
    ),
    "inbox": Step(
        "/lam-viec/nhac-viec/",
        _("Lời nhắc thời hạn nằm ở đây. Xem cả “Gửi thư khi nào” để chọn lúc nhận thư."),
    ),
    "desk": Step(
        "/lam-viec/ban-truc/",
        _("Màn hình khi nghe máy. Hãy mở một cuộc mới để tập, ghi vài chữ rồi kết thúc."),
    ),
    "queue": Step(
        "/lam-viec/tin-bao/",
        _("Hàng tin báo. Mở tin đầu tiên, đọc vì sao nó khẩn, rồi quay lại và thử lọc."),
    ),
    "incidents": Step(
        "/lam-viec/su-viec/",
        _("Một sự việc gom các tin về cùng một chuyện. Mở một sự việc và tìm phần của bạn."),
    ),
    "cases": Step(
        "/lam-viec/tre-em/",
        _(
            "Hồ sơ của trẻ. Mở một hồ sơ: phần “Việc tiếp theo” cho biết phải làm gì "
            "và còn bao lâu."
        ),
    ),
    "referrals": Step(
        "/lam-viec/tre-em/gioi-thieu-den/",
        _("Trẻ được giới thiệu đến nơi bạn. Mở một lời giới thiệu và xem hạn trả lời."),
    ),
    "carry": Step(
        "/lam-viec/mang-theo/",
        _("Trước khi đi nơi không có sóng, chọn hồ sơ mang theo trên điện thoại ở đây."),
    ),
    "violations": Step(
        "/lam-viec/vi-pham/",
        _("Hồ sơ vi phạm. Mở một hồ sơ và xem các bước, mỗi bước cần những gì."),
    ),
    "takedown": Step(
        "/lam-viec/go-noi-dung/",
        _("Nội dung cần gỡ: đã yêu cầu ai, họ trả lời gì, ngày nào phải xem lại."),
    ),
    "screening": Step(
        "/lam-viec/ra-quet/",
        _(
            "Máy đối chiếu với các kho và chỉ ra chỗ trùng. Người xem mới là người quyết định; "
            "hãy mở một chỗ trùng."
        ),
    ),
    "keys": Step(
        "/lam-viec/chung-cu/khoa/",
        _("Khóa niêm phong của đơn vị. Phần bí mật giữ ngoài hệ thống, ở hai nơi."),
    ),
    "capacity": Step(
        "/lam-viec/nang-luc/",
        _("Đơn vị có ai, được tập huấn gì, thiết bị nào. Ghi khi có thay đổi."),
    ),
    "education": Step(
        "/lam-viec/giao-duc/",
        _("Các buổi giáo dục, và còn thiếu gì để được tính là tổ chức định kỳ."),
    ),
    "quizzes": Step(
        "/lam-viec/trac-nghiem/",
        _("Bài trắc nghiệm của lớp, trên điện thoại hoặc giấy, không ghi tên học sinh."),
    ),
    "lessons": Step(
        "/lam-viec/bai-hoc/",
        _("Bài học theo tuổi. Mở một bài và xem danh sách điều còn thiếu."),
    ),
    "news": Step(
        "/lam-viec/tin-tuc/",
        _("Tin và thông tin chỉ đạo: soạn, gửi duyệt, công bố. Hãy bắt đầu một bản nháp."),
    ),
    "tasks": Step(
        "/lam-viec/nhiem-vu/",
        _("Nhiệm vụ của kế hoạch. Lọc việc quá hạn rồi lưu bộ lọc ấy."),
    ),
    "dashboard": Step(
        "/lam-viec/bang-dieu-hanh/",
        _("Ba tỷ lệ của kế hoạch. Bấm vào một con số để xem nó được đếm từ đâu."),
    ),
    "coordination": Step(
        "/lam-viec/phoi-hop/",
        _("Vướng mắc, hướng dẫn, kiểm tra và trao đổi giữa các cơ quan."),
    ),
    "reports": Step(
        "/lam-viec/bao-cao/",
        _("Báo cáo bạn phải nộp hoặc phải duyệt; số liệu đã được điền sẵn, bạn viết phần lời."),
    ),
    "documents": Step(
        "/lam-viec/van-ban/",
        _("Sổ văn bản của cơ quan. Số văn bản lấy từ đây và không dùng lại."),
    ),
    "care": Step(
        "/lam-viec/can-nghi/",
        _("Ai trong đơn vị đã gặp quá nhiều chuyện nặng nề. Hãy hỏi thăm, đừng trách."),
    ),
    "partners": Step(
        "/lam-viec/doi-tac/",
        _("Đối tác, điều họ hứa và phần đã nhận được. Mở một đối tác."),
    ),
    "law": Step(
        "/lam-viec/phap-luat/",
        _("Danh mục pháp luật. Cạnh mỗi văn bản có ghi đã đối chiếu với bản gốc đến đâu."),
    ),
    "organisations": Step(
        "/lam-viec/to-chuc/",
        _("Cơ quan và trường theo thời gian. Tìm một trường, có dấu hay không dấu đều được."),
    ),
    "people": Step(
        "/lam-viec/nguoi-dung/",
        _("Tài khoản. Mở trang của một người: nhiệm vụ, lớp bảo mật thứ hai, liên kết mời."),
    ),
    "settings": Step(
        "/lam-viec/cai-dat/",
        _("Các bước chuẩn bị hệ thống và điều còn thiếu."),
    ),
    "deadlines": Step(
        "/lam-viec/cai-dat/thoi-han/",
        _("Mỗi thời hạn, mỗi bậc nhắc có ngày bắt đầu áp dụng. Mở một thời hạn, khoan đổi gì."),
    ),
    "ledger": Step(
        "/lam-viec/so-cai/",
        _("Sổ cái: mọi việc đã làm, không có tên trẻ em. Bấm “Kiểm tra toàn vẹn” để thử cả chuỗi."),
    ),
    "requests": Step(
        "/lam-viec/du-lieu/yeu-cau/",
        _("Yêu cầu của người dân về dữ liệu của họ, và hạn trả lời từng yêu cầu."),
    ),
    "keeping": Step(
        "/lam-viec/du-lieu/luu-giu/",
        _("Mỗi loại hồ sơ được giữ bao lâu, và đêm nay những gì sẽ được xóa."),
    ),
}

_NAMES: dict[Role, tuple[str, ...]] = {
    Role.COUNSELLOR: ("home", "desk", "queue", "organisations"),
    Role.INTAKE_OFFICER: ("home", "queue", "incidents", "coordination", "inbox"),
    Role.COMMUNE_OFFICER: ("home", "queue", "incidents", "cases", "carry", "tasks", "inbox"),
    Role.COMMUNE_CHAIR: ("home", "cases", "dashboard", "reports", "care", "inbox"),
    Role.CASE_MANAGER: ("home", "cases", "coordination", "requests", "keeping", "inbox"),
    Role.CYBER_POLICE: ("home", "violations", "keys", "takedown", "screening", "inbox"),
    Role.INFORMATION_OFFICER: ("home", "violations", "takedown", "capacity", "inbox"),
    Role.INSPECTOR: ("home", "violations", "documents", "coordination", "inbox"),
    Role.SERVICE_OFFICER: ("home", "referrals", "coordination", "inbox"),
    Role.SCHOOL_COORDINATOR: ("home", "education", "lessons", "quizzes", "coordination"),
    Role.SCHOOL_VERIFIER: ("home", "education", "coordination"),
    Role.EDUCATION_OFFICER: ("home", "education", "lessons", "tasks", "dashboard", "inbox"),
    Role.STEERING_OFFICER: ("home", "tasks", "dashboard", "coordination", "reports", "inbox"),
    Role.LEADER: ("dashboard", "reports", "care"),
    Role.LEGAL_OFFICER: ("home", "law", "coordination", "tasks"),
    Role.PARTNERSHIP_OFFICER: ("home", "partners", "dashboard", "tasks"),
    Role.EDITOR: ("home", "news", "lessons", "organisations"),
    Role.ADMINISTRATOR: ("home", "settings", "people", "organisations", "deadlines", "keeping"),
    Role.AUDITOR: ("home", "ledger", "law"),
    Role.DATA_PROTECTION_OFFICER: ("home", "requests", "keeping", "law"),
}


def tour_of(role: Role) -> list[Step]:
    return [_STEPS[name] for name in _NAMES.get(role, ())]
