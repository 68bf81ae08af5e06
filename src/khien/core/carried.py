"""A page that opens without network: the script that keeps it and its files on the phone."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from django.http import HttpResponse
from django.templatetags.static import static

_WORKER = Path(__file__).parent / "static/core/worker.js"


def keeping_script(name: str, page: str, files: Iterable[str]) -> HttpResponse:
    """`name`: of the page's caches on the phone; a change of any file's address makes a new one."""
    kept = [page, *map(static, files)]
    edition = sha256("\n".join(kept).encode()).hexdigest()[:12]
    known = (
        f"const PREFIX = '{name}-';\nconst NAME = '{name}-{edition}';\n"
        f"const FILES = {json.dumps(kept)};\n"
    )
    return HttpResponse(
        known + _WORKER.read_text("utf-8"), content_type="text/javascript; charset=utf-8"
    )
