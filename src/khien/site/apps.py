from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "khien.site"
    label = "khien_site"
