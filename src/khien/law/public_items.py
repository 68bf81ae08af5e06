"""What of the register everybody finds: documents that are sure, with what they say of children."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from khien.core.models import Certainty
from khien.core.public_items import PublicItem, PublicKind, register
from khien.law.models import LegalDocument, Provision


def items(now: datetime) -> Iterator[PublicItem]:  # noqa: ARG001  (also what holds no more is found)
    said: dict[UUID, list[str]] = defaultdict(list)
    sure = Provision.objects.filter(certainty=Certainty.VERIFIED)
    for row in sure.order_by("document_id", "position").defer("words"):
        said[row.document_id].append(f"{row.path}: {row.heading}. {row.text}")
    for document in LegalDocument.objects.filter(certainty=Certainty.VERIFIED).defer("words"):
        yield PublicItem(
            document.code,
            reverse("portal:law", args=[document.code]),
            f"{document.reference}: {document.title}",
            "\n".join([document.issuer, *said[document.pk]]),
            on=document.issued,
        )


def publish() -> None:
    register(PublicKind.LAW, items)
