"""Certificates: running out, run out, for another name, not there."""

from collections.abc import Iterator
from datetime import timedelta

from khien.site.doctor.facts import Certificate, Facts
from khien.site.doctor.finding import Finding, Words, day, note, now, soon

AHEAD = timedelta(days=21)
_RENEW = Words(
    "Gia hạn chứng chỉ (ví dụ certbot renew) rồi nạp lại máy chủ TLS.",
    "Renew it (certbot renew, for example), then reload the TLS server.",
)


def troubles(facts: Facts) -> Iterator[Finding]:
    for certificate in facts.certificates:
        if certificate.trouble or certificate.expires_at is None:
            yield _away(certificate)
            continue
        left = certificate.expires_at - facts.now
        until = day(certificate.expires_at)
        if left <= timedelta():
            yield _expired(certificate, until)
        elif left <= AHEAD:
            yield _expiring(certificate, until, left.days)
        if not _is_for(certificate):
            yield _of_another(certificate)


def _is_for(certificate: Certificate) -> bool:
    host = certificate.host.lower()
    above = "*." + host.partition(".")[2]
    return not host or any(name.lower() in {host, above} for name in certificate.names)


def _away(certificate: Certificate) -> Finding:
    where, trouble = certificate.where, certificate.trouble
    return note(
        "certificate.unseen",
        Words(
            f"Không xem được chứng chỉ ở {where} ({trouble}).",
            f"The certificate at {where} could not be seen ({trouble}).",
        ),
        Words(
            "Mở địa chỉ đó bằng trình duyệt ở máy khác. Nếu cũng không mở được: xem máy chủ TLS và "
            "tường lửa.",
            "Open that address in a browser elsewhere. Where that fails too, look at the TLS "
            "server and the firewall.",
        ),
        where,
    )


def _expired(certificate: Certificate, until: str) -> Finding:
    where = certificate.where
    return now(
        "certificate.expired",
        Words(
            f"Chứng chỉ ở {where} hết hạn từ {until}: trình duyệt chặn người báo tin.",
            f"The certificate at {where} expired on {until}: browsers keep people away.",
        ),
        _RENEW,
        where,
    )


def _expiring(certificate: Certificate, until: str, days: int) -> Finding:
    where = certificate.where
    return soon(
        "certificate.expiring",
        Words(
            f"Chứng chỉ ở {where} còn {days} ngày thì hết hạn ({until}).",
            f"The certificate at {where} expires in {days} days ({until}).",
        ),
        _RENEW,
        where,
    )


def _of_another(certificate: Certificate) -> Finding:
    where, names = certificate.where, ", ".join(certificate.names) or "–"
    return now(
        "certificate.host",
        Words(
            f"Chứng chỉ ở {where} là của {names}, không phải của {certificate.host}.",
            f"The certificate at {where} is for {names}, not for {certificate.host}.",
        ),
        Words(
            "Lấy chứng chỉ cho đúng tên trong SITE_URL, hoặc sửa SITE_URL.",
            "Get one for the name in SITE_URL, or correct SITE_URL.",
        ),
        where,
    )
