"""Files handed in for a bank, below KHIEN_HOME, until they are looked through."""

import os
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused


def path_of(file: UUID) -> Path:
    return Path(settings.KHIEN_HOME) / "screening" / "incoming" / str(file)


def keep(file: UUID, source: "File[bytes]") -> None:
    """Raises Refused where the disk does not take it."""
    path = path_of(file)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            for chunk in source.chunks():
                out.write(chunk)
    except OSError as trouble:
        remove(file)
        raise Refused(
            _("Máy chủ đang trục trặc nên chưa lưu được tệp này. Hãy thử lại sau."), field="file"
        ) from trouble


def remove(file: UUID) -> None:
    with suppress(OSError):
        path_of(file).unlink(missing_ok=True)
