from django.urls import path

from khien.capacity.views import row, rows, units

app_name = "capacity"
urlpatterns = [
    path("", rows.rows, name="rows"),
    path("moi/", row.new, name="new"),
    path("don-vi/", units.units, name="units"),
    path("<uuid:row_id>/thoi/", row.end, name="end"),
    path("<uuid:row_id>/rut/", row.withdraw, name="withdraw"),
]
