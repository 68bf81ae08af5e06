"""A file may be the plan of a school programme."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0007_assignments_hold_exhibits'),
    ]

    operations = [
        migrations.AlterField(
            model_name='arriving',
            name='holder_kind',
            field=models.CharField(choices=[('report', 'Tin báo'), ('case', 'Hồ sơ trẻ em'), ('violation', 'Vụ việc vi phạm'), ('session', 'Buổi giáo dục'), ('assignment', 'Nhiệm vụ được giao'), ('programme', 'Kế hoạch năm học')], max_length=20),
        ),
        migrations.AlterField(
            model_name='exhibit',
            name='holder_kind',
            field=models.CharField(choices=[('report', 'Tin báo'), ('case', 'Hồ sơ trẻ em'), ('violation', 'Vụ việc vi phạm'), ('session', 'Buổi giáo dục'), ('assignment', 'Nhiệm vụ được giao'), ('programme', 'Kế hoạch năm học')], max_length=20),
        ),
    ]
