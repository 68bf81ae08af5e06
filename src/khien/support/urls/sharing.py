"""Addresses of consent and referral, on both sides."""

from django.urls import path

from khien.support.views import consent, incoming, referral

urlpatterns = [
    path("dong-y/", consent.policies, name="policies"),
    path("<uuid:case_id>/dong-y/", consent.consent, name="consent"),
    path("<uuid:case_id>/dong-y/<uuid:consent_id>/rut/", consent.withdraw, name="withdraw"),
    path("<uuid:case_id>/gioi-thieu/", referral.write, name="write_referral"),
    path("<uuid:case_id>/gioi-thieu/<uuid:referral_id>/", referral.referral, name="referral"),
    path("<uuid:case_id>/gioi-thieu/<uuid:referral_id>/sua/", referral.write, name="edit_referral"),
    path(
        "<uuid:case_id>/gioi-thieu/<uuid:referral_id>/<slug:verb>/",
        referral.step,
        name="referral_step",
    ),
    path("gioi-thieu-den/", incoming.incoming, name="incoming"),
    path("gioi-thieu-den/<uuid:referral_id>/", incoming.arrived_referral, name="arrived"),
    path(
        "gioi-thieu-den/<uuid:referral_id>/<slug:verb>/",
        incoming.answer_referral,
        name="answer_referral",
    ),
]
