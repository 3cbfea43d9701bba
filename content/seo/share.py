"""The picture of one page in one language: its title on the painted wall, beside the cards it is about.

Drawn when somebody first asks, and not before: there is one for every page and language, over a thousand, of which few
are ever asked for; editors change titles; and neither a browser nor a Chinese font may be expected where the site runs.
The cards with their Chinese are drawn beforehand (`make pictures`); here only the words are added, with a typeface of
ours that holds the letters of both languages.
"""

from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from PIL import Image, ImageDraw, ImageFont

from content.publishing.models import Page
from content.publishing.serving import public
from content.reader import ReaderRequest
from content.seo.pictures import HEIGHT, WIDTH, base_path, can_write, words_on

FONT = Path(__file__).parent / "fonts" / "share.ttf"
WALL, LINE, PAPER, INK = "#dce9e2", "#1f5f54", "#ffffff", "#13211d"
"""As in static/css/tokens.css."""

EDGE, TITLE_WIDTH, LINE_AT, LINE_HEIGHT = 64, 600, 470, 4
SIZES = (64, 56, 48, 42, 36)
"""Of the letters of a title: the largest at which it fits above the line."""

CARDS_SCALE = 0.44
SECONDS = 7 * 86_400


@public
def share_picture(request: ReaderRequest, base: str, kind: str, key: str) -> HttpResponse:
    """The picture of a page that readers may see, on one of the drawings."""
    reader = request.reader
    page = Page.objects.published(reader.language).filter(kind=kind, key=key).first()
    drawing = finders.find(base_path(base))
    words = words_on(page, reader) if page else ""
    if not drawing or not words or not can_write(words):
        raise Http404
    picture = draw(words, str(drawing))
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": f"public, max-age={SECONDS}"})


@lru_cache(maxsize=64)
def draw(title: str, drawing: str) -> bytes:
    """A PNG. The same title on the same drawing is always the same picture."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), WALL)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, LINE_AT + LINE_HEIGHT, WIDTH, HEIGHT), fill=PAPER)
    pen.rectangle((0, LINE_AT, WIDTH, LINE_AT + LINE_HEIGHT - 1), fill=LINE)
    _hang(picture, drawing)
    size, lines = _set(title)
    for place, line in enumerate(lines):
        pen.text((EDGE, EDGE + place * round(size * 1.22)), line, font=_font(size), fill=INK)
    pen.text((EDGE, LINE_AT + 52), "CardFAQ", font=_font(52), fill=LINE)
    kept = BytesIO()
    picture.save(kept, "PNG", optimize=False)
    return kept.getvalue()


def _hang(picture: Image.Image, drawing: str) -> None:
    """The cards of a drawing, smaller, so that its painted line lies on that of this picture."""
    with Image.open(drawing) as drawn:
        cards = drawn.convert("RGB")
    line = next(y for y in range(HEIGHT) if cards.getpixel((0, y)) != cards.getpixel((0, 0)))
    small = cards.resize((round(WIDTH * CARDS_SCALE), round(HEIGHT * CARDS_SCALE)), Image.Resampling.LANCZOS)
    picture.paste(small, (WIDTH - small.width, LINE_AT - round(line * CARDS_SCALE)))


def _set(title: str) -> tuple[int, list[str]]:
    """The size of the letters and the lines of a title; what fits at no size loses its end."""
    for size in SIZES:
        lines = _lines(title, size)
        most = (LINE_AT - EDGE) // round(size * 1.22)
        if len(lines) <= most and all(_font(size).getlength(line) <= TITLE_WIDTH for line in lines):
            return size, lines
    return size, [*lines[: most - 1], f"{lines[most - 1]} …"] if len(lines) > most else lines


def _lines(title: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _font(size).getlength(longer) <= TITLE_WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)
