"""Addresses under /lam-viec/to-chuc/ and /lam-viec/cai-dat/."""

from django.urls import path

from khien.directory.views.bind import bind
from khien.directory.views.boundaries_import import boundaries_import
from khien.directory.views.change import change, change_kinds
from khien.directory.views.conversion_import import conversion_import
from khien.directory.views.enrolment_import import enrolment_import, enrolment_template
from khien.directory.views.functions import functions
from khien.directory.views.import_draft import confirm, import_draft
from khien.directory.views.import_list import import_list, template
from khien.directory.views.office_new import office_new
from khien.directory.views.organisation import organisation
from khien.directory.views.organisations import organisations, organisations_export
from khien.directory.views.reach import reach
from khien.directory.views.rename import rename
from khien.directory.views.resolve import resolve
from khien.directory.views.set_up import set_up
from khien.directory.views.shares import shares
from khien.directory.views.superior import superior
from khien.directory.views.traits import traits
from khien.directory.views.transfer_functions import transfer_functions

app_name = "directory"
urlpatterns = [
    path("to-chuc/", organisations, name="organisations"),
    path("to-chuc/xuat/<str:kind>/", organisations_export, name="organisations_export"),
    path("to-chuc/tra-ma/", resolve, name="resolve"),
    path("to-chuc/nhap/", import_list, name="import_list"),
    path("to-chuc/nhap/mau.xlsx", template, name="template"),
    path("to-chuc/nhap/<uuid:draft_id>/", import_draft, name="import_draft"),
    path("to-chuc/nhap/<uuid:draft_id>/ghi/", confirm, name="confirm"),
    path("to-chuc/si-so/", enrolment_import, name="enrolment_import"),
    path("to-chuc/si-so/mau.xlsx", enrolment_template, name="enrolment_template"),
    path("to-chuc/bang-chuyen-doi/", conversion_import, name="conversion_import"),
    path("to-chuc/ranh-gioi/", boundaries_import, name="boundaries_import"),
    path("to-chuc/vung-dan-toc/", traits, name="traits"),
    path("to-chuc/nhiem-vu/", functions, name="functions"),
    path("to-chuc/nhiem-vu/<uuid:territory_id>/<slug:function>/", bind, name="bind"),
    path("to-chuc/them-co-quan/", office_new, name="office_new"),
    path("to-chuc/<uuid:organisation_id>/", organisation, name="organisation"),
    path("to-chuc/<uuid:organisation_id>/ten/", rename, name="rename"),
    path("to-chuc/<uuid:organisation_id>/lien-he/", reach, name="reach"),
    path("to-chuc/<uuid:organisation_id>/thay-doi/", change_kinds, name="change_kinds"),
    path("to-chuc/<uuid:organisation_id>/thay-doi/<slug:kind>/", change, name="change"),
    path("to-chuc/<uuid:organisation_id>/ty-le/<str:day>/", shares, name="shares"),
    path("to-chuc/<uuid:organisation_id>/cap-tren/", superior, name="superior"),
    path(
        "to-chuc/<uuid:organisation_id>/chuyen-nhiem-vu/",
        transfer_functions,
        name="transfer_functions",
    ),
    path("cai-dat/", set_up, name="set_up"),
]
