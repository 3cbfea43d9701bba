"""The pages of questions, by topic, and of what people may have read elsewhere."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.addresses import LANGUAGES, OTHER, index_path
from content.evidence.reading.carrying import heeding_scope
from content.evidence.reading.scope import choosing
from content.glossary.prose import read_prose
from content.law.changes import law_changes_for
from content.publishing.links import MOST_NEEDED, links, most_needed, order_around, related_groups, related_links
from content.publishing.serving import Moved, find_page, public
from content.questions.facts import LABELS, WhomToAsk, places_of, points_of
from content.questions.letter_view import letter_of
from content.questions.models import CorrectionPage, Question, Topic
from content.questions.shelves import read_shelves
from content.questions.verdicts import read_corrections, statement_columns, statements_of, tally_of
from content.reader import Reader, ReaderRequest
from content.seo.head import head_of_page, head_of_paths
from content.seo.structured import Crumb

RELATED_TO_A_MISTAKE = {
    **{kind: label for kind, label in LABELS.items() if kind not in ("question", "correction")},
    "correction": gettext_lazy("The article that says so"),
    "question": gettext_lazy("Questions about it"),
}
RELATED_TO_AN_ARTICLE = {
    **{kind: label for kind, label in LABELS.items() if kind not in ("question", "correction")},
    "question": gettext_lazy("Questions about it"),
    "correction": gettext_lazy("Its mistakes, explained"),
}


@public
def question_index(request: ReaderRequest) -> HttpResponse:
    """Every question, by topic."""
    reader = request.reader
    shelves = read_shelves(reader)
    crumbs = [Crumb(_("Questions"))]
    paths = {code: index_path("question", code) for code in LANGUAGES}
    description = _("What people ask about China’s social security card and medical insurance, answered with sources.")
    context = {
        "shelves": shelves,
        "needed": links(most_needed(Question.objects.all()), reader)[:MOST_NEEDED],
        "count": sum(len(shelf.questions) for shelf in shelves),
        "head": head_of_paths(_("Questions"), description, paths, reader, crumbs),
    }
    return render(request, "questions/question_index.html", context)


@public
def topic_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """The questions of one topic with their short answers. The index says the same: search engines keep that."""
    reader = request.reader
    topic = _find_topic(reader, slug)
    shelf = next(iter(read_shelves(reader, [topic.key])), None)
    if shelf is None:
        raise Http404
    crumbs = [Crumb(_("Questions"), index_path("question", reader.language)), Crumb(shelf.title)]
    paths = {code: path for code in LANGUAGES if (path := topic.path_in(code))}
    description = _("Questions and short answers: %(topic)s.") % {"topic": shelf.title}
    context = {
        "shelf": shelf,
        "crumbs": crumbs[:-1],
        "head": head_of_paths(shelf.title, description, paths, reader, crumbs, is_indexed=False),
    }
    return render(request, "questions/topic_detail.html", context)


def _find_topic(reader: Reader, slug: str) -> Topic:
    topic = Topic.objects.filter(**{reader.column("slug"): slug}).first()
    other = topic or Topic.objects.filter(**{f"slug_{OTHER[reader.language]}": slug}).first()
    if other is None or not other.path_in(reader.language):
        raise Http404
    if topic is None:
        raise Moved(other.path_in(reader.language))
    return topic


@public
@heeding_scope
def question_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """One question: the answer that settles it, the points with their proof, whom to ask."""
    reader = request.reader
    question = find_page(Question, reader, slug, along="topic")
    claims, body = read_prose(question, reader)
    points = points_of(claims)
    local = [point for point in points if point.is_apart]
    topic = question.topic
    crumbs = [
        Crumb(_("Questions"), index_path("question", reader.language)),
        Crumb(topic.name, topic.path_in(reader.language)),
        Crumb(question.title),
    ]
    hotlines = question.hotlines.order_by("position", "key").values_list("number", reader.column("name"), "name_zh")
    context = {
        "question": question,
        "claims": claims,
        "body": body,
        "choosing": choosing(claims, reader, request.path),
        "letter": letter_of(question, claims, reader),
        "national": [point for point in points if not point.is_apart],
        "local": local,
        "where": places_of(local),
        "hotlines": [WhomToAsk(*row) for row in hotlines],
        "law_changes": law_changes_for([question.pk], reader),
        "related": related_groups(related_links(question, reader), LABELS),
        "order": order_around(question.pk, Question.objects.filter(topic=topic).in_order(), reader, topic.name),
        "crumbs": crumbs[:-1],
        "head": head_of_page(question, reader, crumbs, checked_on=claims.oldest_check),
    }
    return render(request, "questions/question_detail.html", context)


@public
def correction_index(request: ReaderRequest) -> HttpResponse:
    """What people may have read: the articles judged as a whole, then every mistake by its verdict."""
    reader = request.reader
    articles, mistakes = read_corrections(reader)
    crumbs = [Crumb(_("You may have read"))]
    paths = {code: index_path("correction", code) for code in LANGUAGES}
    description = _("Statements about China’s cards that are wrong, out of date or only local, and what is right.")
    context = {
        "articles": articles,
        "needed": links(most_needed(CorrectionPage.objects.all()), reader)[:MOST_NEEDED],
        "mistakes": mistakes,
        "head": head_of_paths(_("You may have read"), description, paths, reader, crumbs),
    }
    return render(request, "questions/correction_index.html", context)


@public
@heeding_scope
def correction_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """One mistake: as it was read, what is right, how it arises. Or one article with every statement judged."""
    reader = request.reader
    page = find_page(CorrectionPage, reader, slug)
    claims, body = read_prose(page, reader, statement_columns(reader))
    statements = statements_of(claims, reader)
    labels = RELATED_TO_AN_ARTICLE if page.is_article else RELATED_TO_A_MISTAKE
    crumbs = [Crumb(_("You may have read"), index_path("correction", reader.language)), Crumb(page.title)]
    context = {
        "page": page,
        "claims": claims,
        "body": body,
        "choosing": choosing(claims, reader, request.path),
        "points": points_of(claims.like("point")),
        "how": claims.slot("how"),
        "letter": letter_of(page, claims, reader),
        "statements": statements,
        "tally": tally_of(statements),
        "law_changes": law_changes_for([page.pk], reader),
        "related": related_groups(related_links(page, reader), labels),
        "crumbs": crumbs[:-1],
        "head": head_of_page(page, reader, crumbs, checked_on=claims.oldest_check),
    }
    name = "article" if page.is_article else "correction"
    return render(request, f"questions/{name}_detail.html", context)
