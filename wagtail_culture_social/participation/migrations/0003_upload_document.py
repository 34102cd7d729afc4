import django.db.models.deletion
from django.db import migrations, models
from wagtail.documents import get_document_model_string


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(get_document_model_string()),
        ('wagtail_culture_social_participation', '0002_entries'),
    ]

    operations = [
        migrations.AddField(
            model_name='upload',
            name='document',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_document_model_string()),
        ),
    ]
