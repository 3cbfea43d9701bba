"""A small cast of real cards, laws and sources. Each function makes one row and what it cannot do without."""

from datetime import date

from content.addresses import LANGUAGES
from content.cards.models import Card, Feature, FeatureGroup, FeatureValue, Scheme
from content.comparisons.addresses import comparison_slug
from content.comparisons.models import Comparison
from content.evidence.models import (
    NATIONWIDE,
    Audience,
    Check,
    Citation,
    Claim,
    Hotline,
    Law,
    Provision,
    ProvisionVersion,
    Region,
    Source,
)
from content.finder.models import Finder, FinderAnswer, FinderQuestion, Result, ResultPage
from content.glossary.models import Phrase, PhraseReply, Reply, Term
from content.guides.models import (
    Document,
    Failure,
    Guide,
    Requirement,
    Situation,
    SituationPage,
    Step,
    StepPhrase,
)
from content.markup.pinyin import readings
from content.publishing.models import Page, Status
from content.questions.models import Correction, CorrectionPage, Question, Topic


def both(name: str, text: str, spanish: str | None = None) -> dict[str, str]:
    """The two columns of a translated field."""
    return {f"{name}_en": text, f"{name}_es": spanish if spanish is not None else f"{text} (es)"}


def page_fields(key: str, title: str | None = None, **more) -> dict:
    """What every page needs to be published."""
    title = title or key.replace("-", " ").capitalize()
    fields = {
        "key": key,
        "status": Status.PUBLISHED,
        **both("title", title),
        **{f"slug_{language}": f"{key}-{language}" for language in LANGUAGES},
        **both("short_answer", f"{title} in short."),
    }
    return {**fields, **more}


def make_page(key: str = "about", **fields) -> Page:
    return Page.objects.create(**page_fields(key, **fields))


def read(name: str, fields: dict) -> dict:
    """The fields with the pinyin that goes with other Chinese than the factory's own."""
    return fields if name not in fields else {"pinyin": "".join(readings(zh)[0] for zh in fields[name]), **fields}


def nationwide() -> Region:
    region, _made = Region.objects.get_or_create(
        key=NATIONWIDE, defaults={"level": "country", "name_zh": "全国", **both("name", "Nationwide", "Todo el país")}
    )
    return region


def make_region(key: str = "beijing", **fields) -> Region:
    own = {"level": "municipality", "name_zh": "北京", **both("name", key.capitalize(), "Pekín")}
    return Region.objects.create(key=key, **{"parent": nationwide(), **own, **fields})


def make_source(key: str = "ministry-faq", **fields) -> Source:
    defaults = {"quality": "official", "language": "zh", "url": f"https://example.cn/{key}"}
    return Source.objects.create(key=key, **{**defaults, **both("publisher", key.capitalize()), **fields})


def a_source() -> Source:
    """Any official page, where a test does not care which."""
    return Source.objects.filter(key="any-page").first() or make_source("any-page")


def make_audience(key: str = "foreign-worker", **fields) -> Audience:
    defaults = {**both("name", "Foreign workers", "Trabajadores extranjeros"), **both("definition", "They work.")}
    return Audience.objects.create(key=key, **{**defaults, **fields})


def make_law(key: str = "social-insurance-law", **fields) -> Law:
    defaults = {
        "level": "law",
        "force": "in_force",
        "full_title_zh": "社会保险法",
        "issuer_zh": "全国人大常委会",
        "in_force_from": date(2011, 7, 1),
        **both("full_title", "Social Insurance Law of China", "Ley de Seguro Social de China"),
        **both("issuer", "Standing Committee", "Comité Permanente"),
    }
    return Law.objects.create(**page_fields(key, **{**defaults, **fields}))


def make_provision(law: Law | None = None, number: str = "28", **fields) -> Provision:
    law = law or Law.objects.first() or make_law()
    defaults = {
        "slug_en": f"{law.slug_en}/article-{number}",
        "slug_es": f"{law.slug_es}/articulo-{number}",
        "number": number,
        "citation_zh": f"第{number}条",
        **both("citation", f"Law, art. {number}", f"Ley, art. {number}"),
    }
    return Provision.objects.create(law=law, **page_fields(f"{law.key}/{number}", **{**defaults, **fields}))


def make_version(
    provision: Provision | None = None, first: date | None = date(2011, 7, 1), **fields
) -> ProvisionVersion:
    defaults = {
        "key": str(first or "original"),
        "in_force_from": first,
        "text_zh": "条文",
        "verified": True,
        **both("label", "Original text", "Texto original"),
        **both("text", "The fund pays.", "El fondo paga."),
    }
    return ProvisionVersion.objects.create(provision=provision or make_provision(), **{**defaults, **fields})


def make_claim(
    page: Page, slot: str = "answer", kind: type[Claim] = Claim, *, sources=None, checked: date | None = None, **fields
):
    """A claim of any kind on a page, shown and confirmed by a source unless said otherwise."""
    defaults = {"region": fields.pop("region", None) or nationwide(), "verified": sources is None or bool(sources)}
    if sources is None:
        sources = [a_source()] if fields.get("verified", True) else []
    claim = kind.objects.create(page=page, slot=slot, **{**defaults, **both("text", f"Claim {slot}."), **fields})
    claim.sources.set(sources)
    if checked:
        Check.objects.create(claim_id=claim.pk, checked_on=checked, method=Check.Method.STORED_COPY)
    return claim


def make_citation(claim: Claim, version: ProvisionVersion | None = None, grade: str = "implies", **fields) -> Citation:
    return Citation.objects.create(claim_id=claim.pk, version=version or make_version(), grade=grade, **fields)


def make_card(key: str = "social-security-card", **fields) -> Card:
    defaults = {
        "form": "physical",
        "state": "current",
        "name_zh": "社会保障卡",
        "pinyin": "shèhuì bǎozhàng kǎ",
        **both("issuer", "Ministry and local departments", "Ministerio y departamentos locales"),
    }
    return Card.objects.create(**page_fields(key, **{**defaults, **read("name_zh", fields)}))


def make_feature(key: str = "pension", **fields) -> Feature:
    group, _made = FeatureGroup.objects.get_or_create(key="uses", defaults=both("name", "What it does", "Qué hace"))
    return Feature.objects.create(
        key=key, **{"group": group, "kind": "flag", **both("name", key.capitalize()), **fields}
    )


def make_value(card: Card, feature: Feature, value: str = "yes", **fields) -> FeatureValue:
    return make_claim(card, feature.key, FeatureValue, feature=feature, value=value, **fields)


def make_scheme(key: str = "residents-medical-insurance", **fields) -> Scheme:
    defaults = {"branch": "medical", "name_zh": "居民医保", "pinyin": "jūmín yībǎo"}
    return Scheme.objects.create(**page_fields(key, **{**defaults, **fields}))


def make_comparison(*cards: Card, **fields) -> Comparison:
    """A comparison with the address that its cards give it."""
    slugs = {
        f"slug_{code}": comparison_slug({card.key: getattr(card, f"slug_{code}") for card in cards})
        for code in LANGUAGES
    }
    key = "-vs-".join(card.key for card in cards)
    comparison = Comparison.objects.create(**page_fields(key, **{**slugs, **fields}))
    comparison.cards.set(cards)
    return comparison


def make_guide(key: str = "report-lost-card", card: Card | None = None, **fields) -> Guide:
    defaults = {"card": card or Card.objects.first() or make_card(), "purpose": "lost", "channel": "phone"}
    return Guide.objects.create(**page_fields(key, **{**defaults, **fields}))


def make_situation(key: str = "lost", *, pages=(), **fields) -> Situation:
    """A situation with its pages in this order."""
    situation = Situation.objects.create(key=key, **{**both("name", f"I am {key}", f"Estoy {key}"), **fields})
    for position, page in enumerate(pages):
        SituationPage.objects.create(situation=situation, page_id=page.pk, position=position)
    return situation


def make_step(guide: Guide, number: int = 1, **fields) -> Step:
    return make_claim(guide, f"step-{number}", Step, **{"position": number, "place": "bank", **fields})


def make_failure(guide: Guide, number: int = 1, *, phrases=(), **fields) -> Failure:
    failure = make_claim(guide, f"fail-{number}", Failure, **{"position": number, **fields})
    failure.phrases.set(phrases)
    return failure


def make_document(key: str = "passport", **fields) -> Document:
    defaults = {"name_zh": "护照", "pinyin": "hùzhào", **both("name", key.capitalize(), f"{key} es")}
    return Document.objects.create(key=key, **{**defaults, **read("name_zh", fields)})


def make_requirement(guide: Guide, document: Document, **fields) -> Requirement:
    return make_claim(guide, f"bring-{document.key}", Requirement, document=document, **fields)


def make_phrase(key: str = "activate-bank-side", *, replies=(), steps=(), after=(), **fields) -> Phrase:
    """A sentence to show, with its replies and under its steps, in this order; `after` are the replies it follows."""
    defaults = {
        "zh": "我想激活社保卡的金融功能。",
        "pinyin": "Wǒ xiǎng jīhuó shèbǎokǎ de jīnróng gōngnéng.",
        "places": "bank",
        **both("meaning", f"Please: {key}.", f"Por favor: {key}."),
    }
    phrase = Phrase.objects.create(key=key, **{**defaults, **read("zh", fields)})
    for position, reply in enumerate(replies):
        PhraseReply.objects.create(phrase=phrase, reply=reply, position=position)
    for step in steps:
        StepPhrase.objects.create(step=step, phrase=phrase, position=step.phrase_rows.count())
    phrase.after.set(after)
    return phrase


def make_reply(key: str = "yes", **fields) -> Reply:
    defaults = {"zh": "可以。", "pinyin": "Kěyǐ.", **both("meaning", f"Reply {key}.", f"Respuesta {key}.")}
    return Reply.objects.create(key=key, **{**defaults, **read("zh", fields)})


def make_term(key: str = "settlement", *, sources=None, provisions=(), **fields) -> Term:
    """A term, confirmed by a source unless said otherwise."""
    if sources is None:
        sources = [a_source()] if fields.get("verified", True) else []
    defaults = {
        "zh": "结算",
        "pinyin": "jiésuàn",
        "verified": True,
        **both("rendering", key.capitalize(), f"{key} es"),
        **both("definition", f"What {key} means.", f"Qué es {key}."),
    }
    term = Term.objects.create(key=key, **{**defaults, **read("zh", fields)})
    term.sources.set(sources)
    term.provisions.set(provisions)
    return term


def make_hotline(key: str = "12333", **fields) -> Hotline:
    defaults = {"number": key, "name_zh": "人力资源和社会保障热线", **both("name", f"Line {key}", f"Línea {key}")}
    return Hotline.objects.create(key=key, **{**defaults, **fields})


def make_topic(key: str = "activation", **fields) -> Topic:
    """The topic of this key; it has an address in both languages."""
    defaults = {**both("name", "Activation", "Puesta en marcha"), **both("slug", key, f"{key}-es")}
    topic, _made = Topic.objects.get_or_create(key=key, defaults={**defaults, **fields})
    return topic


def make_question(key: str = "must-i-upgrade", **fields) -> Question:
    topic = fields.pop("topic", None) or make_topic()
    return Question.objects.create(**page_fields(key, topic=topic, **fields))


def make_correction_page(key: str = "card-is-only-physical", **fields) -> CorrectionPage:
    return CorrectionPage.objects.create(**page_fields(key, **{"verdict": "outdated", **fields}))


def make_statement(page: CorrectionPage, number: str = "1", verdict: str = "wrong", **fields) -> Correction:
    defaults = both("quote", "The card is handed in.", "La tarjeta se entrega.")
    slot = f"statement-{number}"
    return make_claim(page, slot, Correction, **{"number": number, "verdict": verdict, **defaults, **fields})


def make_finder(key: str = "which-card", start: str = "holding") -> Finder:
    """A finder with its first question, which has no answers yet."""
    finder = Finder.objects.create(key=key, **both("title", "Which card is this?", "¿Qué tarjeta es?"))
    finder.start = make_finder_question(finder, start)
    finder.save()
    return finder


def make_finder_question(finder: Finder, key: str, **fields) -> FinderQuestion:
    return FinderQuestion.objects.create(
        finder=finder, key=key, **{**both("question", f"{key}?", f"¿{key}?"), **fields}
    )


def make_finder_answer(question: FinderQuestion, key: str, to: FinderQuestion | Result, **fields) -> FinderAnswer:
    """An answer that leads to a question or a result."""
    leads = {"next": to} if isinstance(to, FinderQuestion) else {"result": to}
    words = both("label", f"Answer {key}", f"Respuesta {key}")
    return FinderAnswer.objects.create(
        question=question, key=key, position=question.answers.count(), **{**leads, **words, **fields}
    )


def make_result(key: str = "it-is-this", *, pages=(), **fields) -> Result:
    defaults = {**both("title", f"Result {key}", f"Resultado {key}"), **both("text", "Look here.", "Mire aquí.")}
    result = Result.objects.create(key=key, **{**defaults, **fields})
    for position, page in enumerate(pages):
        ResultPage.objects.create(result=result, page_id=page.pk, position=position)
    return result
