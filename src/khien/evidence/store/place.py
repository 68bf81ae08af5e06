"""Where the encrypted files lie: on the disk, or in the bucket that a setting names."""

from types import ModuleType

from django.conf import settings

from khien.evidence.store import disk


def place() -> ModuleType:
    if settings.EXHIBIT_BUCKET:
        from khien.evidence.store import bucket  # noqa: PLC0415  (a library only buckets need)

        return bucket
    return disk
