"""An article, those who write and read it, and browsers signed in as they."""

import pytest
from django.test import Client
from django.utils import timezone

from khien.people.roles import Role
from khien.publishing import actions
from khien.publishing.actions import Words

NOW = timezone.now()
WORDS = Words(
    "Năm học an toàn trên mạng",
    "Các trường bắt đầu tuần lễ an toàn mạng.",
    "## Từ thứ hai\n\nCác trường mở **tuần lễ** an toàn mạng.\n\n- Kể với người lớn\n- Gọi 111",
)


@pytest.fixture
def writer(staff):
    return staff(Role.EDITOR)


@pytest.fixture
def reader(staff):
    return staff(Role.STEERING_OFFICER)


@pytest.fixture
def signed_in():
    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def draft(writer):
    return actions.start("news", language="vi", words=WORDS, by=writer, now=NOW)


@pytest.fixture
def published(draft, writer, reader):
    actions.submit(draft.pk, by=writer, now=NOW)
    return actions.publish(draft.pk, planned=None, by=reader, now=NOW)
