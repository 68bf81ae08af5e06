"""To whom a backup is encrypted, and with what it is opened."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage

from khien.site.console import Stopped, line, say
from khien.site.environment import read
from khien.site.files import make_once


@dataclass(frozen=True)
class Lock:
    """Recipients, else a passphrase, else nothing."""

    recipients: tuple[Any, ...] = ()
    passphrase: str = field(default="", repr=False)

    def and_once_for(self, identity: Any) -> "Lock":
        """Also for a key that is never written down: what was made can be read once, at once."""
        return Lock((*self.recipients, identity.to_public()))


@dataclass(frozen=True)
class Keys:
    identities: tuple[Any, ...] = ()
    passphrase: str = field(default="", repr=False)


def lock() -> Lock:
    return Lock(_recipients(), read("KHIEN_BACKUP_PASSPHRASE"))


def lock_for_recipients() -> Lock:
    """For what goes to BACKUP_TO: never with a secret that lies on this machine."""
    if not read("BACKUP_RECIPIENTS"):
        raise Stopped(
            "BACKUP_TO cần BACKUP_RECIPIENTS: tạo khóa trên máy khác bằng ./khien backup key TỆP, "
            "rồi đặt khóa công khai (age1…) ở đây.",
            "BACKUP_TO needs BACKUP_RECIPIENTS: make a key with `khien backup key FILE` elsewhere.",
        )
    return Lock(_recipients())


def _recipients() -> tuple[Any, ...]:
    try:
        return tuple(pyrage.x25519.Recipient.from_str(key) for key in read("BACKUP_RECIPIENTS"))
    except pyrage.RecipientError:
        raise Stopped(
            "BACKUP_RECIPIENTS có khóa bị gõ sai: hãy chép lại cả dòng age1….",
            "A key in BACKUP_RECIPIENTS is mistyped: copy the whole age1… again.",
        ) from None


def keys() -> Keys:
    return Keys(_identities(read("BACKUP_IDENTITY")), read("KHIEN_BACKUP_PASSPHRASE"))


def _identities(name: str) -> tuple[Any, ...]:
    if not name:
        return ()
    try:
        lines = Path(name).expanduser().read_text("utf-8").split()
        found = [each for each in lines if each.startswith("AGE-SECRET-KEY-")]
        identities = tuple(pyrage.x25519.Identity.from_str(each) for each in found)
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        identities = ()
    if not identities:
        raise Stopped(
            f"BACKUP_IDENTITY={name} không phải là tệp khóa bí mật của age.",
            "BACKUP_IDENTITY must be a file with a line AGE-SECRET-KEY-… that you may read.",
        )
    return identities


def make_key(name: str) -> None:
    """`khien backup key FILE`: what `age-keygen` does, where that is not at hand."""
    path = Path(name).expanduser().absolute()
    if path.exists() or not path.parent.is_dir():
        raise Stopped(
            f"Không tạo được {path}: tệp đã có, hoặc không có thư mục đó.",
            "This file exists already, or its folder does not.",
        )
    identity = pyrage.x25519.Identity.generate()
    make_once(path, f"# public key: {identity.to_public()}\n{identity}\n")
    say(
        f"Khóa bí mật ở {path}: in ra giấy, cất hai nơi, KHÔNG để trên máy chủ. Khóa công khai:",
        "The secret key is there: print it, keep it in two places, never on the server. In public:",
    )
    line(f"BACKUP_RECIPIENTS={identity.to_public()}")
