"""What is taken in, what may be done with it, and whether its custody is whole."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.evidence.models import Exhibit, ExhibitKind, Fault, HolderKind, StepKind

MEGABYTE = 1024 * 1024
MAX_SIZE = 30 * MEGABYTE
MAX_OF_STAFF = 4 * 1024 * MEGABYTE
MAX_PER_HOLDER = 20
_KEPT_FREE = 256 * MEGABYTE  # of the disk, for everything else
MAX_PIXELS = 50_000_000
MAX_SIDE = 30_000
TOO_VAST = _("Ảnh này quá lớn để mở an toàn. Hãy gửi ảnh chụp màn hình của nó.")
PICTURES = frozenset({ExhibitKind.JPEG, ExhibitKind.PNG, ExhibitKind.WEBP, ExhibitKind.GIF})
# Two pictures are "the same" up to this many of 256 bits (the threshold PDQ's authors recommend);
# below this quality a picture has too little in it to be compared.
PDQ_SAME = 31
PDQ_QUALITY = 50

MIME = {
    ExhibitKind.JPEG: "image/jpeg",
    ExhibitKind.PNG: "image/png",
    ExhibitKind.WEBP: "image/webp",
    ExhibitKind.GIF: "image/gif",
    ExhibitKind.PDF: "application/pdf",
    ExhibitKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ExhibitKind.TEXT: "text/plain; charset=utf-8",
    ExhibitKind.MP4: "video/mp4",
    ExhibitKind.MP3: "audio/mpeg",
    ExhibitKind.OGG: "application/ogg",
    ExhibitKind.WAV: "audio/wav",
}

_ENDINGS = {kind.value: kind for kind in ExhibitKind} | {
    "jpg": ExhibitKind.JPEG,
    "m4v": ExhibitKind.MP4,
    "oga": ExhibitKind.OGG,
    "opus": ExhibitKind.OGG,
}
_FOREIGN_ENDINGS = dict.fromkeys(
    ("exe", "apk", "bat", "js", "zip", "rar", "7z", "heic", "svg", "html", "doc", "xlsx", "mov")
)

_SEPARATORS = re.compile(r"[/\\]")
_UNSAFE = re.compile(r'[<>:"|?*%]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST_NAME = 120


def check_size(size: int, *, most: int = MAX_SIZE) -> None:
    if size == 0:
        raise Refused(_("Tệp này trống, không có gì bên trong."))
    if size > MAX_OF_STAFF:
        raise Refused(_("Tệp này lớn hơn 4 GB. Hãy cắt thành nhiều tệp nhỏ hơn rồi gửi lại."))
    if size > most:
        raise Refused(
            _("Tệp này lớn hơn 30 MB. Hãy gửi tệp nhỏ hơn, hoặc gửi đường dẫn thay cho tệp.")
        )


BROKEN_ON_THE_WAY = _("Tệp bị hỏng trên đường gửi. Hãy gửi lại từ đầu.")


def check_space(size: int, *, free: int) -> None:
    """Before the first piece: the pieces and the whole lie beside each other for a while."""
    if free < 2 * size + _KEPT_FREE:
        raise Refused(
            _(
                "Máy chủ không còn đủ chỗ cho tệp này. Hãy báo người quản trị; "
                "khi có chỗ, chọn lại đúng tệp này để gửi."
            )
        )


def check_piece(number: int, length: int, *, whole: int, piece: int) -> None:
    """A piece that was cut off on its way is not kept for a whole one."""
    if length == 0 or length != min(piece, whole - number * piece):
        raise Refused(_("Phần này của tệp chưa đến trọn. Hãy gửi lại phần này."))


def check_whole(received: int, size: int) -> None:
    if received != size:
        raise Refused(
            _(
                "Tệp chưa gửi xong: mới có %(received)s trong %(size)s. "
                "Hãy chọn lại đúng tệp này để gửi tiếp."
            )
            % {"received": filesizeformat(received), "size": filesizeformat(size)}
        )


def check_room_left(already: int) -> None:
    if already >= MAX_PER_HOLDER:
        raise Refused(_("Mỗi hồ sơ nhận nhiều nhất 20 tệp. Tệp này chưa được lưu."))


def check_dimensions(width: int, height: int) -> None:
    """Asked before a picture is decoded: what is small on disk may be vast in memory."""
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise Refused(TOO_VAST)


def safe_name(name: str, kind: ExhibitKind) -> str:
    """The last part of the name without anything a path, a shell or an eye could trip over; it
    always ends as its content says.
    """
    last = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    plain = _UNSAFE.sub("_", plain).strip(". ")
    if _RESERVED.match(plain):
        plain = "_" + plain
    ending = ".jpg" if kind is ExhibitKind.JPEG else f".{kind.value}"
    endings = (ending, ".jpeg") if kind is ExhibitKind.JPEG else (ending,)
    if plain.lower().endswith(endings):
        plain = plain.rpartition(".")[0]
    return (plain[:_LONGEST_NAME] or "tep") + ending


def claimed_ending(name: str, kind: ExhibitKind) -> str:
    """The ending of the name where it is one of another kind; empty where it fits or says nothing.

    Of a program or an archive too: the name may belie a harmless file as well.
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    known = _ENDINGS | _FOREIGN_ENDINGS
    return ending if ending in known and _ENDINGS.get(ending) is not kind else ""


def digest(chunks: Iterable[bytes]) -> bytes:
    seen = sha256()
    for chunk in chunks:
        seen.update(chunk)
    return seen.digest()


def pdq_parts(pdq: bytes) -> list[int]:
    """The hash cut into 16 numbered parts of 16 bits, for an index over parts.

    Where two hashes differ in no more than 31 bits, some part differs in at most one: 16 parts with
    two differences each would make 32. So whoever looks for `pdq_near` misses none.
    """
    parts = [int.from_bytes(pdq[at : at + 2], "big") for at in range(0, len(pdq), 2)]
    return [number << 16 | part for number, part in enumerate(parts)]


def pdq_near(pdq: bytes) -> list[int]:
    """Every part as it is and with each single bit turned: 16 times 17."""
    turns = [0, *(1 << bit for bit in range(16))]
    return [part ^ turn for part in pdq_parts(pdq) for turn in turns]


class Step(Protocol):
    """A custody step as it is chained; `position` counts from 1."""

    exhibit_id: UUID
    position: int
    kind: str
    at: datetime
    actor_key: str
    actor_role: str
    detail: str

    @property
    def hash(self) -> bytes | memoryview: ...


def step_text(step: Step) -> bytes:
    """A JSON list of every field, so none runs into another."""
    body = json.dumps(
        [
            str(step.exhibit_id),
            step.position,
            str(step.kind),
            step.at.astimezone(UTC).isoformat(timespec="microseconds"),
            step.actor_key,
            step.actor_role,
            step.detail,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return body.encode()


def step_hash(previous: bytes, step: Step) -> bytes:
    """SHA-256 over the hash before it and the text of the step."""
    return sha256(previous + step_text(step)).digest()


@dataclass(frozen=True)
class Verdict:
    """`broken` is None where custody is whole, else a sentence naming the first bad step."""

    steps: int
    head: bytes
    broken: str | None


def verify_chain(steps: Iterable[Step]) -> Verdict:
    """`steps` of one exhibit in order of position."""
    head = b""
    count = 0
    for count, step in enumerate(steps, start=1):
        if step.position != count:
            sentence = _("Thiếu bước lưu giữ số %(position)s.")
            return Verdict(count - 1, head, str(sentence % {"position": count}))
        if bytes(step.hash) != step_hash(head, step):
            sentence = _("Bước lưu giữ số %(position)s đã bị sửa.")
            return Verdict(count, head, str(sentence % {"position": count}))
        head = bytes(step.hash)
    if count == 0:
        return Verdict(0, head, str(_("Không có bước lưu giữ nào.")))
    return Verdict(count, head, None)


def unlike_ledger(steps: list[str], remembered: list[str]) -> str:
    """The sentence for a chain that is not the one the ledger remembers; empty where it is.

    Both are hashes of steps in order: a chain can be cut off, made longer, or made anew.
    """
    if len(steps) < len(remembered):
        words = _("Sổ cái có bước lưu giữ số %(position)s mà chuỗi không có.")
        return str(words % {"position": len(remembered)})
    for position, (step, told) in enumerate(zip(steps, remembered, strict=False), start=1):
        if step != told:
            words = _("Bước lưu giữ số %(position)s khác với sổ cái.")
            return str(words % {"position": position})
    if len(steps) > len(remembered):
        words = _("Chuỗi có bước lưu giữ số %(position)s mà sổ cái không có.")
        return str(words % {"position": len(remembered) + 1})
    return ""


def changed_row(names: list[str]) -> str:
    """`names`: of fields that are no longer as recorded."""
    if not names:
        return ""
    return str(_("Dữ liệu của chứng cứ khác với sổ cái: %(names)s.") % {"names": ", ".join(names)})


# What may follow what: after its destruction nothing happens to an exhibit any more.
_ALIVE = frozenset(StepKind) - {StepKind.RECEIVED}
FOLLOWED_BY: dict[StepKind, frozenset[StepKind]] = {
    kind: frozenset() if kind is StepKind.DESTROYED else _ALIVE for kind in StepKind
}


def check_can_follow(last: str, following: StepKind) -> None:
    if following not in FOLLOWED_BY[StepKind(last)]:
        raise Refused(_("Chứng cứ này đã tiêu hủy, không còn mở được."))


def can_follow(last: str, following: StepKind) -> bool:
    return following in FOLLOWED_BY[StepKind(last)]


def check_can_open(exhibit: Exhibit) -> None:
    """By the installation itself."""
    if exhibit.sealed_for_id is not None:
        raise Refused(
            _(
                "Chứng cứ này đã niêm phong: chỉ công an mở được, bằng khóa của đơn vị, "
                "trên máy của họ."
            )
        )


def fault_in_words(fault: str, other: Exhibit | None = None) -> str:
    """`other`: whose file lies in the place of this one."""
    words = str(Fault(fault).label)
    if other is None:
        return words
    told = _("Đó là tệp của chứng cứ số %(number)s trong %(holder)s, mã %(id)s.")
    holder = str(HolderKind(other.holder_kind).label).lower()
    return f"{words} {told % {'number': other.number, 'holder': holder, 'id': other.pk}}"


def check_can_release(*, to: str, why: str) -> None:
    if not to:
        raise Refused(_("Hãy ghi trả lại cho ai."), field="to")
    if not why:
        raise Refused(_("Hãy ghi lý do trả lại."), field="why")
