import pytest

from age_officers import Officer
from fixtures_evidence import NOW, picture, receive
from khien.core import seal
from khien.directory.models import Organisation
from khien.evidence import store
from khien.evidence.actions import sealing
from khien.people.roles import Role


@pytest.fixture(autouse=True)
def keys():
    seal.Keyring.make(seal.key_folder())
    store.make_key()


@pytest.fixture
def own_home(tmp_path, settings):
    """A home with keys and files of its own."""
    settings.KHIEN_HOME = tmp_path
    seal.Keyring.make(seal.key_folder())
    for cached in (seal.keyring, store.identity):
        cached.cache_clear()
    store.make_key()
    yield tmp_path
    for cached in (seal.keyring, store.identity):
        cached.cache_clear()


@pytest.fixture
def unit(db):
    return Organisation.objects.create(kind="office")


@pytest.fixture
def officer(staff, unit, tmp_path):
    return lambda: Officer(staff(Role.CYBER_POLICE, organisation=unit), tmp_path)


@pytest.fixture
def two(officer):
    """Two officers of the unit whose keys are proven."""
    both = officer(), officer()
    for each in both:
        each.prove(each.add_key())
    return both


@pytest.fixture
def sealed(two):
    exhibit = receive(picture("PNG"))
    before = exhibit.path, exhibit.preview_path
    sealing.seal(exhibit, by=two[0].user, now=NOW)
    exhibit.refresh_from_db()
    store.remove(*before)  # as when the transaction of the seal commits
    return exhibit
