import pytest

from khien.core import seal
from khien.evidence import store


@pytest.fixture(autouse=True)
def keys():
    seal.Keyring.make(seal.key_folder())
    store.make_key()
