"""Addresses of meetings, assigned actions, transfers, hand-over, news of violations."""

from django.urls import path

from khien.support.views import handover, meeting, outcomes, transfer

urlpatterns = [
    path("<uuid:case_id>/ket-qua-vi-pham/", outcomes.know_outcomes, name="know_outcomes"),
    path("<uuid:case_id>/hop/", meeting.meeting, name="meeting"),
    path("<uuid:case_id>/viec/", meeting.assign, name="assign"),
    path("<uuid:case_id>/viec/<uuid:action_id>/", meeting.finish, name="finish_action"),
    path("<uuid:case_id>/chuyen/", transfer.propose, name="propose_transfer"),
    path("chuyen-ho-so/", transfer.transfers, name="transfers"),
    path("chuyen-ho-so/<uuid:transfer_id>/", transfer.transfer, name="transfer"),
    path("chuyen-ho-so/<uuid:transfer_id>/nhan/", transfer.accept, name="accept_transfer"),
    path("chuyen-ho-so/<uuid:transfer_id>/khong-nhan/", transfer.refuse, name="refuse_transfer"),
    path("chuyen-ho-so/<uuid:transfer_id>/rut/", transfer.withdraw, name="withdraw_transfer"),
    path("chuyen-ho-so/ke-tuc/<uuid:commune_id>/", transfer.take_over, name="take_over"),
    path("ban-giao/", handover.leaving, name="leaving"),
    path("ban-giao/<uuid:person_id>/", handover.handover, name="handover"),
]
