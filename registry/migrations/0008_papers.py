"""A job makes any paper: of a proposal, of an agency, of the region, in several formats, alone or as one of many."""

import django.db.models.deletion
from django.db import migrations, models

import registry.reports.labels


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_truncate")]
    operations = [
        migrations.RenameField("job", "proposal_name", "about"),
        migrations.AlterField("job", "about", models.CharField(max_length=250, verbose_name="tentang")),
        migrations.AddField(
            "job",
            "agency",
            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="registry.agency"),
        ),
        migrations.AddField(
            "job",
            "format",
            models.CharField(choices=list(registry.reports.labels.FORMAT_LABELS.items()), default="pdf", max_length=5, verbose_name="bentuk"),
        ),
        migrations.AlterField(
            "job",
            "kind",
            models.CharField(choices=list(registry.reports.labels.REPORT_KIND_LABELS.items()), max_length=30, verbose_name="jenis"),
        ),
        migrations.AddField("job", "parameters", models.JSONField(blank=True, default=dict, verbose_name="pilihan")),
        migrations.AddField(
            "job",
            "parent",
            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="children", to="registry.job"),
        ),
    ]
