"""Temporary: the checks of links."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("wagtail_culture_social", "0006_social_posts")]

    operations = [
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.CharField(max_length=500, unique=True, verbose_name="address")),
                ("fault", models.CharField(blank=True, max_length=20, verbose_name="fault")),
                ("checked_at", models.DateTimeField(null=True, verbose_name="checked at")),
                ("failed_since", models.DateTimeField(null=True, verbose_name="failed since")),
            ],
            options={"verbose_name": "check of a link", "verbose_name_plural": "checks of links"},
        ),
    ]
