from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_culture_social_participation', '0002_entries'),
    ]

    operations = [
        migrations.AddField(
            model_name='seating',
            name='own_capacity',
            field=models.PositiveIntegerField(null=True, verbose_name='seats of this date'),
        ),
    ]
