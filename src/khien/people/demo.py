"""The code of a demo account, shown to a visitor of a sample installation and nowhere else."""

from datetime import datetime

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt

from khien.people.actions.factors import DEMO
from khien.people.models import User
from khien.people.rules import is_sample


def current_code(user: User, *, now: datetime) -> str:
    """Empty unless the installation is a sample and the account was enrolled as a demo one.

    A code used moments ago is still shown: the next one comes within half a minute.
    """
    if not is_sample():
        return ""
    factor = Authenticator.objects.filter(
        user_id=user.pk, type=Authenticator.Type.TOTP, **{f"data__{DEMO}": True}
    ).first()
    if factor is None:
        return ""
    counter = int(now.timestamp()) // app_settings.TOTP_PERIOD
    return str(format_hotp_value(hotp_value(decrypt(factor.data["secret"]), counter)))
