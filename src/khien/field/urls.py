from django.urls import path

from khien.field.views import devices, entry, phone

app_name = "field"
urlpatterns = [
    path("", devices.devices, name="devices"),
    path("ghi-danh/", devices.enrol, name="enrol"),
    path("may/<uuid:device_id>/xoa/", devices.wipe, name="wipe"),
    path("mo/", phone.shell, name="shell"),
    path("tho.js", phone.worker, name="worker"),
    path("may/<uuid:device_id>/hoi/", phone.state, name="state"),
    path("may/<uuid:device_id>/da-xoa/", phone.wiped, name="wiped"),
    path("may/<uuid:device_id>/ho-so/", phone.cases, name="cases"),
    path("may/<uuid:device_id>/gui/", phone.send, name="send"),
    path("muc/<uuid:entry_id>/", entry.entry, name="entry"),
]
