"""Who seals, to which keys, and what may be put in the place of an envelope."""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

import pyrage
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.evidence.models import Envelope, Exhibit, UnitKey

FEWEST_KEYS = 2
_SECRET = re.compile(r"AGE-SECRET-KEY-", re.IGNORECASE)
_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
# An age file (age-encryption.org/v1): its header in lines, then a nonce and the sealed content.
_VERSION = b"age-encryption.org/v1"
_STANZA = re.compile(rb"-> X25519 [A-Za-z0-9+/]{43}")
_MAC = re.compile(rb"--- [A-Za-z0-9+/]{43}")
_NONCE, _TAG = 16, 16
IDENTITY_LENGTH = len("AGE-SECRET-KEY-1") + 58 + len("\n")


def is_secret(text: str) -> bool:
    return bool(_SECRET.search(text))


def checked_public_key(text: str) -> str:
    """The public key in what was pasted, as `age-keygen` writes it. Raises Refused."""
    if is_secret(text):
        raise Refused(
            _(
                "Đây là khóa bí mật, không được gửi cho ai. Hãy bỏ khóa này, tạo khóa khác "
                "và chỉ dán dòng bắt đầu bằng age1."
            ),
            field="public_key",
        )
    found = _RECIPIENT.search(text.strip().lower())
    try:
        return str(pyrage.x25519.Recipient.from_str(found[0] if found else ""))
    except pyrage.RecipientError:
        raise Refused(
            _("Chưa thấy khóa công khai đúng. Khóa bắt đầu bằng age1 và dài 62 ký tự."),
            field="public_key",
        ) from None


def recipients(keys: Sequence[UnitKey]) -> list[Any]:
    return [pyrage.x25519.Recipient.from_str(key.public_key) for key in keys]


def check_works_in(unit: UUID, own: UUID | None) -> None:
    if unit != own:
        raise Refused(_("Chỉ người của đơn vị giữ khóa làm được việc này."))


def check_can_prove(key: UnitKey) -> None:
    if key.ended_at is not None:
        raise Refused(_("Khóa này đã ngừng dùng. Hãy thêm khóa mới."))


def check_proof(given: bytes, expected: bytes) -> None:
    if given != expected:
        raise Refused(
            _("Chưa đúng dòng chữ trong tệp thử. Hãy mở tệp bằng khóa này rồi chép lại đủ."),
            field="words",
        )


def check_can_end(key: UnitKey) -> None:
    """Whoever holds the secret half still opens what was sealed to it, to seal it again."""
    if key.ended_at is not None:
        raise Refused(_("Khóa này đã ngừng dùng."))


def check_can_seal(exhibit: Exhibit, keys: Sequence[UnitKey]) -> None:
    if exhibit.sealed_for_id is not None:
        raise Refused(_("Chứng cứ này đã niêm phong rồi."))
    if not exhibit.path:
        raise Refused(_("Không còn tệp để niêm phong."))
    if len(keys) < FEWEST_KEYS:
        raise Refused(
            _(
                "Đơn vị cần ít nhất hai khóa đã thử mở được: mất một khóa thì khóa kia vẫn mở "
                "được chứng cứ. Hãy thêm khóa trước."
            )
        )


def key_set(keys: Sequence[UnitKey]) -> str:
    """By it an envelope made for other recipients than today's is known."""
    return sha256("\n".join(sorted(key.public_key for key in keys)).encode()).hexdigest()


def check_same_keys(made_for: str, keys: Sequence[UnitKey]) -> None:
    if made_for != key_set(keys):
        raise Refused(
            _("Danh sách người nhận đã đổi từ lúc bạn tải phong bì. Hãy tải lại và làm lại.")
        )


def one_that_waits(row: Envelope | None) -> Envelope:
    if row is None:
        raise Refused(_("Tên tệp không phải mã của chứng cứ nào đang chờ niêm lại."))
    return row


def check_envelope(content: bytes, keys: Sequence[UnitKey]) -> None:
    """As far as it can be told from outside: an age file for so many people, of the right length.

    What is inside only a recipient can see.
    """
    header, mac, payload = _parts(content)
    stanzas = [line for line in header if line.startswith(b"-> ")]
    if not mac or not all(_STANZA.fullmatch(line) for line in stanzas):
        raise Refused(_("Tệp này không phải phong bì làm bằng lệnh age."))
    if len(stanzas) != len(keys):
        raise Refused(
            _("Phong bì này làm cho %(found)s khóa, đơn vị đang có %(wanted)s khóa.")
            % {"found": len(stanzas), "wanted": len(keys)}
        )
    if len(payload) != _NONCE + IDENTITY_LENGTH + _TAG:
        raise Refused(_("Phong bì này không chứa đúng một khóa của chứng cứ."))


def _parts(content: bytes) -> tuple[list[bytes], bytes, bytes]:
    """Lines of the header, its last line, and what follows."""
    if not content.startswith(_VERSION + b"\n"):
        return [], b"", b""
    found = _MAC.search(content)
    if found is None or content[found.end() : found.end() + 1] != b"\n":
        return [], b"", b""
    return content[: found.start()].splitlines()[1:], found[0], content[found.end() + 1 :]
