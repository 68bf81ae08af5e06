from django.db import migrations

_ONLY_BACK_TO_A_DRAFT = """
    CREATE OR REPLACE FUNCTION support_a_published_form_stays() RETURNS trigger AS $$
    BEGIN
        IF NEW.published_at IS NULL
            AND (NEW.id, NEW.code, NEW.version, NEW.sections)
                = (OLD.id, OLD.code, OLD.version, OLD.sections)
            AND NOT EXISTS (SELECT FROM support_filledform WHERE definition_id = OLD.id)
        THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a published version of a form is never changed';
    END $$ LANGUAGE plpgsql;
"""
_NEVER = """
    CREATE OR REPLACE FUNCTION support_a_published_form_stays() RETURNS trigger AS $$
    BEGIN
        RAISE EXCEPTION 'a published version of a form is never changed';
    END $$ LANGUAGE plpgsql;
"""


class Migration(migrations.Migration):
    dependencies = [("support", "0006_case_newest_first")]

    operations = [migrations.RunSQL(_ONLY_BACK_TO_A_DRAFT, _NEVER)]
