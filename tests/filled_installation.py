"""An installation with something of everything, and what must be found again in it.

`fill` prints the code of a report as JSON, with what could not be filled; `write` records events
until it is stopped; `look` says what it found. Each in a process of its own, after Django is there.
"""

import json
import re
import sys
import time
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import Error, transaction
from django.test import Client, override_settings
from django.utils import timezone

from fixtures_evidence import picture
from khien.core import actions, ledger
from khien.core.actors import REPORTER, SYSTEM
from khien.core.ledger import heads
from khien.core.models import LedgerEvent
from khien.core.seal import Keyring, key_folder
from khien.evidence.actions.checking import check_files
from khien.intake.actions.mailbox import write as write_to
from khien.intake.actions.submit import submit
from khien.intake.models import Report
from khien.intake.rules.codes import code_hash
from khien.intake.rules.report import NewReport
from khien.portal import queries as mailbox
from made_rows import make, without_conditions

_MADE_BY_TRIGGERS = {"LedgerLink", "LedgerHead"}


def fill() -> None:

    Keyring.make(key_folder())
    actions.load_clock_rules()
    told = NewReport(what_happened="Có người lạ nhắn tin xin ảnh.")
    files = [ContentFile(picture(seed=seed), f"anh-{seed}.jpg") for seed in (1, 2)]
    sent = submit(told, by=SYSTEM, now=timezone.now(), files=files)
    write_to(sent.report, text="Viết thêm cho chắc.", by=REPORTER, now=timezone.now())
    without_conditions()
    left = [model._meta.db_table for model in _models() if not _made(model)]
    heads.sign_today(now=timezone.now())
    _say({"code": sent.code, "left": left, "refused": [str(each) for each in sent.refused_files]})


def _models() -> list[Any]:
    return [m for m in apps.get_models() if m._meta.managed and m.__name__ not in _MADE_BY_TRIGGERS]


def _made(model: Any) -> bool:
    try:
        with transaction.atomic():
            make(model)
    except (Error, ValidationError):
        return bool(model._base_manager.exists())
    return True


def write() -> None:
    """Until the other end of the pipe is closed."""
    _say({"writing": True})
    while True:
        LedgerEvent.objects.create(
            at=timezone.now(),
            actor_key="system",
            actor_role="",
            room="core",
            verb="WrittenMeanwhile",
            subject=uuid4(),
            data="{}",
        )
        time.sleep(0.002)


def look(code: str) -> None:

    verdict = ledger.verify()
    report = Report.objects.get(code_hash=code_hash(code))
    _say(
        {
            "broken": verdict.broken,
            "entries": verdict.entries,
            "opened": report.narrative["what_happened"],
            "mailbox": len(mailbox.status(report).messages),
            "files": len(check_files(now=timezone.now(), seconds=60)),
            "page": _page(code),
        }
    )


def _page(code: str) -> list[str]:
    """What the reporter sees who comes back with the code; static parts are not what is tried."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(ALLOWED_HOSTS=["testserver"], STORAGES={"staticfiles": plain}):
        vietnamese = {"Accept-Language": "vi"}
        page = Client().post("/tra-cuu/", {"code": code}, headers=vietnamese).content.decode()
    return re.findall(r"Tin này đang đến đâu|đã có \d+ tệp|Viết thêm cho chắc\.", page)


def _say(found: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
