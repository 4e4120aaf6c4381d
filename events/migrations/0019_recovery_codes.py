from django.db import migrations

from events.models.factors import mark


def mark_all(apps, schema_editor):
    """What was kept as it is typed is kept by its mark."""
    tokens = apps.get_model("otp_static", "StaticToken").objects.select_related("device")
    for token in tokens:
        token.token = mark(token.device.user_id, token.token)
        token.save(update_fields=["token"])


class Migration(migrations.Migration):
    dependencies = [("events", "0018_retracted_addresses"), ("otp_static", "0003_add_timestamps")]

    operations = [migrations.RunPython(mark_all, migrations.RunPython.noop)]
