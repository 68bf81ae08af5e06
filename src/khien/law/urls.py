from django.urls import path

from khien.law.views import (
    agencies,
    alarms,
    change_document,
    documents,
    findings,
    provisions,
    register,
    reviews,
)

app_name = "law"
urlpatterns = [
    path("", register.register, name="register"),
    path("them/", documents.new_document, name="new_document"),
    path("<uuid:document_id>/", register.document, name="document"),
    path("<uuid:document_id>/sua/", change_document.change_document, name="change_document"),
    path("<uuid:document_id>/them-dieu/", provisions.add_provision, name="add_provision"),
    path("<uuid:document_id>/quan-he/", documents.add_relation, name="add_relation"),
    path("quan-he/<uuid:relation_id>/bo/", documents.remove_relation, name="remove_relation"),
    path("<uuid:document_id>/tep/", documents.add_file, name="add_file"),
    path("tep/<uuid:file_id>/", documents.file, name="file"),
    path("tep/<uuid:file_id>/bo/", documents.remove_file, name="remove_file"),
    path("dieu/<uuid:provision_id>/", provisions.provision, name="provision"),
    path("dieu/<uuid:provision_id>/sua/", provisions.change_provision, name="change_provision"),
    path("dieu/<uuid:provision_id>/sua-doi/", provisions.amend_provision, name="amend_provision"),
    path("dieu/<uuid:provision_id>/khung-phat/", provisions.fine_limits, name="fine_limits"),
    path("canh-bao/", alarms.alarms, name="alarms"),
    path("canh-bao/da-xem/", alarms.set_aside, name="set_aside"),
    path("co-quan/", agencies.agencies, name="agencies"),
    path("co-quan/them/", agencies.new_agency, name="new_agency"),
    path("co-quan/<uuid:agency_id>/sua/", agencies.change_agency, name="change_agency"),
    path("ra-soat/", reviews.reviews, name="reviews"),
    path("ra-soat/mo/", reviews.new_review, name="new_review"),
    path("ra-soat/<uuid:round_id>/", reviews.review, name="review"),
    path("ra-soat/<uuid:round_id>/ket-thuc/", reviews.close_review, name="close_review"),
    path("ra-soat/<uuid:round_id>/phat-hien/", findings.new_finding, name="new_finding"),
    path("ra-soat/van-ban/<uuid:reviewed_id>/da-xem/", reviews.looked_at, name="looked_at"),
    path("phat-hien/<uuid:finding_id>/rut/", findings.withdraw_finding, name="withdraw_finding"),
    path("phat-hien/<uuid:finding_id>/de-xuat/", findings.propose, name="propose"),
    path("de-xuat/<uuid:proposal_id>/ket-qua/", findings.record_outcome, name="record_outcome"),
]
