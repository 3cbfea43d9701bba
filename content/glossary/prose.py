"""The statements of a page and its explanation, read together: their references are looked up once."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from content.evidence.reading.claims import read_claims
from content.evidence.reading.facts import ClaimSet
from content.markup import render, resolve_together
from content.publishing.models import Page
from content.publishing.references import page_resolver
from content.reader import Reader


def read_prose(page: Page, reader: Reader, columns: Sequence[str] = ()) -> tuple[ClaimSet, SafeString]:
    """`columns` are those of `read_claims`. The explanation is empty where the page has none."""
    body = reader.text(page, "body")
    resolve = resolve_together((), page_resolver(reader))
    claims = read_claims([page.pk], reader, columns=columns, resolve=resolve, texts=[body])
    return claims, render(body, resolve=resolve, language=reader.language, on_unknown="show")
