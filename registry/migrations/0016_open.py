"""Points of regions and entries; on PostgreSQL an index that alone answers the facets, and one of the words of names."""

import django.core.validators
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

POSTGRES = [
    "CREATE INDEX entry_facets ON registry_entry (changed_at DESC, proposal_id DESC) INCLUDE (region_id, agency, affair_id,"
    " initiator, form, digital, stage, year, state, running, replicated, origin)",
    "CREATE INDEX entry_name_search ON registry_entry USING gin (to_tsvector('indonesian'::regconfig, name_words))",
]


def add_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRES:
            schema_editor.execute(statement)


def mirror_points(apps, schema_editor):
    """As a refresh would: what an embargo holds has no point."""
    known = apps.get_model("registry", "Proposal").objects.filter(pk=OuterRef("pk"))
    apps.get_model("registry", "Entry").objects.filter(is_held=False).update(
        latitude=Subquery(known.values("latitude")), longitude=Subquery(known.values("longitude"))
    )


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0015_wording'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='latitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='entry',
            name='longitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='region',
            name='latitude',
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(-12), django.core.validators.MaxValueValidator(7)], verbose_name='lintang'),
        ),
        migrations.AddField(
            model_name='region',
            name='longitude',
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(94), django.core.validators.MaxValueValidator(142)], verbose_name='bujur'),
        ),
        migrations.AddField(
            model_name='region',
            name='point_source',
            field=models.CharField(blank=True, max_length=250, verbose_name='sumber titik'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('latitude__isnull', False)), fields=['latitude', 'longitude'], name='entry_point'),
        ),
        migrations.AddConstraint(
            model_name='region',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False), models.Q(('point_source', ''), _negated=True)), _connector='OR'), name='region_point_whole', violation_error_message='Lintang, bujur, dan sumbernya diisi bersama.'),
        ),
        migrations.RunPython(mirror_points, migrations.RunPython.noop),
        migrations.RunPython(add_indexes, migrations.RunPython.noop),
    ]
