"""The page of a letter to show, on the screen and as a file to keep."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from content.addresses import LANGUAGES, LETTER, with_whole_addresses
from content.evidence.reading.carrying import heeding_scope
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.glossary.prose import read_prose
from content.markup import plain
from content.publishing.models import Page
from content.publishing.serving import Moved, find_page, public
from content.questions.facts import points_of
from content.questions.letter import has_letter, read_passages
from content.reader import Reader, ReaderRequest
from content.seo.head import head_of_paths

SAVE = "save"
"""The parameter of a letter that is to be kept as a file."""


@public
@heeding_scope
def letter(request: ReaderRequest, slug: str, model: type[Page]) -> HttpResponse:
    """What the law says about a question or a mistake, to hand to whoever decides. Search engines keep the page."""
    reader = request.reader
    try:
        page = find_page(model, reader, slug)
    except Moved as moved:
        raise Moved(f"{moved.url}{LETTER[reader.language]}/") from None
    claims, _body = read_prose(page, reader)
    said = statements_of_letter(claims)
    passages = read_passages(said, reader)
    if not passages:
        raise Http404
    title, answer = reader.text(page, "title"), reader.text(page, "short_answer")
    paths = {code: letter_path(page, Reader(code)) for code in LANGUAGES if page.is_offered_in(code)}
    context = {
        "title": title,
        "answer": plain(answer),
        "passages": passages,
        "address": page.canonical_in(reader.language),
        "checked_on": claims.oldest_check,
        "today": reader.day,
        "back": page.path_in(reader.language),
        "save": f"{paths[reader.language]}?{SAVE}=1",
        "head": head_of_paths(title, answer, paths, reader, [], is_indexed=False),
    }
    response = render(request, "questions/letter.html", context)
    if SAVE in request.GET:
        response.content = with_whole_addresses(response.content.decode())
        name = f"{getattr(page, f'slug_{reader.language}')}-{LETTER[reader.language]}.html"
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def statements_of_letter(claims: ClaimSet) -> list[ClaimFacts]:
    """What a letter rests on: the answer, then what holds everywhere."""
    answer = claims.slot("answer")
    return [*([answer] if answer else []), *(point.claim for point in points_of(claims) if not point.is_apart)]


def letter_path(page: Page, reader: Reader) -> str:
    return f"{page.path_in(reader.language)}{LETTER[reader.language]}/"


def letter_of(page: Page, claims: ClaimSet, reader: Reader) -> str:
    """Where its letter stands; empty where no law in force supports what it says."""
    return letter_path(page, reader) if has_letter(statements_of_letter(claims)) else ""
