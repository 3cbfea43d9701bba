"""The content that ships, through the database and back."""

import pytest
from django.conf import settings
from django.core.management import call_command

from content.evidence.models import Claim
from content.exchange.exporting import export_texts
from content.exchange.importing import import_folder
from content.files import FILE_FORMATS

FOLDER = settings.BASE_DIR / "content" / "fixtures"


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}


@pytest.mark.usefixtures("shipped")
class TestShippedContent:
    def test_is_exported_byte_for_byte_as_it_lies_in_its_files(self):
        exported, files = export_texts(FILE_FORMATS), files_of(FOLDER)

        assert exported.keys() == files.keys()
        assert [path for path, text in files.items() if exported[path] != text] == []

    def test_keeps_every_claim_under_its_address_and_id_through_a_second_database(self):
        before = set(Claim.objects.values_list("id", "page__key", "slot", "region__key", "valid_from"))
        call_command("flush", interactive=False, inhibit_post_migrate=True)

        import_folder(FOLDER, FILE_FORMATS)

        assert set(Claim.objects.values_list("id", "page__key", "slot", "region__key", "valid_from")) == before

    def test_has_ids_that_are_addresses(self):
        claims = Claim.objects.select_related("page", "region")

        assert [claim.id for claim in claims if claim.id != claim.address] == []
