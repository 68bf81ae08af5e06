"""What documents do to each other: the newer to the older, never in a circle."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.law import actions
from khien.law.models import LegalDocument, Relation
from khien.law.rules.register import check_relation
from khien.people.roles import Role

NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)


@pytest.fixture
def officer(staff):
    return staff(Role.LEGAL_OFFICER)


def relate(source, target, by, **changes):
    said = {"kind": "replaces", "article": "", "since": None, "certainty": "K"} | changes
    return actions.add_relation(source, target, **said, by=by, now=NOW)


def test_what_ships_makes_sense(register):
    rows = list(Relation.objects.select_related("source", "target"))
    assert len(rows) > 10
    for row in rows:
        edges = [(r.source_id, r.target_id) for r in rows if r.kind == row.kind and r != row]
        check_relation(row.source, row.target, same=False, edges=edges)


def test_what_is_replaced_ends_that_day(register, officer):
    old, new = register["nd-130-2021"], register["nd-356-2025"]
    relate(new, old, officer, since=date(2026, 5, 1))
    old.refresh_from_db()
    assert old.expires == date(2026, 5, 1)
    assert history(old.pk)[-1].data["after"] == {"expires": "2026-05-01"}


@pytest.mark.parametrize("changes", [{"article": "điều 5"}, {"kind": "amends"}, {"since": None}])
def test_what_is_only_touched_goes_on(register, officer, changes):
    old, new = register["nd-130-2021"], register["nd-356-2025"]
    relate(new, old, officer, **({"since": date(2026, 5, 1)} | changes))
    assert LegalDocument.objects.get(pk=old.pk).expires is None


def test_an_end_that_is_written_down_stays(register, officer):
    old = register["luat-an-ninh-mang-2018"]
    relate(register["nd-356-2025"], old, officer, since=date(2020, 1, 1))
    assert LegalDocument.objects.get(pk=old.pk).expires == date(2026, 7, 1)


def test_the_older_does_nothing_to_the_newer(register, officer):
    with pytest.raises(Refused, match="ban hành trước"):
        relate(register["nd-56-2017"], register["nd-130-2021"], officer)


def test_no_circle_and_nothing_twice(register, officer):
    a, b, c = (register[f"nd-{n}-2026"] for n in (329, 330, 333))
    relate(a, b, officer)
    relate(b, c, officer)
    with pytest.raises(Refused, match="vòng tròn"):
        relate(c, a, officer)
    with pytest.raises(Refused, match="đã ghi"):
        relate(a, b, officer)
    with pytest.raises(Refused, match="khác"):
        relate(a, a, officer)


def test_on_the_page_added_shown_and_removed(register, officer, sign_in):
    client = sign_in(officer)
    source, target = register["nd-130-2021"], register["nd-56-2017"]
    sent = {"kind": "based_on", "target": target.pk, "certainty": "K"}
    client.post(reverse("law:add_relation", args=[source.pk]), sent)
    row = Relation.objects.get(source=source, target=target)
    assert target.reference in client.get(reverse("law:document", args=[source.pk])).text
    client.post(reverse("law:remove_relation", args=[row.pk]))
    assert not Relation.objects.filter(pk=row.pk).exists()
    actions.load_register()
    assert not Relation.objects.filter(pk=row.pk).exists()
