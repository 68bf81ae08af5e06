"""Addresses of accounts. Names of allauth's pages are its own; ours are in `people`."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path

from khien.people.views import (
    emergency,
    idle,
    invitation,
    kept,
    leaving,
    new_person,
    notices,
    passkey,
    people,
    person,
    person_provider,
    provider,
    recovery,
    resting,
    roles,
    sessions,
    sign_in,
)
from khien.people.views.second_factor import second_factor

ONE = "lam-viec/nguoi-dung/<uuid:user_id>/"

ours = [
    path("tai-khoan/loi-moi/<str:token>/", invitation.invitation, name="invitation"),
    path("tai-khoan/noi-cap/", provider.provider, name="provider"),
    path("tai-khoan/noi-cap/ve/", provider.provider_callback, name="provider_callback"),
    path("tai-khoan/da-dang-xuat/", provider.signed_out, name="signed_out"),
    path("tai-khoan/phien/", sessions.sessions, name="sessions"),
    path("tai-khoan/phien/dang-xuat-noi-khac/", sessions.end_others, name="end_others"),
    path("tai-khoan/da-viet/", kept.kept, name="kept"),
    path("lam-viec/mo-khan-cap/", emergency.emergency, name="emergency"),
    path(
        "lam-viec/mo-khan-cap/<uuid:access_id>/",
        emergency.emergency_review,
        name="emergency_review",
    ),
    path("lam-viec/can-nghi/", resting.resting, name="resting"),
    path("lam-viec/nguoi-dung/", people.people, name="people"),
    path(
        "lam-viec/nguoi-dung/danh-sach.<str:kind>",
        people.people_export,
        name="people_export",
    ),
    path("lam-viec/nguoi-dung/cho-vao-lai/", recovery.recoveries, name="recoveries"),
    path(
        "lam-viec/nguoi-dung/cho-vao-lai/<uuid:recovery_id>/",
        recovery.confirm,
        name="confirm_recovery",
    ),
    path(
        "lam-viec/nguoi-dung/cho-vao-lai/<uuid:recovery_id>/bo/",
        recovery.stop,
        name="stop_recovery",
    ),
    path("lam-viec/nguoi-dung/khong-dung/", idle.idle, name="idle"),
    path("lam-viec/tai-khoan-can-biet/", notices.notices, name="notices"),
    path("lam-viec/nguoi-dung/vai-tro/", roles.roles, name="roles"),
    path("lam-viec/nguoi-dung/them/", new_person.new_person, name="new_person"),
    path(ONE, person.person, name="person"),
    path(ONE + "loi-moi/", new_person.invited, name="invited"),
    path(ONE + "moi-lai/", person.invite, name="invite"),
    path(ONE + "giao-viec/", person.give_duty, name="give_duty"),
    path(ONE + "nhiem-vu/<uuid:duty_id>/ket-thuc/", person.end_duty, name="end_duty"),
    path(ONE + "thoi-viec/", leaving.leaving, name="leaving"),
    path(ONE + "ngung/", person.deactivate, name="deactivate"),
    path(ONE + "mo-lai/", person.reactivate, name="reactivate"),
    path(ONE + "cho-vao-lai/", recovery.ask, name="ask_recovery"),
    path(ONE + "noi-cap/", person_provider.person_provider, name="person_provider"),
    path(ONE + "noi-cap/bo/", person_provider.end_provider, name="end_provider"),
    path(ONE + "dang-xuat/", person.end_sessions, name="end_sessions"),
]

urlpatterns = [
    path("", include((ours, "people"))),
    path("tai-khoan/dang-nhap/", sign_in.sign_in, name="account_login"),
    path("tai-khoan/dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/da-ngung/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/nhap-lai-mat-khau/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/doi-mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan/lop-hai/", mfa.index, name="mfa_index"),
    path("tai-khoan/lop-hai/nhap-ma/", second_factor, name="mfa_authenticate"),
    path("tai-khoan/lop-hai/nhap-lai-ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/lop-hai/ung-dung/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/lop-hai/bo-ung-dung/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "tai-khoan/lop-hai/ma-du-phong/",
        codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "tai-khoan/lop-hai/ma-du-phong/moi/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tai-khoan/lop-hai/ma-du-phong/tai-ve/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("tai-khoan/dang-nhap/khoa/", passkey.passkey_sign_in, name="mfa_login_webauthn"),
    path("tai-khoan/lop-hai/khoa/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("tai-khoan/lop-hai/khoa/them/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "tai-khoan/lop-hai/khoa/nhap-lai/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("tai-khoan/lop-hai/khoa/<int:pk>/sua/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "tai-khoan/lop-hai/khoa/<int:pk>/bo/", passkeys.remove_webauthn, name="mfa_remove_webauthn"
    ),
]
