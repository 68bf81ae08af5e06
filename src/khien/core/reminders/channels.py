"""How a message leaves the house: an SMTP server, or a webhook of an SMS gateway."""

import hashlib
import hmac
import json
import smtplib
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from khien.core.models import Channel

_SECONDS = 15
_BAD_REQUEST, _SERVER_ERROR = HTTPStatus.BAD_REQUEST, HTTPStatus.INTERNAL_SERVER_ERROR


class Unreachable(Exception):  # noqa: N818  (said as it is)
    """The server itself does not answer: nothing more is tried for a while."""


class NotTaken(Exception):  # noqa: N818  (the same)
    """One message is not taken; others may be."""


@dataclass(frozen=True)
class Message:
    """`key`: the same for the same message sent twice, so that a gateway can drop the second."""

    to: str
    subject: str
    text: str
    short: str
    key: str


class Sender(Protocol):
    def send(self, message: Message) -> None:
        """Raises Unreachable or NotTaken."""


def configured() -> list[Channel]:
    found = [Channel.EMAIL] if settings.MAIL_SERVER else []
    return [*found, Channel.SMS] if settings.SMS_WEBHOOK else found


@contextmanager
def opened(channel: Channel) -> Iterator[Sender]:
    """One connection for a whole run; raises Unreachable where there is none."""
    if channel == Channel.SMS:
        yield Webhook(settings.SMS_WEBHOOK, settings.SMS_WEBHOOK_SECRET)
        return
    mail = Mail()
    try:
        yield mail
    finally:
        mail.close()


class Mail:
    def __init__(self) -> None:
        host, _, port = settings.MAIL_SERVER.rpartition(":")
        self._backend = EmailBackend(
            host=host,
            port=int(port),
            username=settings.MAIL_USER,
            password=settings.MAIL_PASSWORD,
            use_tls=settings.MAIL_SECURITY == "starttls",
            use_ssl=settings.MAIL_SECURITY == "tls",
            timeout=_SECONDS,
        )
        try:
            self._backend.open()
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable(type(error).__name__) from error

    def send(self, message: Message) -> None:
        mail = EmailMessage(
            message.subject,
            message.text,
            settings.MAIL_FROM,
            [message.to],
            headers={"Auto-Submitted": "auto-generated", "Message-ID": f"<{message.key}@khien>"},
        )
        try:
            self._backend.send_messages([mail])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, UnicodeError) as error:
            raise NotTaken(type(error).__name__) from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable(type(error).__name__) from error

    def close(self) -> None:
        self._backend.close()


@dataclass(frozen=True)
class Webhook:
    url: str
    secret: str

    def send(self, message: Message) -> None:
        told = {"to": message.to, "text": message.short, "key": message.key}
        post_signed(self.url, self.secret, told)


def post_signed(url: str, secret: str, told: Mapping[str, str]) -> None:
    """A POST of JSON, signed: `X-Khien-Signature` is HMAC-SHA256 of the body in hex.

    Raises Unreachable or NotTaken.
    """
    body = json.dumps(told).encode()
    signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json", "X-Khien-Signature": signature}
    request = urllib.request.Request(url, body, headers)  # noqa: S310  (the address is a setting)
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS):  # noqa: S310  (the same address)
            return
    except urllib.error.HTTPError as error:
        with error:
            refused = _BAD_REQUEST <= error.code < _SERVER_ERROR
            refused = refused and error.code != HTTPStatus.TOO_MANY_REQUESTS
            raise (NotTaken if refused else Unreachable)(f"HTTP {error.code}") from error
    except OSError as error:
        raise Unreachable(type(error).__name__) from error
