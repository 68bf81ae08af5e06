"""Targets that look after what is kept: the ledger, the keys, Django's own commands."""

import math
import os
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from khien.site.console import Misused, Stopped, in_english, line, say
from khien.site.environment import read
from khien.site.files import write_whole
from khien.site.home import khien_home
from khien.site.prepared import installed, site

# Rooms are imported inside: they need Django, which needs the database's address.


def manage(*words: str) -> None:
    with site():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["khien manage", *words])


def load_plan(name: str) -> None:
    """A file of plans in the form of those that ship: steering/data/plans.json."""
    path = Path(name).expanduser()
    if not path.is_file():
        raise Stopped(f"Không có tệp {path}.", "There is no such file.")
    with site():
        from django.utils import timezone

        from khien.core.actors import SYSTEM
        from khien.core.refusal import Refused
        from khien.steering.actions import load_plans

        try:
            found = load_plans(path.read_text("utf-8"), by=SYSTEM, now=timezone.now())
        except (Refused, UnicodeDecodeError) as why:
            said, english = (str(each).rstrip(".") for each in (why, in_english(why)))
            raise Stopped(f"{said}. Chưa nạp gì.", f"{english}. Nothing was loaded.") from None
    if not found:
        say("Kế hoạch trong tệp đã có sẵn: không thêm gì.", "They are there already: none added.")
        return
    numbers = ", ".join(plan.number for plan in found)
    say(f"Đã thêm kế hoạch: {numbers}.", "Plans added; others were there.")


def detect(*words: str) -> int:
    """`khien-detect`, with the kernels that set-up compiled; it needs neither database nor site."""
    from khien_detect.cli import main

    return main(words)


def verify_ledger() -> int:
    with site():
        from khien.core import ledger

        verdict = ledger.verify()
    if verdict.broken:
        say(f"Sổ cái KHÔNG nguyên vẹn: {verdict.broken}.", "The ledger is NOT whole.")
        return 1
    say(
        f"Sổ cái nguyên vẹn: {verdict.entries} sự kiện, mã cuối {verdict.head or '—'}; "
        f"khớp cả {verdict.heads} dấu sổ hằng ngày.",
        f"The ledger is whole: {verdict.entries} events, {verdict.heads} daily heads hold.",
    )
    return 0


def show_ledger_head(day: str | None = None) -> None:
    """Of that day; of today where none is named, signed now if the night has not done it."""
    with site():
        from django.utils import timezone

        from khien.core.ledger import heads
        from khien.core.models import LedgerHead

        found: LedgerHead | None
        if day is None:
            found = heads.sign_today(now=timezone.now())
        else:
            found = LedgerHead.objects.filter(day=_day(day)).first()
        if found is None:
            raise Stopped(f"Ngày {day} không có dấu sổ.", "No head was signed on that day.")
        line(heads.sheet(found).rstrip())


def show_ledger(subject_or_day: str) -> None:
    """Identifiers only: neither names nor what a sealed row says ever stood in the ledger."""
    with site():
        from khien.core.ledger import listing

        subject = _subject(subject_or_day)
        found = listing.of_subject(subject) if subject else listing.of_day(_day(subject_or_day))
        for entry in found:
            line(listing.words(entry))


def export_ledger(name: str) -> None:
    """Never over a file that is there: a copy that was kept must not be lost to a newer one."""
    path = Path(name).expanduser()
    with site():
        from khien.core.ledger import listing

        try:
            with path.open("x", encoding="utf-8") as file:
                path.chmod(0o600)
                count = listing.write_all(file)
        except FileExistsError:
            raise Stopped(f"Đã có tệp {path}.", "There is such a file already.") from None
        except OSError as error:
            raise Stopped(f"Không ghi được {path}: {error.strerror}.", "Not written.") from None
    say(f"Đã chép {count} sự kiện vào {path}.", f"{count} events copied.")


def _subject(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _day(text: str) -> date:
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007  (a day, no moment)
    raise Misused(
        f"“{text}” không đọc được. Viết ngày như 26/11/2026.", "Write a day as 26/11/2026."
    )


def verify_exhibits() -> int:
    with site():
        from django.utils import timezone

        from khien.evidence.actions.checking import check_files
        from khien.evidence.actions.proving import check_rows
        from khien.evidence.models import Exhibit
        from khien.evidence.rules import fault_in_words
        from khien.evidence.store import StoreAway

        kept = Exhibit.objects.exclude(path="").count()
        try:
            wrong = check_files(now=timezone.now(), seconds=math.inf)
        except StoreAway as away:
            raise Stopped(str(away), "The store of exhibits does not answer.") from None
        for exhibit, found in wrong:
            line(f"{exhibit.pk}: {fault_in_words(found.fault, found.other)}")
        rows = list(check_rows())
        for exhibit_id, sentence in rows:
            line(f"{exhibit_id}: {sentence}")
    if wrong:
        say(
            f"{len(wrong)} trong {kept} tệp chứng cứ KHÔNG còn nguyên vẹn.",
            f"{len(wrong)} of {kept} files of exhibits are NOT whole.",
        )
    if rows:
        say(
            f"Dữ liệu hoặc chuỗi lưu giữ của {len(rows)} chứng cứ KHÔNG còn nguyên vẹn.",
            f"Rows or custody of {len(rows)} exhibits are NOT whole.",
        )
    if wrong or rows:
        return 1
    say(f"{kept} tệp chứng cứ đều nguyên vẹn.", "All files of exhibits are whole.")
    return 0


def rotate_keys(what: str | None = None) -> None:
    if what == "site":
        _rotate_site_key()
        return
    if what is not None:
        raise Misused(f"Không có khóa “{what}”.", "Only `site` can be named, or nothing.")
    with site():
        from khien.core import seal

        try:
            seal.rotate()
        except seal.SealBroken as why:
            raise Stopped(
                "Có dữ liệu niêm phong không mở được: thiếu tệp khóa, hoặc khóa của nơi khác. Đặt "
                "lại thư mục keys rồi chạy lại; những gì đã thay vẫn mở được.",
                f"A sealed value does not open ({why}): put the right `keys` back, then try again.",
            ) from None
    say("Đã thay khóa niêm phong.", "The sealing key is replaced.")


def _rotate_site_key() -> None:
    if read("SECRET_KEY"):
        raise Stopped(
            "Khóa của trang nằm trong SECRET_KEY: hãy thay ở đó.", "Change it in SECRET_KEY itself."
        )
    with installed():
        write_whole(khien_home() / "keys" / "site.key", os.urandom(48).hex())
    say(
        "Đã thay khóa của trang: khởi động lại, mọi người sẽ đăng nhập lại.",
        "The site key is replaced: start again; everybody signs in anew.",
    )
