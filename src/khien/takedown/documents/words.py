"""How a letter names what it is about."""

from datetime import datetime

from khien.core.calendars import HANOI
from khien.intake.models import HarmKind, IdentifierKind
from khien.law.models import Provision
from khien.law.rules import may_print
from khien.takedown.models import ContentItem

# As a matter of law and not as a child would say it; without overuse: nobody is asked to remove it.
MATTER = {
    HarmKind.BULLYING: ("xúc phạm, bắt nạt trẻ em", "bullying of a child"),
    HarmKind.THREAT: ("đe dọa trẻ em", "threats against a child"),
    HarmKind.GROOMING: ("lôi kéo, dụ dỗ trẻ em", "grooming of a child"),
    HarmKind.EXTORTION: ("ép buộc, tống tiền trẻ em", "extortion of a child"),
    HarmKind.INTIMATE_IMAGES: (
        "phát tán hình ảnh riêng tư của trẻ em",
        "private images of a child shared without consent",
    ),
    HarmKind.SEXUAL_CONTENT: (
        "nội dung không phù hợp gửi đến trẻ em",
        "unsuitable content sent to a child",
    ),
    HarmKind.ABUSE_MATERIAL: ("nội dung xâm hại trẻ em", "child abuse material"),
    HarmKind.IMPERSONATION: ("mạo danh trẻ em", "impersonation of a child"),
    HarmKind.PERSONAL_INFORMATION: (
        "công khai thông tin cá nhân của trẻ em",
        "personal data of a child published",
    ),
    HarmKind.SCAM: ("lừa đảo, lôi kéo trẻ em", "fraud aimed at children"),
    HarmKind.SELF_HARM: (
        "thử thách nguy hiểm cho trẻ em",
        "a challenge that endangers children",
    ),
    HarmKind.HATE: ("kỳ thị, kích động thù ghét trẻ em", "hatred against children"),
    HarmKind.OTHER: ("nội dung gây hại cho trẻ em", "content that harms a child"),
}


def matter(harm: str, *, english: bool = False) -> str:
    return MATTER.get(HarmKind(harm), MATTER[HarmKind.OTHER])[english]


def place(item: ContentItem) -> str:
    """As it can be found: a link with its scheme, an account with its "@"."""
    if item.place_kind in {IdentifierKind.URL, IdentifierKind.DOMAIN}:
        return f"https://{item.place}"
    return f"@{item.place}" if item.place_kind == IdentifierKind.HANDLE else str(item.place or "")


def moment(at: datetime) -> str:
    return f"{at.astimezone(HANOI):%H giờ %M, %d/%m/%Y}"


def ground(provision: Provision) -> str:
    """Căn cứ; empty for what was not read in a public source: it is never printed as law."""
    sure = may_print(provision.certainty) and may_print(provision.document.certainty)
    return f"Căn cứ {provision.citation};" if sure else ""
