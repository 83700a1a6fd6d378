"""What the usual layouts are called: their ``type`` attributes, and their names in the languages of Office.

A role of a slide wants some of them, the best first. A role that stands in no list wants what its slots need.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct


class Usual(Struct, frozen=True):
    """A layout that most templates have: its types (ECMA-376 19.7.15) and its names."""

    types: tuple[str, ...]
    names: tuple[str, ...]


USUAL: Mapping[str, Usual] = {
    "title": Usual(
        ("title",),
        (
            "title slide",
            "title",
            "cover",
            "titelfolie",
            "deckblatt",
            "diapositive de titre",
            "diapositiva de titulo",
            "diapositiva titolo",
            "slide de titulo",
            "diapositivo de titulo",
            "titeldia",
            "rubrikbild",
            "tittellysbilde",
            "titelslide",
            "slajd tytułowy",
            "uvodni snimek",
            "титульный слайд",
            "タイトル スライド",
            "标题幻灯片",
            "標題投影片",
            "제목 슬라이드",
        ),
    ),
    "section": Usual(
        ("secHead",),
        (
            "section header",
            "section",
            "divider",
            "abschnittsuberschrift",
            "abschnitt",
            "kapitel",
            "kapiteltrenner",
            "titre de section",
            "encabezado de seccion",
            "intestazione sezione",
            "cabecalho da secao",
            "cabecalho de seccao",
            "sectiekop",
            "avsnittsrubrik",
            "deloverskrift",
            "afsnitsoverskrift",
            "nagłowek sekcji",
            "zahlavi casti",
            "заголовок раздела",
            "セクション見出し",
            "节标题",
            "章節標題",
            "구역 머리글",
        ),
    ),
    "content": Usual(
        ("obj", "tx"),
        (
            "title and content",
            "content",
            "title and text",
            "titel und inhalt",
            "titel und text",
            "inhalt",
            "titre et contenu",
            "titulo y objetos",
            "titulo y contenido",
            "titolo e contenuto",
            "titulo e conteudo",
            "titel en object",
            "titel en inhoud",
            "rubrik och innehall",
            "tittel og innhold",
            "titel og indholdsobjekt",
            "tytuł i zawartosc",
            "nadpis a obsah",
            "заголовок и объект",
            "タイトルとコンテンツ",
            "标题和内容",
            "標題及物件",
            "제목 및 내용",
        ),
    ),
    "two": Usual(
        ("twoObj", "twoColTx"),
        (
            "two content",
            "two columns",
            "zwei inhalte",
            "zwei spalten",
            "deux contenus",
            "dos objetos",
            "due contenuti",
            "dois conteudos",
            "duas partes de conteudo",
            "conteudo duplo",
            "inhoud van twee",
            "tva innehallsdelar",
            "to innholdsdeler",
            "to indholdsobjekter",
            "dwa elementy zawartosci",
            "dva obsahy",
            "два объекта",
            "2 つのコンテンツ",
            "两栏内容",
            "兩個內容",
            "콘텐츠 2개",
        ),
    ),
    "title only": Usual(
        ("titleOnly",),
        (
            "title only",
            "nur titel",
            "titre seul",
            "solo el titulo",
            "solo titolo",
            "somente titulo",
            "so titulo",
            "alleen titel",
            "endast rubrik",
            "bare tittel",
            "kun titel",
            "tylko tytuł",
            "pouze nadpis",
            "только заголовок",
            "タイトルのみ",
            "仅标题",
            "只有標題",
            "제목만",
        ),
    ),
    "table": Usual(
        ("tbl",), ("title and table", "table", "titel und tabelle", "tabelle", "titre et tableau", "tableau")
    ),
    "chart": Usual(("chart",), ("title and chart", "chart", "titel und diagramm", "diagramm", "graphique")),
    "picture": Usual(
        ("picTx",),
        (
            "picture with caption",
            "picture",
            "bild mit uberschrift",
            "bild",
            "image avec legende",
            "imagen con titulo",
            "immagine con didascalia",
            "imagem com legenda",
            "afbeelding met bijschrift",
            "図とキャプション",
            "タイトル付きの図",
            "图片与标题",
            "캡션 있는 그림",
        ),
    ),
    "quote": Usual((), ("quote", "quotation", "zitat", "citation", "cita", "citazione", "citat", "引用")),
    "agenda": Usual(
        (), ("agenda", "tagesordnung", "ordre du jour", "orden del dia", "ordine del giorno", "アジェンダ", "议程")
    ),
    "break": Usual((), ("break", "pause", "pausa", "休憩")),
}
"""The usual layouts by what we call them."""

WANTS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "section": ("section", "title", "content"),
    "break": ("break", "content", "section"),
    "agenda": ("agenda", "table", "content", "title only"),
    "quotation": ("quote", "content"),
    "picture": ("picture", "content"),
    "chart": ("chart", "content", "title only"),
}
"""The usual layouts that a role wants, the best first; see :func:`wanted` for roles that are not named."""


FOOTER_PROMPTS = frozenset(
    (
        "footer", "footer text", "sample footer text", "your footer", "your footer here", "add a footer", "add footer",
        "insert footer", "footer goes here", "place footer here", "presentation title", "title of presentation",
        "fußzeile", "fußzeile hinzufügen", "titel der präsentation", "pied de page", "titre de la présentation",
        "pie de página", "título de la presentación", "piè di pagina", "titolo presentazione", "voettekst", "stopka",
        "tytuł prezentacji", "rodapé", "フッター", "フッターを追加", "页脚", "頁尾", "바닥글", "<footer>",
    )
)  # fmt: skip
"""What stands in a footer's place where a company says nothing there, in small letters."""


def is_prompt(footer: str) -> bool:
    """Whether what a layout has in its footer's place only says what could stand there."""
    return footer.casefold().strip(" .…[]") in _FOOTER_PROMPTS


_FOOTER_PROMPTS = frozenset(one.casefold() for one in FOOTER_PROMPTS)


def wanted(role: str, drawn: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    """The usual layouts for a role that shows something ``drawn`` (a table), and ``texts`` with a large place each."""
    if role in WANTS:
        return WANTS[role]
    if drawn:
        return (*(name for name in drawn if name in USUAL), "content", "title only")
    return ("two", "content") if len(texts) > 1 else ("content",)


def folded(name: str) -> str:
    """A layout's name for comparing: small letters, no accents of Latin letters, no number in front or at the end."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("ß", "ss")
    letters = "".join(c for c in unicodedata.normalize("NFD", plain) if not "\u0300" <= c <= "\u036f")
    words = re.sub(r"[\s_\-–—:.]+", " ", unicodedata.normalize("NFC", letters)).strip()
    return re.sub(r"^\d+ (?=\D)|(?<=[^\d\s]) \d+$", "", words)


NAMED: Mapping[str, frozenset[str]] = {usual: frozenset(map(folded, known.names)) for usual, known in USUAL.items()}
"""The names of each usual layout, folded."""
