from django.db import migrations


def renew(apps, schema_editor):
    """Keep schedules in their new form; dates are written anew by the nightly command."""
    apps.get_model("wagtail_culture_social", "Occurrence").objects.all().delete()
    for facts in apps.get_model("wagtail_culture_social", "EventFacts").objects.all():
        if isinstance(facts.schedule, list):
            slots = [
                {name: value for name, value in slot.items() if value is not None}
                for slot in facts.schedule
            ]
            facts.schedule = {"slots": slots}
            facts.save(update_fields=["schedule"])


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_culture_social', '0002_texts_and_patterns'),
    ]

    operations = [
        migrations.RunPython(renew, migrations.RunPython.noop, elidable=True),
    ]
