from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "khien.evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell what empties exhibits, whose files and custody need more than empty fields, and what
        waits for a person.
        """
        from khien.core import retention  # noqa: PLC0415  (models come first)
        from khien.evidence import actions, handing_over, models, work  # noqa: PLC0415  (the same)

        retention.register_holder(models.Exhibit)
        retention.register_emptying(models.Exhibit, actions.destroy_past_their_time)
        work.publish()
        handing_over.publish()
