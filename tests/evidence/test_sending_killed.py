"""A process killed in the middle of a large file: what was sent stays, and it goes on there."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from django.db import connection

from fixtures_evidence import HOLDER, NOW, box, mp4
from khien.evidence import access, actions, arriving
from khien.evidence.actions import sending
from khien.evidence.models import Exhibit, HolderKind
from khien.people.models import User
from khien.people.roles import Role

FILM = mp4() + box(b"free", bytes(5_000_000))
SEND_AND_DIE = """
    import os, sys
    sys.path.insert(0, {tests!r})
    import django
    django.setup()
    from django.conf import settings
    settings.DATABASES["default"]["NAME"] = {database!r}
    from test_sending_killed import FILM, send_all
    from khien.evidence import arriving, store
    from khien.evidence.actions import taking

    def die(*_, **__):
        os.kill(os.getpid(), 9)
    def half(path, feed):
        path.write_bytes(b"half")
        die()
    whole = arriving.keep
    def second(upload, number, content):
        if number == 1:
            {second}
        whole(upload, number, content)
    arriving.keep = second
    {before}
    send_all()
"""
MOMENTS = {
    "between two pieces": ("die()", "", 1),
    "while a piece is written": ("store.disk.write = half", "", 1),
    "while it is made an exhibit": ("pass", "store.pyrage.encrypt_io = die", 3),
    "before the commit": ("pass", "taking.take_step = die", 3),
}


def send_all():
    access.register(HolderKind.VIOLATION, lambda *_: True, check_can_add=lambda *_: None)
    officer = User.objects.get()
    row = sending.begin(
        holder=HOLDER,
        holder_kind=HolderKind.VIOLATION,
        name="phim.mp4",
        size=len(FILM),
        changed=0,
        origin="",
        by=officer,
        now=NOW,
    )
    for number in range(arriving.received(row.pk, row.size) // arriving.PIECE, 3):
        at = number * arriving.PIECE
        sending.keep_piece(row, number, FILM[at : at + arriving.PIECE])
    return sending.finish(row, by=officer, now=NOW)


@pytest.fixture(autouse=True)
def no_room_above(monkeypatch):
    monkeypatch.setattr(access, "_registered", {})


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_in_the_middle_it_goes_on_from_there(moment, own_home, staff):
    officer = staff(Role.CYBER_POLICE)
    second, before, kept = MOMENTS[moment]
    program = textwrap.dedent(SEND_AND_DIE).format(
        tests=str(Path(__file__).parent),
        database=connection.settings_dict["NAME"],
        second=second,
        before=before,
    )
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "khien.site.settings",
        "KHIEN_HOME": str(own_home),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=False
    )
    assert done.returncode == -9, done.stderr.decode()
    assert not Exhibit.objects.exists()
    (folder,) = arriving.folder().iterdir()
    assert len(list(folder.glob("*.age"))) == kept
    exhibit = send_all()
    assert User.objects.get() == officer
    assert b"".join(actions.open_exhibit(exhibit, by=officer, now=NOW)) == FILM
    assert not folder.exists()
