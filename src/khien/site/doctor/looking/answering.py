"""What must answer besides the database: mail server, webhooks, scanner, store of exhibits."""

import os
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from django.conf import settings

from khien.evidence.store import disk
from khien.evidence.store.place import place
from khien.site.doctor.facts import Service

_SECONDS = 8
_GOOD = 250
_PING, _PONG = b"zPING\0", b"PONG"
_NOT_THERE = "00/00/khien-doctor.age"  # asked for, never written


def mail() -> Service | None:
    """Connects, signs in, names the sender; sends nothing."""
    if not settings.MAIL_SERVER:
        return None
    name = settings.MAIL_SERVER
    try:
        client = _connected(name)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return Service(name, _word(error), "connect")
    try:
        return _asked(client, name)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            client.quit()


def _connected(name: str) -> smtplib.SMTP:
    host, _, port = name.rpartition(":")
    context = ssl.create_default_context()
    if settings.MAIL_SECURITY == "tls":
        return smtplib.SMTP_SSL(host, int(port), timeout=_SECONDS, context=context)
    client = smtplib.SMTP(host, int(port), timeout=_SECONDS)
    if settings.MAIL_SECURITY == "starttls":
        client.starttls(context=context)
    return client


def _asked(client: smtplib.SMTP, name: str) -> Service:
    try:
        if settings.MAIL_USER:
            client.login(settings.MAIL_USER, settings.MAIL_PASSWORD)
    except (OSError, smtplib.SMTPException) as error:
        return Service(name, _word(error), "sign-in")
    try:
        client.ehlo_or_helo_if_needed()
        code, _said = client.mail(settings.MAIL_FROM)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        return Service(name, _word(error), "sender")
    return Service(name) if code == _GOOD else Service(name, str(code), "sender")


def _word(error: Exception) -> str:
    """Its kind: a server's own words may hold anything."""
    code = getattr(error, "smtp_code", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__


def webhooks() -> tuple[Service, ...]:
    """Only whether somebody listens: a request would be a message."""
    return tuple(
        Service(name, _listens(address))
        for name, address in (
            ("SMS_WEBHOOK", settings.SMS_WEBHOOK),
            ("ALERT_WEBHOOK", settings.ALERT_WEBHOOK),
        )
        if address
    )


def _listens(address: str) -> str:
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        with socket.create_connection((parts.hostname or "", port), timeout=_SECONDS):
            return ""
    except OSError as error:
        return _word(error)


def scanner() -> Service | None:
    if not settings.CLAMD_SOCKET:
        return None
    return Service(settings.CLAMD_SOCKET, _pong(settings.CLAMD_SOCKET))


def _pong(path: str) -> str:
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_SECONDS)
            connection.connect(path)
            connection.sendall(_PING)
            answer = connection.recv(64)
    except OSError as error:
        return _word(error)
    return "" if answer.startswith(_PONG) else "?"


def exhibits() -> Service:
    if settings.EXHIBIT_BUCKET:
        return Service(settings.EXHIBIT_BUCKET, next(_bucket_troubles(), ""))
    folder = disk.folder()
    there = not folder.exists() or os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    return Service(str(folder), "" if there else "PermissionError")


def _bucket_troubles() -> Iterator[str]:
    try:
        place().exists(_NOT_THERE)
    except Exception as error:  # noqa: BLE001  (the library's own kinds, all of them trouble)
        yield _word(error)
