"""Addresses of banks and their entries."""

from django.urls import path

from khien.screening.views import (
    bank,
    bank_add,
    bank_change,
    bank_entry,
    bank_export,
    bank_file,
    bank_history,
    bank_import,
    bank_new,
    banks,
    banks_review,
)

_BANK, _ENTRY = "kho/<uuid:bank_id>/", "kho/<uuid:bank_id>/muc/<int:entry_id>/"
_FILE = "kho/<uuid:bank_id>/nhap/<uuid:file_id>/"
urlpatterns = [
    path("kho/", banks.banks, name="banks"),
    path("kho/moi/", bank_new.bank_new, name="bank_new"),
    path("kho/can-xem/", banks_review.banks_review, name="banks_review"),
    path(_BANK, bank.bank, name="bank"),
    path(_BANK + "sua/", bank_change.bank_change, name="bank_change"),
    path(_BANK + "dong/", bank.close, name="bank_close"),
    path(_BANK + "mo-lai/", bank.reopen, name="bank_reopen"),
    path(_BANK + "lich-su/", bank_history.bank_history, name="bank_history"),
    path(_BANK + "them/", bank_add.bank_add, name="bank_add"),
    path(_BANK + "nhap/", bank_import.bank_import, name="bank_import"),
    path(_FILE, bank_file.bank_file, name="bank_file"),
    path(_FILE + "tien-do/", bank_file.bank_file_progress, name="bank_file_progress"),
    path(_FILE + "dong-y/", bank_file.confirm, name="bank_file_confirm"),
    path(_BANK + "xuat/", bank_export.bank_export, name="bank_export"),
    path(_ENTRY, bank_entry.bank_entry, name="bank_entry"),
    path(_ENTRY + "go/", bank_entry.withdraw, name="bank_entry_withdraw"),
    path(_ENTRY + "dua-lai/", bank_entry.put_back, name="bank_entry_put_back"),
    path(_ENTRY + "het-han/", bank_entry.set_expiry, name="bank_entry_expiry"),
    path(_ENTRY + "xac-nhan/", bank_entry.confirm, name="bank_entry_confirm"),
]
