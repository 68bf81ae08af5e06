"""What contacts are about, as the house brings it along; a province edits its own rows.

The kinds of harm are those of reports, so that both are counted in the same words.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from khien.intake.models import HarmKind


@dataclass(frozen=True)
class Branch:
    name: str
    leaves: tuple[str, ...]
    disturbing: bool = False


SHIPPED = (
    Branch(
        gettext_noop("Bị hại trên mạng"),
        (
            gettext_noop("Bị bắt nạt, đe dọa"),
            gettext_noop("Bị lừa đảo, mất tài khoản"),
            gettext_noop("Bị lộ thông tin cá nhân"),
        ),
    ),
    Branch(
        gettext_noop("Bị lợi dụng trên mạng"),
        (
            gettext_noop("Người lạ dụ dỗ, hẹn gặp"),
            gettext_noop("Bị ép buộc, tống tiền bằng hình ảnh"),
            gettext_noop("Hình ảnh riêng tư bị phát tán"),
        ),
        disturbing=True,
    ),
    Branch(
        gettext_noop("Bị hại ngoài đời"),
        (
            gettext_noop("Bạo lực trong gia đình"),
            gettext_noop("Bạo lực ở trường"),
            gettext_noop("Bị xâm hại"),
            gettext_noop("Bị bỏ rơi, bỏ mặc"),
        ),
        disturbing=True,
    ),
    Branch(
        gettext_noop("Tâm lý, sức khỏe"),
        (
            gettext_noop("Buồn, lo, cô đơn"),
            gettext_noop("Muốn làm đau mình"),
            gettext_noop("Nghiện mạng, nghiện trò chơi"),
        ),
        disturbing=True,
    ),
    Branch(
        gettext_noop("Gia đình, học tập, bạn bè"),
        (
            gettext_noop("Quan hệ với cha mẹ"),
            gettext_noop("Chuyện học"),
            gettext_noop("Chuyện bạn bè"),
        ),
    ),
    Branch(
        gettext_noop("Hỏi chung"),
        (
            gettext_noop("Quyền trẻ em, pháp luật"),
            gettext_noop("Nơi trợ giúp"),
            gettext_noop("Cách dùng mạng an toàn"),
        ),
    ),
)

# The kind of harm of a report that a category tells for sure; of "bullied, threatened" and of what
# a province named itself only the words are carried along.
KIND_OF: dict[str, HarmKind] = {
    "Bị lộ thông tin cá nhân": HarmKind.PERSONAL_INFORMATION,
    "Người lạ dụ dỗ, hẹn gặp": HarmKind.GROOMING,
    "Bị ép buộc, tống tiền bằng hình ảnh": HarmKind.EXTORTION,
    "Hình ảnh riêng tư bị phát tán": HarmKind.INTIMATE_IMAGES,
    "Muốn làm đau mình": HarmKind.SELF_HARM,
    "Nghiện mạng, nghiện trò chơi": HarmKind.OVERUSE,
}
