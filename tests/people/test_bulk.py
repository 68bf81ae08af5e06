"""New links for several people who never came in: shown once, ended when undone."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.people.models import Invitation
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
URL = reverse("bulk", args=["moi-lai"])


def test_links_are_shown_once_and_end_when_undone(sign_in, staff):
    new, came = staff(Role.LEADER), staff(Role.EDITOR)
    came.set_password("mot-mat-khau-rat-dai")
    came.save(update_fields=["password"])
    client = sign_in(staff(Role.ADMINISTRATOR))
    rows = {"row": [str(new.pk), str(came.pk)]}
    preview = client.post(URL, rows).text
    assert "đã tự đặt mật khẩu" in preview
    once = re.search(r'name="once" value="([^"]+)"', preview)[1]
    shown = client.post(URL, {**rows, "step": "do", "once": once}).text
    (link,) = re.findall(r"<code>http://[^/<]+(/[^<]+)</code>", shown)
    assert client.get(link).status_code == 200
    assert link not in client.get(reverse("bulk_done", args=[once])).text
    client.post(reverse("bulk_undo", args=[once]))
    made = Invitation.objects.get(user=new)
    assert made.expires_at <= timezone.now()
    assert not Invitation.objects.filter(user=came).exists()
