"""The settings of this process."""

import os
from collections.abc import Iterator

from khien.site.address import site_url
from khien.site.doctor.facts import Configured
from khien.site.environment import NAMES, read
from khien.site.settings_together import contradictions, unknown


def look(wrong_ones: dict[str, str] | None = None) -> Configured:
    """Settings that cannot be must have been put aside; they are told too."""
    secret = os.environ.get("SECRET_KEY", "")
    return Configured(
        wrong=(*(wrong_ones or {}).values(), *_together()),
        unknown=tuple(unknown(NAMES, os.environ)),
        site_url=site_url(),
        listens_on=read("HOST"),
        secret_key_given=bool(secret),
        secret_key_length=len(secret),
        backup_hours=read("BACKUP_EVERY"),
        backups_by_itself=bool(read("BACKUP_TO")),
    )


def _together() -> Iterator[str]:
    for why in contradictions(read):
        yield str(why)
