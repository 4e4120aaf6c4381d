from django.core.management import call_command
from django.db import migrations


def refold(apps, schema_editor):
    """By the command that does it at any other time too; a new installation has nothing to fold."""
    if apps.get_model("events", "Conflict").objects.exists():
        call_command("refold", verbosity=0)


class Migration(migrations.Migration):
    """The last of those that ask today's code, which knows today's tables: one that adds a table goes before it."""

    atomic = False  # what is folded stays folded where it is interrupted, and the next call goes on

    dependencies = [("events", "0037_public_versions")]

    operations = [migrations.RunPython(refold, migrations.RunPython.noop)]
