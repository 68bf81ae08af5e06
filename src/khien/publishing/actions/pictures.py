"""Pictures and a voice, added to a draft and read with it before anybody sees them."""

import base64
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from khien.curriculum.rules.sound import check_sound
from khien.people.models import User
from khien.publishing.actions.write import check_may_write, locked
from khien.publishing.models import ArticleVersion, Picture, PlacedPicture, Voice
from khien.publishing.rules import article as article_rules
from khien.publishing.rules import picture as rules

_SECONDS = 60


@dataclass(frozen=True)
class NewPicture:
    data: bytes
    alt: str
    credit: str = ""


def place_picture(version_id: UUID, new: NewPicture, *, by: User, now: datetime) -> PlacedPicture:
    """Looked at in a process of its own, before any row is locked."""
    check_may_write(by)
    rules.check_alt(new.alt)
    rules.check_file(new.data)
    return _placed(version_id, new, _shrunk(new.data), by=by, now=now)


def _shrunk(data: bytes) -> dict[str, Any]:
    try:
        told = subprocess.run(
            [sys.executable, "-m", "khien.publishing.shrinking"],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        found: dict[str, Any] = json.loads(told.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise rules.refused("broken") from None
    if why := found.get("refused"):
        raise rules.refused(why)
    return found


@transaction.atomic
def _placed(
    version_id: UUID, new: NewPicture, shrunk: dict[str, Any], *, by: User, now: datetime
) -> PlacedPicture:
    version = locked(version_id, "save")
    rules.check_count(version.pictures.count())
    files = {name: base64.b64decode(data) for name, data in shrunk["files"].items()}
    sizes = {name: shrunk[name] for name in ("width", "height", "narrow")}
    picture = Picture.objects.create(**files, **sizes, added_by=by, added_at=now)
    last = version.pictures.aggregate(last=Max("number"))["last"] or 0
    _touched(version, by)
    return PlacedPicture.objects.create(
        version=version,
        picture=picture,
        number=last + 1,
        alt=" ".join(new.alt.split()),
        credit=" ".join(new.credit.split()),
    )


@transaction.atomic
def remove_picture(version_id: UUID, number: int, *, seen: int, by: User) -> None:
    """The picture itself goes where no version shows it any more."""
    check_may_write(by)
    version = locked(version_id, "save")
    article_rules.check_seen(version, seen)
    placed = version.pictures.filter(number=number).first()
    if placed is None:
        return
    placed.delete()
    Picture.objects.filter(pk=placed.picture_id, places=None).delete()
    _touched(version, by)


@transaction.atomic
def record_voice(version_id: UUID, *, data: bytes, by: User, now: datetime) -> None:
    """Read aloud; an earlier recording of the same version is replaced."""
    check_may_write(by)
    version = locked(version_id, "save")
    media_type = check_sound(data)
    Voice.objects.update_or_create(
        version=version,
        defaults={"data": data, "media_type": media_type, "added_by": by, "added_at": now},
    )
    _touched(version, by)


def _touched(version: ArticleVersion, by: User) -> None:
    """Who added to it is among those who may not let it through."""
    version.authors = list(dict.fromkeys([*version.authors, by.pk]))
    version.save(update_fields=["authors"])
