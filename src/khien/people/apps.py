from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "khien.people"
    default_auto_field = "django.db.models.BigAutoField"
