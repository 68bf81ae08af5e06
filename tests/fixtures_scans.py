"""People who scan, scans, and a worker or child process on the database of the tests."""

import os
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from drawn_pictures import boxes, encoded
from fixtures_incident import NOW
from khien.core.ids import new_id
from khien.directory.models import Function
from khien.people.roles import Role
from khien.screening import material
from khien.screening.actions import scans
from khien_detect import images, text
from known_things import forget

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def compiled():
    """The first look of a machine compiles for a minute: not inside a test's transaction."""
    text.Detector.open().scan("chào")
    images.pdq(encoded(boxes(1, 64, 64), "PNG"))


@pytest.fixture
def ready_to_look(compiled):
    """And nothing known from the test before."""
    forget()
    yield
    forget()


@pytest.fixture
def scanner(police):
    """Of the cyber police of the province."""
    return police


@pytest.fixture
def other_scanner(staff, province_with_communes):
    return staff(
        Role.INFORMATION_OFFICER,
        territory=province_with_communes.province,
        organisation=province_with_communes.office(Function.ELECTRONIC_INFORMATION),
    )


@pytest.fixture
def new_scan(ready_to_look, scanner):
    """`new_scan("words", files=[…])`: a scan that waits."""

    def new_scan(text="", *, files=(), name="Tin nhắn trong nhóm lớp", by=scanner, now=NOW):
        return scans.hand_in(new_id(), name=name, files=files, text=text, by=by, now=now)

    yield new_scan
    for folder in material.folder().glob("*"):
        material.remove(str(folder.relative_to(settings.KHIEN_HOME)))


@pytest.fixture
def processes_see_the_tests(transactional_db, monkeypatch):
    """A process that is started finds this database and the keys of the tests."""
    database = connection.settings_dict
    where = quote(str(database["HOST"]), safe="")
    url = f"postgres://{database['USER']}@{where}:{database['PORT']}/{database['NAME']}"
    for name, value in {
        "DATABASE_URL": url,
        "KHIEN_HOME": str(settings.KHIEN_HOME),
        "SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "khien.site.settings",
        "PYTHONPATH": str(ROOT / "src") + os.pathsep + os.environ.get("PYTHONPATH", ""),
    }.items():
        monkeypatch.setenv(name, value)
