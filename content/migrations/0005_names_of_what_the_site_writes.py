import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0004_wording_locked_by_pattern'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='importedfile',
            options={'verbose_name': 'imported file', 'verbose_name_plural': 'imported files'},
        ),
        migrations.AlterModelOptions(
            name='searchdocument',
            options={'verbose_name': 'search entry', 'verbose_name_plural': 'search entries'},
        ),
        migrations.AlterModelOptions(
            name='searchword',
            options={'verbose_name': 'word that can be searched', 'verbose_name_plural': 'words that can be searched'},
        ),
        migrations.AlterField(
            model_name='importedfile',
            name='fingerprint',
            field=models.CharField(help_text="SHA-256 of the file's text.", max_length=64, verbose_name='fingerprint'),
        ),
        migrations.AlterField(
            model_name='importedfile',
            name='imported_at',
            field=models.DateTimeField(auto_now=True, verbose_name='imported at'),
        ),
        migrations.AlterField(
            model_name='importedfile',
            name='path',
            field=models.CharField(max_length=200, unique=True, verbose_name='file'),
        ),
        migrations.AlterField(
            model_name='searchdocument',
            name='language',
            field=models.CharField(max_length=2, verbose_name='language'),
        ),
        migrations.AlterField(
            model_name='searchdocument',
            name='names',
            field=models.TextField(help_text='Title and other names, as tokens.', verbose_name='names'),
        ),
        migrations.AlterField(
            model_name='searchdocument',
            name='page',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_documents', to='content.page', verbose_name='page'),
        ),
        migrations.AlterField(
            model_name='searchdocument',
            name='words',
            field=models.TextField(help_text='Short answer and everything else, as tokens.', verbose_name='words'),
        ),
        migrations.AlterField(
            model_name='searchword',
            name='language',
            field=models.CharField(max_length=2, verbose_name='language'),
        ),
        migrations.AlterField(
            model_name='searchword',
            name='pages',
            field=models.PositiveIntegerField(verbose_name='number of pages'),
        ),
        migrations.AlterField(
            model_name='searchword',
            name='word',
            field=models.CharField(max_length=120, verbose_name='word'),
        ),
    ]
