import uuid

import django.db.models.deletion
from django.db import migrations, models
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


def to_revision(verbose_name):
    return models.ForeignKey(
        blank=True,
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name="+",
        to="wagtailcore.revision",
        verbose_name=verbose_name,
    )


class Migration(migrations.Migration):
    # Wagtail creates the root page between 0001 and this: its rows get a locale here.
    dependencies = [
        ("basepage", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        BootstrapLocaleField("basepage.BasePage"),
        BootstrapTranslationKeyField("basepage.BasePage"),
        BootstrapTranslatableModel("basepage.BasePage"),
        migrations.AddField(
            "basepage", "latest_revision", to_revision("latest revision")
        ),
        migrations.AddField("basepage", "live_revision", to_revision("live revision")),
        migrations.AlterField(
            "basepage",
            "locale",
            models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            "basepage",
            "translation_key",
            models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterUniqueTogether("basepage", {("translation_key", "locale")}),
    ]
