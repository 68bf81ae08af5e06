import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core import seal

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(json_values)
def test_what_is_sealed_opens_as_it_was(value: object):
    assert seal.unseal(seal.seal(value, context="a"), context="a") == value


def test_the_same_value_sealed_twice_looks_different():
    assert seal.seal("Ân", context="a") != seal.seal("Ân", context="a")


def test_a_value_moved_to_another_row_does_not_open():
    with pytest.raises(seal.SealBroken):
        seal.unseal(seal.seal("Ân", context="intake.Report.narrative:1"), context="other:2")


@given(st.data())
def test_every_changed_byte_is_noticed(data: st.DataObject):
    sealed = seal.seal("Nguyễn Thị Mẫu", context="a")
    at = data.draw(st.integers(0, len(sealed) - 1))
    changed = bytearray(sealed)
    changed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(seal.SealBroken):
        seal.unseal(bytes(changed), context="a")


def test_a_value_cut_short_is_noticed():
    sealed = seal.seal("Nguyễn Thị Mẫu", context="a")
    for length in range(len(sealed)):
        with pytest.raises(seal.SealBroken):
            seal.unseal(sealed[:length], context="a")


def test_after_rotation_old_and_rewrapped_values_open(tmp_path, settings, fresh_keyring):
    settings.KHIEN_HOME = tmp_path
    seal.Keyring.make(seal.key_folder())
    fresh_keyring()
    old = seal.seal("Ân", context="a")
    seal.write_key(seal.key_folder() / "seal-00002.key")
    fresh_keyring()
    new = seal.rewrap(old, context="a")
    assert new[1:3] == b"\x00\x02"
    (seal.key_folder() / "seal-00001.key").unlink()
    fresh_keyring()
    assert seal.unseal(new, context="a") == "Ân"
    with pytest.raises(seal.SealBroken, match="missing"):
        seal.unseal(old, context="a")


def test_a_process_that_runs_during_a_rotation_finds_the_new_key(
    tmp_path, settings, fresh_keyring, monkeypatch
):
    settings.KHIEN_HOME = tmp_path
    seal.Keyring.make(seal.key_folder())
    fresh_keyring()
    seal.keyring()  # read before the rotation, by a process that goes on
    seal.write_key(seal.key_folder() / "seal-00002.key")
    with monkeypatch.context() as another_process:
        another_process.setattr(seal, "keyring", lambda: seal.Keyring(seal.key_folder()))
        new = seal.seal("Ân", context="a")
    assert new[1:3] == b"\x00\x02"
    assert seal.unseal(new, context="a") == "Ân"


def test_keys_are_private_and_never_overwritten(tmp_path):
    first = seal.Keyring.make(tmp_path / "keys")
    again = seal.Keyring.make(tmp_path / "keys")
    assert first.sealing == again.sealing
    assert first.index == again.index
    modes = {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "keys").iterdir()}
    assert modes == {"0o600"}


def test_names_are_found_in_any_order_and_without_tone_marks():
    stored = set(seal.name_tokens("Nguyễn Thị Ân"))
    assert set(seal.name_tokens("an NGUYEN")) <= stored
    assert not set(seal.name_tokens("Bình")) & stored


def test_kinds_of_blind_index_do_not_meet():
    assert seal.blind("phone", "0912345678") != seal.blind("handle", "0912345678")


@pytest.fixture
def fresh_keyring():
    yield seal.keyring.cache_clear
    seal.keyring.cache_clear()
