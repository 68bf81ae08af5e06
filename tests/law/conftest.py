import pytest

from khien.law.models import LegalDocument


@pytest.fixture
def register(shipped_law):
    """Every shipped document by its code."""
    return {document.code: document for document in LegalDocument.objects.all()}
