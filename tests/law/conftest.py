import pytest

from khien.law import actions
from khien.law.models import LegalDocument


@pytest.fixture
def register(db):
    """Every shipped document by its code."""
    actions.load_register()
    return {document.code: document for document in LegalDocument.objects.all()}
