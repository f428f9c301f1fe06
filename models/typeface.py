"""The one typeface of papers and pictures: it comes along, so that Chinese is right on every machine."""

from __future__ import annotations

from pathlib import Path

from noto_cjk_sans_otc import FONT_PATH  # type: ignore[import-untyped] # it ships no types

from models.language import Language

FILE = Path(str(FONT_PATH))
"""Noto Sans CJK, regular, under the OFL: a collection with a face for every region."""

# 骨 and 直 are drawn otherwise in Taipei than in Beijing.
FAMILIES = {
    Language.EN: "Noto Sans CJK SC",
    Language.ZH_HANS: "Noto Sans CJK SC",
    Language.ZH_HANT: "Noto Sans CJK TC",
}
FACE_INDEX = {Language.EN: 2, Language.ZH_HANS: 2, Language.ZH_HANT: 3}
"""Where the face stands in the collection, for who asks by number."""

NARROW_QUOTES = "Noto Sans CJK KR"
"""Draws ’ “ ” … as narrow as English has them; the Chinese faces draw them as wide as a character."""
