from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def mark_files(apps: Any, schema_editor: Any) -> None:
    """The sources that imports of a data set made so far: no column said so, but their names and columns do."""
    article, data_set = (apps.get_model("events", name) for name in ("Article", "DataSet"))
    form = {"affiliation": "data", "text_is": "summary", "confidential": False}
    for one in data_set.objects.all():
        cited = article.objects.filter(citations__event__data_set=one, slug__startswith=f"{one.slug}-", **form)
        article.objects.filter(pk__in=set(cited.values_list("pk", flat=True).distinct())).update(data_set=one)


class Migration(migrations.Migration):
    dependencies = [("events", "0022_tell_unfit")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="data_set",
            field=models.ForeignKey(
                editable=False,
                help_text="Of whose imports it is the file: these alone set it anew.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="events.dataset",
            ),
        ),
        migrations.RunPython(mark_files, migrations.RunPython.noop),
    ]
