from django.urls import path

from khien.partners.views import commitments, figures, partners

app_name = "partners"
urlpatterns = [
    path("", partners.partners, name="partners"),
    path("them/", partners.new_partner, name="new_partner"),
    path("so-lieu/", figures.figures, name="figures"),
    path("xa-phuong/", figures.communes, name="communes"),
    path("<uuid:partner_id>/", partners.partner, name="partner"),
    path("<uuid:partner_id>/sua/", partners.change_partner, name="change_partner"),
    path("<uuid:partner_id>/thoi/", partners.end_partner, name="end_partner"),
    path("<uuid:partner_id>/thoa-thuan/", partners.new_agreement, name="new_agreement"),
    path("<uuid:partner_id>/xung-dot/", partners.mark_interest, name="mark_interest"),
    path("xung-dot/<uuid:mark_id>/het/", partners.end_interest, name="end_interest"),
    path("<uuid:partner_id>/cam-ket/", commitments.new_commitment, name="new_commitment"),
    path("cam-ket/<uuid:commitment_id>/", commitments.commitment, name="commitment"),
    path(
        "cam-ket/<uuid:commitment_id>/huy/",
        commitments.cancel_commitment,
        name="cancel_commitment",
    ),
    path("cam-ket/<uuid:commitment_id>/ban-giao/", commitments.new_delivery, name="new_delivery"),
    path("cam-ket/<uuid:commitment_id>/phan-bo/", commitments.allocate, name="allocate"),
    path(
        "phan-bo/<uuid:allocation_id>/bo/", commitments.remove_allocation, name="remove_allocation"
    ),
    path("ban-giao/<uuid:delivery_id>/tep/", commitments.delivery_file, name="delivery_file"),
    path(
        "ban-giao/<uuid:delivery_id>/xac-nhan/",
        commitments.confirm_delivery,
        name="confirm_delivery",
    ),
    path(
        "ban-giao/<uuid:delivery_id>/rut/",
        commitments.withdraw_delivery,
        name="withdraw_delivery",
    ),
]
