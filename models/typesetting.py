"""Papers are set by Typst: from a layout of ours and what is told, in a typeface that comes along."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models import typeface
from models.language import Language
from models.sheets import NOT_FOR_XLSX

if TYPE_CHECKING:
    import typst

PRESS = ThreadPoolExecutor(1)  # two threads are no faster, and each keeps memory of its own
LAYOUTS = Path(__file__).parent
REGIONS = {
    Language.EN: ("en", "US"),
    Language.ZH_HANS: ("zh", "CN"),
    Language.ZH_HANT: ("zh", "TW"),
}
LONG = 5000  # signs of a paper, some forty lines: while it is remembered it takes tens of MB
FORGETS_AFTER = 10


def paper_set(layout: str, told: Mapping[str, Any], language: Language) -> bytes:
    """A paper on A4, as many pages as it takes; the same bytes for the same that is told.

    `layout` is a file beside this one, and `told` what it prints, by the names that it has there.
    A sign that the typeface lacks, such as an emoji, is printed as a crossed box. Asks no
    database, no network and no font of the machine; made to run in a thread.
    """
    lang, region = REGIONS[language]
    setting = {
        "lang": lang,
        "region": region,
        "font": typeface.FAMILIES[language],
        "narrow": typeface.NARROW_QUOTES if language is Language.EN else "",
    }
    paper = json.dumps(_printable({**setting, **told}), ensure_ascii=False)
    content = PRESS.submit(_set, layout, paper).result()
    assert isinstance(content, bytes)
    return content


def _set(layout: str, paper: str) -> bytes | list[bytes] | None:
    typesetter = _compiler()
    content = typesetter.compile(str(LAYOUTS / layout), format="pdf", sys_inputs={"paper": paper})
    if len(paper) > LONG:
        # Typst remembers all that it made until it was not asked for ten times: so ask for nothing.
        for _ in range(FORGETS_AFTER + 1):
            typesetter.compile(b" ", format="pdf", sys_inputs={})
    return content


@cache
def _compiler() -> typst.Compiler:
    import typst  # only who asks for a paper has the memory for it taken

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(typeface.FILE.parent)],
    )
    return typst.Compiler(root=LAYOUTS, font_paths=fonts)


def _printable(told: Any) -> Any:
    """The same without signs that no paper shows."""
    match told:
        case str():
            return NOT_FOR_XLSX.sub("", told)
        case list() | tuple():
            return [_printable(each) for each in told]
        case dict():
            return {name: _printable(each) for name, each in told.items()}
    return told
