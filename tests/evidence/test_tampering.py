"""Whoever has full power over database and store changes something: it is found and named.

Every column of every table that proves something is changed in turn, and every kind of file.
"""

from contextlib import contextmanager, nullcontext

import pytest
from django.db import connection, models, transaction

from fixtures_evidence import NOW, mp4, pdf, picture, receive
from khien.core.actors import SYSTEM
from khien.core.models import LedgerEvent, LedgerLink
from khien.directory.models import Organisation
from khien.evidence import access, actions, rules, store
from khien.evidence.models import Envelope, Exhibit, ExhibitStep, HolderKind, Release, UnitKey
from khien.site import keeping

pytestmark = pytest.mark.django_db

# What proves nothing: the last look at a file, and the count of rows.
NO_PROOF = {(Exhibit, "checked_at"), (Exhibit, "fault"), (ExhibitStep, "id")}
# Of keys what decides who can open; their end and proof only say who cannot.
OF_KEYS = ("unit_id", "owner_id", "public_key")


@pytest.fixture(autouse=True)
def command(monkeypatch):
    monkeypatch.setattr(keeping, "site", nullcontext)
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda *_: True, check_can_add=lambda *_: None)


@pytest.fixture
def found(capsys):
    """`found()`: what the two commands say; empty where both find all whole."""

    def found():
        codes = keeping.verify_ledger(), keeping.verify_exhibits()
        said = capsys.readouterr().out
        return said if any(codes) else ""

    return found


POWER = """
    DO $$ DECLARE fk record; BEGIN
        FOR fk IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
                   WHERE contype = 'f' AND conrelid::regclass::text ~ '^(evidence|core_ledger)'
        LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', fk.place, fk.conname); END LOOP;
        ALTER TABLE evidence_exhibitstep DISABLE TRIGGER USER;
        ALTER TABLE core_ledgerevent DISABLE TRIGGER USER;
        ALTER TABLE core_ledgerlink DISABLE TRIGGER USER;
    END $$
"""


def chain():
    """As at a commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def sql(statement, *values):
    chain()
    with connection.cursor() as cursor:
        cursor.execute(POWER)
        cursor.execute(statement, values)
        return cursor.rowcount


@contextmanager
def for_a_moment():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


WAYS = {
    "text": "CASE {0} WHEN '' THEN 'x' ELSE overlay({0} placing '~' from 1 for 1) END",
    "number": "coalesce({0}, 0) + 1000",
    "bytes": (
        "coalesce(set_byte({0}, length({0}) / 2, get_byte({0}, length({0}) / 2) # 1), '\\x01')"
    ),
    "time": "{0} + interval '1 microsecond'",
    "id": "'{1}'",
    "list": "array_append({0}, 7)",
}
KINDS = {
    models.CharField: "text",
    models.TextField: "text",
    models.IntegerField: "number",
    models.BinaryField: "bytes",
    models.DateTimeField: "time",
    models.UUIDField: "id",
}


def way(field):
    target = field.target_field if field.is_relation else field
    for kind, name in KINDS.items():
        if isinstance(target, kind):
            return name
    return "bytes" if target.db_type(connection) == "bytea" else "list"


def columns(model):
    fields = [field for field in model._meta.local_fields if (model, field.column) not in NO_PROOF]
    return [field for field in fields if model is not UnitKey or field.column in OF_KEYS]


def change(model, field, row, other):
    new = WAYS[way(field)].format(f'"{field.column}"', other).replace("%", "%%")
    table, key = model._meta.db_table, model._meta.pk.column
    return sql(f'UPDATE {table} SET "{field.column}" = {new} WHERE "{key}" = %s', row.pk)


def never_found(model, row, names, found):
    """Columns of this row whose change neither command finds and names."""
    other = Organisation.objects.create(kind="office").pk
    missed = []
    for field in columns(model):
        with for_a_moment():
            assert change(model, field, row, other) == 1
            said = found()
            if not any(name in said for name in names):
                missed.append(field.column)
    return missed


@pytest.fixture
def released(staff, two):
    exhibit = receive(picture("PNG", seed=3), "ảnh.pdf", origin="Mẹ nộp")
    actions.hand_over(exhibit, to=exhibit.holder, by=SYSTEM, now=NOW)
    actions.release(exhibit, to="Mẹ của em", why="Đã xong", by=two[0].user, now=NOW)
    return exhibit


def test_all_is_whole_to_begin_with(sealed, released, found):
    chain()
    assert found() == ""


def test_every_column_of_an_exhibit(released, found):
    assert never_found(Exhibit, released, [str(released.pk)], found) == []


def test_every_column_of_a_sealed_exhibit_and_its_envelope(sealed, found):
    names = [str(sealed.pk)]
    assert never_found(Exhibit, sealed, names, found) == []
    assert never_found(Envelope, sealed.envelopes.get(), names, found) == []


def test_every_column_of_a_custody_step(released, found):
    for step in released.steps.all():
        assert never_found(ExhibitStep, step, [str(released.pk)], found) == []


def test_every_word_of_a_release(released, found):
    row = Release.objects.get()
    assert never_found(Release, row, [str(released.pk)], found) == []


def test_a_key_put_in_the_place_of_an_officers(two, found):
    for key in UnitKey.objects.all():
        assert never_found(UnitKey, key, [str(key.pk)], found) == []


def test_every_column_of_the_ledger(released, found):
    chain()
    for link in LedgerLink.objects.order_by("position")[:3]:
        event = LedgerEvent.objects.get(pk=link.event_id)
        names = [f"event {event.pk} ", f"link {link.position} "]
        assert never_found(LedgerEvent, event, names, found) == []
        assert never_found(LedgerLink, link, names, found) == []


def test_a_step_removed_anywhere(released, found):
    for position in (1, 2, 3):
        with for_a_moment():
            sql("DELETE FROM evidence_exhibitstep WHERE position = %s", position)
            said = found()
            assert f"{released.pk}: " in said
            assert f"bước lưu giữ số {position}" in said.lower()


def test_steps_in_another_order(released, found):
    sql("UPDATE evidence_exhibitstep SET position = position + 10 WHERE position > 1")
    sql("UPDATE evidence_exhibitstep SET position = 15 - position WHERE position > 1")
    assert f"{released.pk}: Bước lưu giữ số 2 đã bị sửa." in found()


def test_a_chain_made_anew_in_itself_right(released, found):
    head = b""
    for step in released.steps.order_by("position"):
        step.actor_key = "user:x"
        head = rules.step_hash(head, step)
        sql(
            "UPDATE evidence_exhibitstep SET actor_key = 'user:x', hash = %s WHERE id = %s",
            head,
            step.pk,
        )
    assert f"{released.pk}: Bước lưu giữ số 1 khác với sổ cái." in found()


def test_a_step_added_behind_everybodys_back(released, found):
    last = released.steps.latest("position")
    step = ExhibitStep(exhibit=released, position=4, kind="viewed", at=NOW, actor_key="x")
    step.hash = rules.step_hash(bytes(last.hash), step)
    step.save(force_insert=True)
    assert f"{released.pk}: Chuỗi có bước lưu giữ số 4 mà sổ cái không có." in found()


def test_an_exhibit_removed_with_everything(released, found):
    sql("DELETE FROM evidence_exhibitstep")
    sql("DELETE FROM evidence_exhibit")
    said = f"{released.pk}: Chứng cứ có trong sổ cái nhưng không còn trong cơ sở dữ liệu."
    assert said in found()


def test_a_file_called_destroyed_that_never_was(released, found):
    sql("UPDATE evidence_exhibit SET path = ''")
    assert f"{released.pk}: Dữ liệu của chứng cứ khác với sổ cái: path." in found()


def test_whatever_is_destroyed_by_the_rule_is_whole(released, sealed, found):
    for each in (released, sealed):
        actions.destroy(each, why="retention", by=SYSTEM, now=NOW)
    chain()
    assert found() == ""


def put(path, content):
    (store.folder() / path).write_bytes(content)


@pytest.mark.parametrize("which", ["path", "preview_path"])
def test_every_kind_of_change_of_a_stored_file(which, found):
    exhibit, other = receive(picture(seed=1)), receive(picture(seed=2))
    chain()
    mine, path = str(exhibit.pk), getattr(exhibit, which)
    whole = (store.folder() / path).read_bytes()
    theirs = (store.folder() / getattr(other, which)).read_bytes()
    for at in (0, len(whole) // 2, len(whole) - 1):
        put(path, whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert mine in found()
    for content in (whole[:-1], whole[:40], b"", whole + b"x", theirs):
        put(path, content)
        assert mine in found()
    (store.folder() / path).unlink()
    assert mine in found()
    put(path, whole)
    assert found() == ""


def test_two_files_exchanged(found):
    first, second = receive(pdf()), receive(mp4())
    sql("UPDATE evidence_exhibit SET path = path || '.' WHERE id = %s", first.pk)
    sql("UPDATE evidence_exhibit SET path = %s WHERE id = %s", first.path, second.pk)
    sql("UPDATE evidence_exhibit SET path = %s WHERE id = %s", second.path, first.pk)
    said = found()
    assert said.count("Tệp trong kho đã bị tráo bằng tệp của chứng cứ khác.") == 2
    assert str(first.pk) in said
    assert str(second.pk) in said
