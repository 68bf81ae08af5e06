"""Sample banks: hashes drawn at random, hosts that cannot exist. Nothing real is in them."""

from datetime import datetime, timedelta
from random import Random

from khien.core.calendars import today
from khien.people.models import User
from khien.screening.actions.bank_entries import add_lines, withdraw
from khien.screening.actions.banks import open_bank
from khien.screening.importing.reading import Line
from khien.screening.models import Category, Matter, PictureEntry, Reason, Sharing
from khien.screening.rules.banks import Details

_INVENTED = "Dữ liệu mẫu, tự tạo"
_HASHES = 60
_SITES = ("qua-mien-phi", "the-cao-gia-re", "nhan-thuong", "viec-nhe-luong-cao", "trung-xe-may")
_BETS = ("bong-da-an-tien", "tai-xiu-vui", "no-hu-lon")


def make_banks(keeper: User, random: Random, *, now: datetime) -> int:
    """How many entries."""
    abuse = Details("Dấu vân mẫu: xâm hại trẻ em", Category.ABUSE, _INVENTED, Sharing.PARTNERS)
    clear = Details("Ảnh mẫu vô hại", Category.OTHER, _INVENTED, Sharing.PUBLIC, harmless=True)
    year = today(now) + timedelta(days=365)
    fraud = Details(
        "Trang lừa đảo mẫu", Category.PHISHING, _INVENTED, Sharing.PUBLIC, expires_on=year
    )
    bets = Details(
        "Trang cờ bạc mẫu", Category.GAMBLING, _INVENTED, Sharing.PUBLIC, ages=("6-10", "11-15")
    )
    holds = [
        (abuse, Matter.PICTURES, [_hash(random) for _row in range(_HASHES)]),
        (clear, Matter.PICTURES, [_hash(random) for _row in range(_HASHES // 10)]),
        (fraud, Matter.ADDRESSES, [_host(name, random) for name in _SITES for _row in range(4)]),
        (bets, Matter.ADDRESSES, [_host(name, random) for name in _BETS for _row in range(3)]),
    ]
    begun = now - timedelta(days=90)
    for details, matter, lines in holds:
        bank = open_bank(details, matter=matter, by=keeper, now=begun)
        add_lines(bank, lines, note="mẫu", by=keeper, now=begun)
    wrong = PictureEntry.objects.filter(bank__harmless=False).order_by("pk")[0]
    withdraw(wrong, reason=Reason.FALSE_ALARM, note="Ảnh bìa sách.", by=keeper, now=now)
    return sum(len(lines) for _details, _matter, lines in holds)


def _hash(random: Random) -> Line:
    return Line(None, "pdq", random.randbytes(32))


def _host(name: str, random: Random) -> Line:
    """Under names kept for examples, as a key of `khien_detect.links`."""
    ending = random.choice(("example", "test"))
    return Line(None, value=f"{ending}!{name}-{random.randint(100, 999)}".encode())
