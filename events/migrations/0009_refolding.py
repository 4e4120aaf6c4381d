from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0008_overwritten")]

    operations = [
        migrations.CreateModel(
            name="Refolding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.CharField(help_text="The model's name: event, article, …", max_length=20, unique=True)),
                ("folding", models.PositiveIntegerField()),
                ("last", models.PositiveBigIntegerField(default=0)),
            ],
            options={"verbose_name": "refolding", "verbose_name_plural": "refoldings"},
        ),
    ]
