"""From the page of a school to its difficulties, and back."""

from django.urls import reverse

from khien.coordination.models import SubjectKind
from khien.coordination.subjects import Subject


def test_a_school_shows_its_difficulties_and_leads_to_a_new_one(
    client, raise_one, school, teacher, education, committee
):
    about = Subject(SubjectKind.INSTITUTION, school.pk)
    row = raise_one(about=about)
    address = reverse("learning:institution", args=[school.pk])
    link = reverse("coordination:difficulty", args=[row.pk])
    client.force_login(teacher)
    page = client.get(address).text
    assert link in page
    new = f"{reverse('coordination:difficulty_new')}?viec=institution:{school.pk}"
    assert new in page
    assert client.get(new).context["form"]["about"].value() == about.key
    client.force_login(education)
    assert address in client.get(link).text
