"""All certificates of an award as one PDF, a page each."""

from datetime import datetime
from pathlib import Path

from khien.certificates.badges.credential import check_address
from khien.certificates.models import Award, Certificate
from khien.certificates.numbers import grouped
from khien.core.calendars import today
from khien.core.qr import qr_svg
from khien.documents.rendering.pdf import typeset

_TEMPLATE = Path(__file__).parent / "certificate.typ"


def as_pdf(award: Award, certificates: list[Certificate], *, issuer: str) -> bytes:
    data: dict[str, object] = {
        "title": award.title,
        "criteria": award.criteria,
        "signer": award.signer,
        "issuer": issuer,
        "date": _day(award.issued_at),
        "papers": [_paper(certificate) for certificate in certificates],
    }
    return typeset(_TEMPLATE, data)


def _day(moment: datetime) -> str:
    """As official papers write it (NĐ 30/2020, Phụ lục I)."""
    day = today(moment)
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)  # noqa: PLR2004  (January, February)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _paper(certificate: Certificate) -> dict[str, str]:
    address = check_address(certificate)
    return {
        "holder": certificate.holder,
        "number": grouped(certificate.number),
        "address": address,
        "code": qr_svg(address),
    }
