"""The signed daily head: how many entries the ledger had on a day, and the hash of the last one.

The chain is made of hashes without a key: whoever has full power over the database can cut off its
newest entries, or write it anew. Neither holds against a head that was signed before, and a head
printed and kept elsewhere shows even a signature made anew.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import connection, transaction

from khien.core.calendars import today
from khien.core.models import LedgerHead, LedgerLink
from khien.core.seal import key_folder, write_key

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(5603170)"


@dataclass(frozen=True)
class Held:
    """`broken`: the first head that does not hold, in one sentence."""

    heads: int
    broken: str | None


def _key() -> Ed25519PrivateKey:
    """Made at the first start; one made in the place of a lost one is told from it."""
    path = key_folder() / "ledger.key"
    write_key(path)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text()))


def own_key() -> bytes:
    """The public half."""
    return _key().public_key().public_bytes_raw()


def text(head: LedgerHead) -> str:
    """What is signed, byte for byte."""
    return (
        "khien ledger head\n"
        f"number: {head.number}\n"
        f"day: {head.day.isoformat()}\n"
        f"entries: {head.entries}\n"
        f"hash: {bytes(head.hash).hex()}\n"
    )


def sheet(head: LedgerHead) -> str:
    """For paper: what is signed, the signature, and the key as OpenSSL reads it."""
    key = Ed25519PublicKey.from_public_bytes(bytes(head.key))
    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    signature = b64encode(bytes(head.signature)).decode()
    return (
        f"{text(head)}signature: {signature}\n"
        f"key: {b64encode(der).decode()}\n"
        f"fingerprint: {fingerprint(bytes(head.key))}\n"
    )


def fingerprint(key: bytes) -> str:
    """128 bits in groups of four, to be compared by eye."""
    digits = sha256(key).hexdigest()[:32]
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def sign_today(*, now: datetime) -> LedgerHead:
    """Once a day: asked again, it gives the one that is there."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_ONE_AT_A_TIME)
        last = LedgerHead.objects.order_by("number").last()
        if last is not None and last.day >= today(now):
            return last
        return _sign(today(now), number=last.number + 1 if last else 1)


def _sign(day: date, *, number: int) -> LedgerHead:
    end = LedgerLink.objects.order_by("position").last()
    head = LedgerHead(number=number, day=day, key=own_key())
    head.entries, head.hash = (end.position, bytes(end.hash)) if end else (0, b"")
    head.signature = _key().sign(text(head).encode())
    head.save(force_insert=True)
    return head


def hold() -> Held:
    """Whether each head is signed by this installation's key and stands in the chain as it is
    stored; that the chain is right in itself is for `chain.walk` to see.
    """
    rows = list(LedgerHead.objects.order_by("number"))
    before = 0
    for number, (head, trouble) in enumerate(troubles(rows), start=1):
        if head.number != number:
            return Held(len(rows), f"daily head {number} is missing")
        if trouble:
            said = f"daily head {number} of {head.day} {trouble}"
            return Held(len(rows), f"{said}; entries up to {before} are as they were signed")
        before = head.entries
    return Held(len(rows), None)


def troubles(rows: list[LedgerHead]) -> Iterator[tuple[LedgerHead, str]]:
    """Each with what is wrong with it; empty where it holds."""
    links = LedgerLink.objects.in_bulk([head.entries for head in rows])
    ours = own_key()
    for head in rows:
        link = links.get(head.entries)
        yield head, _trouble(head, bytes(link.hash) if link else b"", ours)


def _trouble(head: LedgerHead, found: bytes, ours: bytes) -> str:
    if bytes(head.key) != ours:
        return f"was signed with another key ({fingerprint(bytes(head.key))})"
    try:
        Ed25519PublicKey.from_public_bytes(ours).verify(bytes(head.signature), text(head).encode())
    except InvalidSignature:
        return "was changed: its signature does not hold"
    if found == bytes(head.hash):
        return ""
    if not found:
        return f"was signed over {head.entries} entries, and the newest of them are cut off"
    return f"was signed over another entry {head.entries}: the chain was written anew"
