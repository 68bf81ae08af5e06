import pytest

from khien.core import seal
from khien.evidence import store


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
