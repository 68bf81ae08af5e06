"""The title of an article as a picture, for where its address is passed on."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.utils import translation

from khien.documents.rendering.pdf import drawn
from khien.publishing.models import ArticleVersion, ShareCard

_TEMPLATE = Path(__file__).parent / "card.typ"
_PPI = 72  # a point of the template is a pixel
_LINE = "Bảo vệ trẻ em trên môi trường mạng · 111"


def draw(version_id: UUID, *, now: datetime) -> None:
    """Twice is once."""
    version = ArticleVersion.objects.select_related("article").get(pk=version_id)
    with translation.override(version.language):
        kind = version.article.get_kind_display()
    data: dict[str, object] = {
        "title": version.title,
        "kind": kind,
        "language": version.language,
        "line": _LINE,
    }
    png = drawn(_TEMPLATE, data, ppi=_PPI)
    ShareCard.objects.get_or_create(version=version, defaults={"png": png, "drawn_at": now})
