"""Addresses under /lam-viec/ra-quet/danh-sach/."""

from django.urls import path

from khien.screening.views.correction import correction
from khien.screening.views.corrections import corrections
from khien.screening.views.edition import edition
from khien.screening.views.publication import publication, publish_now, stop
from khien.screening.views.publication_change import publication_change
from khien.screening.views.publication_new import publication_new
from khien.screening.views.publication_preview import publication_preview
from khien.screening.views.publications import publications

urlpatterns = [
    path("", publications, name="publications"),
    path("moi/", publication_new, name="publication_new"),
    path("de-nghi/", corrections, name="corrections"),
    path("de-nghi/<uuid:correction_id>/", correction, name="correction"),
    path("<uuid:publication_id>/", publication, name="publication"),
    path("<uuid:publication_id>/sua/", publication_change, name="publication_change"),
    path("<uuid:publication_id>/xem-truoc/", publication_preview, name="publication_preview"),
    path("<uuid:publication_id>/phat-hanh/", publish_now, name="publish_now"),
    path("<uuid:publication_id>/dung/", stop, name="publication_stop"),
    path("<uuid:publication_id>/lan/<int:serial>/", edition, name="edition"),
]
