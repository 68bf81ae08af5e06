"""What a person types in this room, turned into plain arguments."""

from khien.learning.forms.session import CorrectionForm, FilterForm, SendBackForm, SessionForm

__all__ = ["CorrectionForm", "FilterForm", "SendBackForm", "SessionForm"]
