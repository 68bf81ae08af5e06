"""A clock that is wrong makes deadlines, codes of the second factor and the ledger wrong."""

from collections.abc import Iterator
from datetime import timedelta

from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding, Words, note, now

MOST_OFF = timedelta(minutes=1)
_SYNC = Words(
    "Bật đồng bộ giờ trên cả hai máy: timedatectl set-ntp true, rồi xem timedatectl.",
    "Let both machines keep time: timedatectl set-ntp true, then look at timedatectl.",
)


def against_the_database(facts: Facts) -> Iterator[Finding]:
    if facts.database and abs(facts.database.clock_off) > MOST_OFF:
        yield _wrong("clock.database", facts.database.clock_off, "cơ sở dữ liệu", "the database")


def against_a_peer(facts: Facts) -> Iterator[Finding]:
    if facts.peer is None:
        return
    if facts.peer.off is None:
        yield note(
            "clock.peer-away",
            Words(
                f"Máy giữ giờ {facts.peer.address} (CLOCK_PEER) không trả lời nên chưa so được.",
                f"{facts.peer.address} (CLOCK_PEER) does not answer: the clock was not compared.",
            ),
            Words(
                "Xem địa chỉ và tường lửa, hoặc chọn máy khác.",
                "Look at the address and the firewall, or name another.",
            ),
        )
    elif abs(facts.peer.off) > MOST_OFF:
        yield _wrong("clock.peer", facts.peer.off, facts.peer.address, facts.peer.address)


def _wrong(code: str, off: timedelta, whose: str, english: str) -> Finding:
    minutes = max(1, round(abs(off).total_seconds() / 60))
    way, way_english = ("nhanh", "fast") if off > timedelta() else ("chậm", "slow")
    return now(
        code,
        Words(
            f"Đồng hồ máy này {way} {minutes} phút so với {whose}: hạn xử lý và mã đăng nhập sẽ "
            "sai.",
            f"This machine's clock is {minutes} minutes {way_english} against {english}: "
            "deadlines and sign-in codes go wrong.",
        ),
        _SYNC,
    )
