"""Two files that share something wait for a call and a word of each side, and for no one else."""

from django.urls import reverse

from fixtures_incident import NOW
from khien.enforcement import actions
from khien.enforcement.actions import Said, Step
from khien.enforcement.match_work import items
from khien.enforcement.models import Branch


def test_each_side_is_asked_until_it_has_said_a_word(
    judge, violation, theirs, match, police, other_office, officer
):
    (waiting,) = items(police, NOW)
    assert str(theirs.number) in waiting.text
    assert waiting.url == reverse("enforcement:judge_match", args=[violation.pk, match.pk])
    assert str(violation.number) in items(other_office, NOW)[0].text
    assert items(officer, NOW) == items(None, NOW) == []
    judge("same")
    assert items(police, NOW) == []
    assert len(items(other_office, NOW)) == 1
    judge("different", "different")
    assert items(other_office, NOW) == []


def test_what_one_side_parted_no_longer_waits_for_the_other(judge, match, police, other_office):
    judge("different")
    assert items(police, NOW) == items(other_office, NOW) == []


def test_a_hint_or_a_settled_file_asks_nobody(violation, open_theirs, verify, police, other_office):
    open_theirs(phone="0987654321", name="Trần Văn Mẫu")
    assert items(police, NOW) == []
    open_theirs(act="scam")
    assert len(items(police, NOW)) == 1
    verify(Branch.UNFOUNDED)
    actions.take(violation, Step.CONCLUDE, Said(words="Không có"), by=police, now=NOW)
    assert items(police, NOW) == []
    assert len(items(other_office, NOW)) == 1


def test_nothing_waits_of_an_incident_that_is_kept_from_somebody(
    violation, elsewhere, match, police, other_office, keep_away
):
    assert len(items(police, NOW)) == len(items(other_office, NOW)) == 1
    keep_away(elsewhere.incident_id, police)
    assert items(police, NOW) == []
    assert len(items(other_office, NOW)) == 1
