"""Lists what the usual layouts are called: their ``type`` attributes, and their names in the languages of Office.

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


def _each(names: str) -> tuple[str, ...]:
    """Names that are written in one string, for the length of this list's sake."""
    return tuple(name.strip() for name in names.split(";"))


USUAL: Mapping[str, Usual] = {
    "title": Usual(
        ("title",),
        _each(
            "title slide; title; cover; titelfolie; deckblatt; diapositive de titre; diapositiva de titulo; "
            "diapositiva titolo; slide de titulo; diapositivo de titulo; titeldia; rubrikbild; "
            "tittellysbilde; titelslide; slajd tytułowy; uvodni snimek; титульный слайд; タイトル スライド; "
            "标题幻灯片; 標題投影片; 제목 슬라이드; titel; portada; frontespizio; capa; voorblad; "
            "strona tytułowa; 表紙; 封面"
        ),
    ),
    "section": Usual(
        ("secHead",),
        _each(
            "section header; section; divider; abschnittsuberschrift; abschnitt; kapitel; kapiteltrenner; "
            "titre de section; encabezado de seccion; intestazione sezione; cabecalho da secao; "
            "cabecalho de seccao; sectiekop; avsnittsrubrik; deloverskrift; afsnitsoverskrift; "
            "nagłowek sekcji; zahlavi casti; заголовок раздела; セクション見出し; 节标题; 章節標題; "
            "구역 머리글; section title; section title and description; section break; trennfolie; "
            "zwischentitel; intercalaire; separador; separatore; separator; tussenblad; 区切り; 分节"
        ),
    ),
    "content": Usual(
        (
            "obj",
            "tx",
        ),
        _each(
            "title and content; content; title and text; titel und inhalt; titel und text; inhalt; "
            "titre et contenu; titulo y objetos; titulo y contenido; titolo e contenuto; titulo e conteudo; "
            "titel en object; titel en inhoud; rubrik och innehall; tittel og innhold; "
            "titel og indholdsobjekt; tytuł i zawartosc; nadpis a obsah; заголовок и объект; "
            "タイトルとコンテンツ; 标题和内容; 標題及物件; 제목 및 내용; title and body; title content; "
            "one column text; text; texte; texto; testo; tekst; titre et texte; titulo y texto; "
            "titolo e testo; titel en tekst; tytuł i tekst; テキスト; タイトルとテキスト; 正文; 标题和文本"
        ),
    ),
    "two": Usual(
        (
            "twoObj",
            "twoColTx",
        ),
        _each(
            "two content; two columns; zwei inhalte; zwei spalten; deux contenus; dos objetos; due contenuti; "
            "dois conteudos; duas partes de conteudo; conteudo duplo; inhoud van twee; tva innehallsdelar; "
            "to innholdsdeler; to indholdsobjekter; dwa elementy zawartosci; dva obsahy; два объекта; "
            "2 つのコンテンツ; 两栏内容; 兩個內容; 콘텐츠 2개; title and two columns; title 2 content; "
            "deux colonnes; dos columnas; due colonne; twee kolommen; dwie kolumny; 2 段組み; 双栏"
        ),
    ),
    "title only": Usual(
        ("titleOnly",),
        _each(
            "title only; nur titel; titre seul; solo el titulo; solo titolo; somente titulo; so titulo; "
            "alleen titel; endast rubrik; bare tittel; kun titel; tylko tytuł; pouze nadpis; "
            "только заголовок; タイトルのみ; 仅标题; 只有標題; 제목만; headline only; nur uberschrift; "
            "seulement le titre; solo titulo"
        ),
    ),
    "table": Usual(
        ("tbl",),
        _each(
            "title and table; table; titel und tabelle; tabelle; titre et tableau; tableau; titulo y tabla; "
            "tabla; titolo e tabella; tabella; titel en tabel; tabel; tytuł i tabela; tabela; タイトルと表; "
            "表; 标题和表格; 表格"
        ),
    ),
    "chart": Usual(
        ("chart",),
        _each(
            "title and chart; chart; titel und diagramm; diagramm; titre et graphique; graphique; "
            "titulo y grafico; grafico; titolo e grafico; titel en grafiek; grafiek; tytuł i wykres; wykres; "
            "wykresy; "
            "タイトルとグラフ; グラフ; 标题和图表; 图表"
        ),
    ),
    "picture": Usual(
        ("picTx",),
        _each(
            "picture with caption; picture; bild mit uberschrift; bild; image avec legende; "
            "imagen con titulo; immagine con didascalia; imagem com legenda; afbeelding met bijschrift; "
            "図とキャプション; タイトル付きの図; 图片与标题; 캡션 있는 그림; obraz z podpisem; "
            "afbeelding met onderschrift; titel und bild; picture and caption; title and picture"
        ),
    ),
    "agenda": Usual(
        (),
        _each(
            "agenda; tagesordnung; ablauf; ordre du jour; orden del dia; ordine del giorno; programma; "
            "programm; programme; programa; plan spotkania; porzadek obrad; アジェンダ; 议程"
        ),
    ),
    "break": Usual(
        (),
        _each("break; pause; pausa; pauze; przerwa; 休憩; 休息"),
    ),
}
"""The usual layouts by what we call them."""

WANTS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "section": ("section", "title", "content"),
    "break": ("break", "content", "section"),
    "agenda": ("agenda", "table", "content", "title only"),
    "picture": ("picture", "content"),
    "chart": ("chart", "content", "title only"),
    "drawn": ("title only",),
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
    return footer.casefold().strip(" .…[]") in {one.casefold() for one in FOOTER_PROMPTS}


def wanted(role: str, drawn: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    """The usual layouts for a role that shows something ``drawn`` (a table), and ``texts`` with a large place each."""
    if role in WANTS:
        return WANTS[role]
    if drawn:
        return (*(name for name in drawn if name in USUAL), "content", "title only")
    return ("two", "content") if len(texts) > 1 else ("content", "two")


def folded(name: str) -> str:
    """A layout's name for comparing: small letters, no accents of Latin letters, no number in front or at the end."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("ß", "ss")
    whole = re.sub(r"(?<=\w)-\s*[\n\v\r]+\s*", "", plain)
    letters = "".join(c for c in unicodedata.normalize("NFD", whole) if not "\u0300" <= c <= "\u036f")
    words = re.sub(r"[\s_,;/\-–—:.()]+", " ", unicodedata.normalize("NFC", letters)).strip()
    return re.sub(r"^\d+ (?=\D)|(?<=[^\d\s]) \d+$", "", words)


def stems(name: str) -> str:
    """A folded name with each longer word without what makes it one or many in the languages of Office.

    "Titres et contenus" and "Titre et contenu" are one name so. It is for comparing names, and no word of a language.
    """
    return " ".join(map(_stem, folded(name).split()))


def _stem(word: str) -> str:
    if len(word) < _LONG or not word.isascii():
        return word
    word = word[:-1] if word.endswith(("s", "en", "x")) else word
    return word[:-1] if word[-1] in "aeiouy" else word


_LONG = 5
"""The letters from which on a word loses its ending: shorter ones would be one word too often."""


def _by_stem() -> dict[str, str]:
    found: dict[str, str] = {}
    for usual, known in USUAL.items():
        for name in known.names:
            found.setdefault(stems(name), usual)
    return found


_BY_STEM = _by_stem()
_BY_TYPE = {kind: usual for usual, known in USUAL.items() for kind in known.types}


def usual_by_name(name: str) -> str:
    """The usual layout that is called so, or ``""``."""
    return _BY_STEM.get(stems(name), "")


def usual_by_beginning(name: str) -> str:
    """The usual layout that a name begins with ("Titelfolie blau"), or ``""``."""
    words = stems(name).split()
    for end in range(len(words) - 1, 0, -1):
        start = " ".join(words[:end])
        if start in _BY_STEM and (end > 1 or len(start) > _PREFIX):
            return _BY_STEM[start]
    return ""


_PREFIX = 8
"""The letters from which on one word at the beginning of a name says what the layout is."""


def usual_by_type(kind: str) -> str:
    """The usual layout of a ``type``, or ``""``."""
    return _BY_TYPE.get(kind, "")


PURPOSES: Mapping[str, Usual] = {
    "picture": Usual(
        (
            "picTx",
            "clipArtAndTx",
            "txAndClipArt",
            "mediaAndTx",
            "txAndMedia",
        ),
        _each(
            "bilder; fotos; picture; image; photo; screenshot; bild; foto; imagen; immagine; imagem; afbeelding; "
            "obraz; zdjecie; video; media; icon; 図; 写真; 画像; 图片; 图像; 照片"
        ),
    ),
    "contents": Usual(
        (),
        _each(
            "toc; table of contents; inhaltsverzeichnis; inhaltsubersicht; sommaire; table des matieres; "
            "indice; sommario; inhoudsopgave; spis tresci; 目次; 目录"
        ),
    ),
    "contact": Usual(
        (),
        _each(
            "contact; kontakt; ansprechpartner; contacto; contatto; contatti; name card; team; people; "
            "連絡先; お問い合わせ; 联系"
        ),
    ),
    "code": Usual(
        (),
        _each("code; source code; quellcode; codigo; codice; broncode; コード; 代码"),
    ),
    "cover": Usual(
        (),
        _each(
            "cover; back cover; closing; end slide; thank you; thanks; danke; schlussfolie; abschlussfolie; "
            "merci; conclusion; gracias; grazie; bedankt; dziekuje; umschlag; 表紙; 封面; 谢谢; ありがとう"
        ),
    ),
    "quote": Usual(
        (),
        _each("quote; quotation; zitat; citation; cita; citazione; citaat; cytat; 引用"),
    ),
    "special": Usual(
        (),
        _each(
            "certificate; zertifikat; urkunde; true or false; quiz; multiple choice; question answer; "
            "match up; tombstone; timeline; zeitstrahl; map; big number"
        ),
    ),
}
"""What layouts are made for that are not for a text: by their types, and by words in their names."""


def purposes_of(name: str) -> frozenset[str]:
    """What a layout is made for, as far as its name says so."""
    padded, plain = f" {stems(name)} ", folded(name)
    if plain == "contents":  # of many pages; with other words beside it, it is what is on one
        return frozenset({"contents"})
    return frozenset(
        purpose
        for purpose, known in PURPOSES.items()
        for word in known.names
        if (f" {stems(word)} " in padded if word.isascii() else word in plain)
    )
