"""Translations that lag, kept in step with every change of a page or row."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from content.addresses import OTHER
from content.publishing.drafts.models import Draft, DraftStep
from content.publishing.freshness.comparing import Lag, lags, translated_texts, words_of
from content.publishing.freshness.models import LaggingText
from content.publishing.models import Page


def follow(
    kind: str,
    key: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    by: Any = None,
    page: Page | None = None,
    unchanged: Collection[str] = (),
) -> None:
    """A document was changed: note what lags now, and settle what does no longer.

    `unchanged` are the places of which somebody said that their meaning has not changed.
    """
    settled = settle(kind, key, after, by=by)
    left = set(LaggingText.objects.open().of(kind, key).values_list("path", flat=True))
    now = translated_texts(after)
    LaggingText.objects.bulk_create(
        LaggingText(
            kind=kind,
            key=key,
            page_id=page.pk if page else None,
            path=lag.key,
            language=lag.language,
            source_then=lag.source_then,
            source_now=now[lag.path][OTHER[lag.language]],
            translation=lag.translation,
            changed_by=by,
        )
        for lag in lags(before, after)
        if lag.key not in settled | left | {*unchanged}
    )


def settle(kind: str, key: str, after: Mapping[str, Any], *, by: Any = None) -> set[str]:
    """Settle what was translated meanwhile, what was changed back, and what is gone. Returns where."""
    rows = list(LaggingText.objects.open().of(kind, key))
    now = {"/".join(path): text for path, text in translated_texts(after).items()} if rows else {}
    done = set()
    for row in rows:
        text = now.get(row.path, {})
        translation, source = text.get(row.language, ""), text.get(row.source_language, "")
        lags_still = words_of(translation) == words_of(row.translation) and words_of(source) != words_of(
            row.source_then
        )
        if not (translation and source and lags_still):
            _close(row, by)
            done.add(row.path)
        elif source != row.source_now:
            row.source_now = source
            row.save(update_fields=["source_now"])
    return done


def settle_changed(documents: Mapping[int, Mapping[str, Any]]) -> None:
    """Pages were written in bulk, by an import, which brings both languages: settle what it brought into step."""
    waiting = LaggingText.objects.open().filter(page__in=documents).values_list("kind", "key", "page").distinct()
    for kind, key, page in waiting:
        settle(kind, key, documents[page])


def lags_of(draft: Draft) -> list[Lag]:
    """The texts of a draft that lag, but for those of which somebody said that their meaning has not changed."""
    return [lag for lag in lags(draft.began_from, draft.document) if lag.key not in unchanged_in(draft)]


def unchanged_in(draft: Draft) -> set[str]:
    """Where somebody said so, of the very text that stands there now."""
    now = {"/".join(path): text for path, text in translated_texts(draft.document).items()}
    return {key for key, said in draft.unchanged.items() if now.get(key) == said["texts"]}


@transaction.atomic
def confirm_in_draft(draft: Draft, key: str, *, by: Any) -> None:
    """Somebody has read both languages of a text of a draft: the meaning has not changed. Nothing where none lags."""
    stored = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if key in {lag.key for lag in lags_of(stored)}:
        texts = {"/".join(path): text for path, text in translated_texts(stored.document).items()}
        stored.unchanged = {**stored.unchanged, key: {"by": str(by), "texts": texts[key]}}
        stored.save(update_fields=["unchanged"])
        stored.steps.create(what=DraftStep.What.UNCHANGED, by=by, note=key)


@transaction.atomic
def confirm(lag: LaggingText, *, by: Any) -> None:
    """Somebody has read both: the meaning has not changed. Their name stays with it."""
    row = LaggingText.objects.select_for_update().get(pk=lag.pk)
    if row.settled_at is None:
        row.meaning_unchanged = True
        _close(row, by)


def _close(row: LaggingText, by: Any) -> None:
    row.settled_at, row.settled_by = timezone.now(), by
    row.save()
