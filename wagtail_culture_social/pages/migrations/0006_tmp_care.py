"""Temporary: when tutorials are reviewed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wagtail_culture_social", "0007_tmp_care"),
        ("wagtail_culture_social_pages", "0005_posts_and_links"),
    ]

    operations = [
        operation
        for name in ("tutorialpage",)
        for operation in (
            migrations.AddField(model_name=name, name="reviewed_on", field=models.DateField(blank=True, null=True, verbose_name="last reviewed")),
            migrations.AddField(model_name=name, name="review_due", field=models.DateField(blank=True, null=True, verbose_name="review due")),
            migrations.AddField(model_name=name, name="responsible", field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="wagtail_culture_social.person", verbose_name="responsible")),
        )
    ]
