from django.db import migrations


class Migration(migrations.Migration):
    """Folded anew at the end, where all tables stand that folding asks today: see `0038_refold`."""

    dependencies = [("events", "0032_stances_named")]

    operations = []
