from django.db import migrations

from events.models.unfit import tell_unfit


class Migration(migrations.Migration):
    dependencies = [("events", "0021_what_stands_beside_a_date")]

    operations = [migrations.RunPython(lambda apps, schema_editor: tell_unfit(apps), migrations.RunPython.noop)]
