"""The two pages of signing in, as the tests' client fills them in."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt

PASSWORD = "mot con trau an co non"
SIGN_IN, CODE = "/tai-khoan/dang-nhap/", "/tai-khoan/lop-hai/nhap-ma/"


def code_of(user, *, steps=0):
    secret = decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def give_password(client, user, password=PASSWORD, **extra):
    return client.post(SIGN_IN, {"login": user.username, "password": password}, **extra)


def sign_in_whole(client, user, *, steps=0):
    assert give_password(client, user)["Location"] == CODE
    return client.post(CODE, {"code": code_of(user, steps=steps)})
