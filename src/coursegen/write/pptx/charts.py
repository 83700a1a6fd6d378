"""Writes a chart in DrawingML (ECMA-376 21.2): theme colours, real data, labels beside the marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from coursegen.model.scene_items import MARKED, ChartItem, ChartSeries, Colour
from coursegen.write.pptx.escape import as_attribute, as_content
from coursegen.write.pptx.paint import fill, outline, solid_fill

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CATEGORY_AXIS, _VALUE_AXIS = 111_111_111, 222_222_222
_MARKERS = ("circle", "square", "diamond", "triangle")
_LINE_POINTS, _MARKER_POINTS, _AXIS_POINTS, _EDGE_POINTS = 3.0, 10, 1.0, 2.0
_SHEET = "Sheet1"


def chart_xml(item: ChartItem, language: str, workbook: str) -> str:
    """The chart's part; ``workbook`` is the relationship to its data, ``language`` an Office tag."""
    plot = _KINDS[item.kind](item, language)
    x, y, width, height = item.plot
    inner = "".join(
        f'<c:{name} val="{_number(value)}"/>' for name, value in (("x", x), ("y", y), ("w", width), ("h", height))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_NAMESPACES}>'
        f'<c:date1904 val="0"/><c:lang val="{as_attribute(language)}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout>'
        f'<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>{inner}</c:manualLayout></c:layout>'
        f'{plot}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_words(item, language)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _number(value: float) -> str:
    return f"{value:.10g}"


def _words(item: ChartItem, language: str, wrap: str = "square", ink: Colour | None = None) -> str:
    """How words of the chart are set: in the theme's font, never turned; a label's are not wrapped either."""
    spoken = f'lang="{as_attribute(language)}"'
    return (
        f'<c:txPr><a:bodyPr rot="0" vert="horz" wrap="{wrap}"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr {spoken} sz="{round(item.size * 100)}" b="0">{solid_fill(ink or item.ink)}</a:defRPr>'
        f"</a:pPr><a:endParaRPr {spoken}/></a:p></c:txPr>"
    )


def _bar(item: ChartItem, language: str) -> str:
    edge, where, grouping = "", "outEnd", "clustered"
    if item.kind == "stacked_bar":
        edge, where, grouping = outline(item.ground, _EDGE_POINTS), "ctr", "stacked"
    series = "".join(
        _series(
            item,
            number,
            f"<c:spPr>{fill(one.colours[0])}{edge}</c:spPr>",
            f'<c:invertIfNegative val="0"/>{_own_bars(one)}{_labels(item, one, where, language)}',
        )
        for number, one in enumerate(item.series)
    )
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{item.gap}"/><c:overlap val="{item.overlap}"/>{_axis_ids()}</c:barChart>'
        f"{_axes(item, language, 'l', 'maxMin', 't')}"
    )


def _own_bars(one: ChartSeries) -> str:
    return "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill(colour)}</c:spPr></c:dPt>"
        for at, colour in one.points
    )


def _line(item: ChartItem, language: str) -> str:
    series = []
    for number, one in enumerate(item.series):
        larger = MARKED if one.marked else 1.0
        looks = f"<c:spPr>{_stroke(one.colours[0], larger)}</c:spPr>"
        points = "".join(
            f'<c:dPt><c:idx val="{at}"/>{_marker(number, colour, MARKED)}<c:bubble3D val="0"/>{looks}</c:dPt>'
            for at, colour in one.points
        )
        mark = _marker(number, one.colours[0], larger)
        more = f"{mark}{points}{_labels(item, one, 't', language)}"
        series.append(_series(item, number, looks, more, '<c:smooth val="0"/>'))
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(series)}'
        f'<c:marker val="1"/>{_axis_ids()}</c:lineChart>{_axes(item, language, "b", "minMax", "l")}'
    )


def _marker(number: int, colour: Colour, larger: float) -> str:
    return (
        f'<c:marker><c:symbol val="{_MARKERS[number]}"/><c:size val="{round(_MARKER_POINTS * larger)}"/>'
        f"<c:spPr>{fill(colour)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
    )


def _stroke(colour: Colour, larger: float) -> str:
    return f'<a:ln w="{round(_LINE_POINTS * larger * 12_700)}" cap="flat">{solid_fill(colour)}<a:round/></a:ln>'


def _doughnut(item: ChartItem, language: str) -> str:
    (one,) = item.series
    edge = outline(item.ground, _EDGE_POINTS)
    slices = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:bubble3D val="0"/><c:spPr>{fill(colour)}{edge}</c:spPr></c:dPt>'
        for number, colour in enumerate(one.colours)
    )
    plain = _label_looks(item, language)
    labels = "".join(
        f'<c:dLbl><c:idx val="{number}"/><c:layout><c:manualLayout><c:x val="{_number(x)}"/><c:y val="{_number(y)}"/>'
        f"</c:manualLayout></c:layout>{plain}{_shows(value=True, category=True)}</c:dLbl>"
        for number, (x, y) in enumerate(item.offsets)
    )
    labels = f'<c:dLbls>{labels}{plain}{_shows(value=True, category=True)}<c:showLeaderLines val="0"/></c:dLbls>'
    return (
        f'<c:doughnutChart><c:varyColors val="1"/>{_series(item, 0, "", slices + labels)}'
        f'<c:firstSliceAng val="0"/><c:holeSize val="{item.hole}"/></c:doughnutChart>'
    )


def _series(item: ChartItem, number: int, looks: str, more: str, end: str = "") -> str:
    """``c:ser``: its name, how it looks, and its data with the cells that hold them."""
    one = item.series[number]
    column = "BCDE"[number]
    last = len(item.categories) + 1
    name = _texts(f"{_SHEET}!${column}$1", [one.name])
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>{name}</c:tx>{looks}{more}'
        f"<c:cat>{_texts(f'{_SHEET}!$A$2:$A${last}', item.categories)}</c:cat>"
        f"<c:val>{_values(f'{_SHEET}!${column}$2:${column}${last}', one.values, item.number_format)}</c:val>"
        f"{end}</c:ser>"
    )


def _texts(cells: str, texts: Sequence[str]) -> str:
    points = _points(as_content(text) for text in texts)
    return f'<c:strRef><c:f>{cells}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _values(cells: str, values: Sequence[float], code: str) -> str:
    points = _points(repr(value) for value in values)
    return (
        f"<c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>{as_content(code)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def _points(values: Iterable[str]) -> str:
    return "".join(f'<c:pt idx="{number}"><c:v>{value}</c:v></c:pt>' for number, value in enumerate(values))


def _labels(item: ChartItem, one: ChartSeries, usual: str, language: str) -> str:
    """``c:dLbls``: one rule where every value has the same label, else a label for each value that has one."""
    plain = _label_looks(item, language, one.ink)
    every = tuple(range(len(one.values)))
    stacked = usual == "ctr"
    if one.labels == every and one.named in ((), every):
        shows = _shows(value=True, series=bool(one.named))
        return f'<c:dLbls>{plain}<c:dLblPos val="{usual}"/>{shows}</c:dLbls>'
    own = "".join(
        f'<c:dLbl><c:idx val="{at}"/>{plain}<c:dLblPos val="{usual if stacked else "r" if at in one.named else "l"}"/>'
        f"{_shows(value=True, series=at in one.named, lines=stacked)}</c:dLbl>"
        for at in one.labels
    )
    return f"<c:dLbls>{own}{plain}{_shows()}</c:dLbls>"


def _label_looks(item: ChartItem, language: str, ink: Colour | None = None) -> str:
    """How a label's value is written and its words are set; PowerPoint and LibreOffice would wrap them by a share."""
    return f"{_format(item)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_words(item, language, 'none', ink)}"


def _format(item: ChartItem) -> str:
    return f'<c:numFmt formatCode="{as_attribute(item.number_format)}" sourceLinked="0"/>'


def _shows(*, value: bool = False, category: bool = False, series: bool = False, lines: bool = False) -> str:
    """What a label says, in the schema's order; a category or, in ``lines``, a series is over its value."""
    between = "\n" if category or lines else " "
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="{int(category)}"/>'
        f'<c:showSerName val="{int(series)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        f"<c:separator>{between}</c:separator>"
    )


def _axis_ids() -> str:
    return f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def _axes(item: ChartItem, language: str, side: str, order: str, value_side: str) -> str:
    """The axis of names, at the lower or left edge whatever the values are, and the hidden axis of values."""
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{outline(item.ink, _AXIS_POINTS)}</c:spPr>{_words(item, language)}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{_number(item.most)}"/><c:min val="{_number(item.least)}"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{value_side}"/>{_format(item)}<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="none"/><c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


_KINDS: Mapping[str, Callable[[ChartItem, str], str]] = {
    "bar": _bar, "stacked_bar": _bar, "line": _line, "slope": _line, "doughnut": _doughnut,
}  # fmt: skip
