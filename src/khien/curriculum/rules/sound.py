"""What may be a lesson read aloud: MP3, Ogg, or M4A that says so itself, light enough."""

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.curriculum.rules.version import MOST_SOUND

_KINDS = (
    ("audio/mpeg", 0, (b"ID3", b"\xff\xfb", b"\xff\xf3")),
    ("audio/ogg", 0, (b"OggS",)),
    ("audio/mp4", 4, (b"ftypM4A ", b"ftypmp42", b"ftypisom")),
)


def check_sound(data: bytes) -> str:
    """Its media type, by its first bytes."""
    if len(data) > MOST_SOUND:
        raise Refused(
            _("Bản đọc nặng quá %(most)s MB. Hãy giảm chất lượng hoặc đọc ngắn hơn.")
            % {"most": MOST_SOUND // 1_000_000},
            field="sound",
        )
    for media_type, at, beginnings in _KINDS:
        if data[at:].startswith(beginnings):
            return media_type
    raise Refused(_("Tệp này không phải là âm thanh MP3, Ogg hoặc M4A."), field="sound")
