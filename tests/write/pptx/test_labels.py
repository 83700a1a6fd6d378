"""A deck is classified as the template is that it was made from."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from coursegen.write.pptx import deck_bytes
from support.deck_cases import FACTS
from support.odd_templates import OFFICE, changed, replaced, stock
from support.validated import schema_errors

LABEL = "MSIP_Label_9fbde396-1a24-4c79-8edf-9254a0f35055_"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
NEWER = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
INFO = (
    '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label '
    'id="{9fbde396-1a24-4c79-8edf-9254a0f35055}" enabled="1" method="Standard" siteId="{9fbde396-1a24-4c79-8edf-'
    '9254a0f35056}" removed="0"/></clbl:labelList>'
)


def labelled() -> bytes:
    """The stock template with a label in its properties and in a part of its own, and a property of other matters."""
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(
            (
                (f"{LABEL}Enabled", "true"),
                (f"{LABEL}Name", "Internal &amp; partners"),
                ("ClassificationContentMarkingFooterText", "Internal"),
                ("Reviewed by", "Somebody"),
            ),
            start=2,
        )
    )
    custom = f'<Properties xmlns="{CUSTOM}" xmlns:vt="{TYPES}">{rows}</Properties>'
    template = replaced(
        stock(),
        "_rels/.rels",
        "</Relationships>",
        f'<Relationship Id="rId90" Type="{OFFICE}/custom-properties" Target="docProps/custom.xml"/>'
        f'<Relationship Id="rId91" Type="{NEWER}" Target="docMetadata/LabelInfo.xml"/></Relationships>',
    )
    template = replaced(
        template,
        "[Content_Types].xml",
        "</Types>",
        '<Override PartName="/docProps/custom.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
        '<Override PartName="/docMetadata/LabelInfo.xml" '
        'ContentType="application/vnd.ms-office.classificationlabels+xml"/></Types>',
    )
    more = {"docProps/custom.xml": custom.encode(), "docMetadata/LabelInfo.xml": INFO.encode()}
    return changed(template, lambda _, data: data, more)


def test_sensitivity_labels_go_along_and_nothing_else_of_the_properties(tmp_path: Path) -> None:
    deck = deck_bytes((), labelled(), FACTS)
    with zipfile.ZipFile(BytesIO(deck)) as archive:
        custom = archive.read("docProps/custom.xml").decode()
        assert archive.read("docMetadata/LabelInfo.xml").decode() == INFO
        assert NEWER in archive.read("_rels/.rels").decode()
    assert f'name="{LABEL}Name"><vt:lpwstr>Internal &amp; partners</vt:lpwstr>' in custom
    assert 'name="ClassificationContentMarkingFooterText"' in custom
    assert 'name="coursegen.stamp"' in custom
    assert "Somebody" not in custom
    (tmp_path / "deck.pptx").write_bytes(deck)
    assert [one for one in schema_errors(tmp_path / "deck.pptx") if "'section'" not in one] == []  # it has no slides


def test_a_template_without_labels_leaves_none() -> None:
    with zipfile.ZipFile(BytesIO(deck_bytes((), stock(), FACTS))) as archive:
        assert "docMetadata/LabelInfo.xml" not in archive.namelist()
        assert archive.read("docProps/custom.xml").count(b"<property ") == 2
