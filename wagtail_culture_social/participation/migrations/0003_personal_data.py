from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_culture_social_participation', '0002_entries'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='consent',
            options={'permissions': [('handle_personal_data', 'Can export and erase personal data of visitors')], 'verbose_name': 'consent', 'verbose_name_plural': 'consents'},
        ),
    ]
