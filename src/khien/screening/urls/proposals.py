"""Addresses of hashes proposed for banks."""

from django.urls import path

from khien.screening.views import proposals
from khien.screening.views.proposal_new import proposal_new

urlpatterns = [
    path("de-nghi/", proposals.proposals, name="proposals"),
    path("de-nghi/chung-cu/<uuid:exhibit_id>/", proposal_new, name="proposal_new"),
    path("de-nghi/<uuid:proposal_id>/", proposals.proposal, name="proposal"),
    path("de-nghi/<uuid:proposal_id>/dua-vao/", proposals.release, name="proposal_release"),
    path("de-nghi/<uuid:proposal_id>/khong/", proposals.refuse, name="proposal_refuse"),
]
