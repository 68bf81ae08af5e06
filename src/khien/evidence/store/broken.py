"""What can be wrong with a stored file, and with the place where it lies."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused

DISK_TROUBLE = _(
    "Máy chủ đang trục trặc nên chưa lưu được tệp này. Hãy thử lại sau, hoặc gọi 111 nếu cần gấp."
)

DISK_FULL = _(
    "Máy chủ sắp hết chỗ nên tạm chưa nhận tệp. Lời bạn kể vẫn được nhận. Hãy giữ tệp và gửi lại "
    "sau, hoặc gọi 111 nếu cần gấp."
)


class StoreBroken(Exception):  # noqa: N818  (said as it is)
    """A stored file is missing, does not open, or is not the one that was stored."""


class StoreAway(StoreBroken):
    """Where the files lie does not answer: nothing is known of the file."""

    def __init__(self) -> None:
        super().__init__(_("Kho tệp không trả lời. Hãy thử lại sau."))

    def __str__(self) -> str:
        return str(self.args[0])


class NoRoom(Refused):
    """The place did not take it; the same again may do."""

    def __init__(self, sentence: str | Promise = DISK_TROUBLE) -> None:
        super().__init__(sentence)
