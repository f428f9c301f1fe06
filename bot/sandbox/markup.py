"""Formatted text: Telegram's HTML in, entities kept, safe HTML out."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from bot.sandbox.wire import JSON, Refusal

MAX_TEXT = 4096
MAX_CAPTION = 1024

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_DROPPED = re.compile(r"[\r\u2028-\u202e\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
# Spaces and characters that show nothing: a text of these alone is empty to Telegram.
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060-\u206f\ufeff\u00ad]*")
_DETECTED = {
    "bot_command": re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])"),
    "url": re.compile(r"\bhttps?://[^\s<>]+[^\s<>.,;:!?)。，；：！？）]"),
    "email": re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w"),
    "mention": re.compile(r"(?<![\w@/])@\w{3,32}\b"),
    "hashtag": re.compile(r"(?<![\w#])#\w*[^\W\d]\w*"),
}


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, most: int) -> int:
    """How many characters of the text fit into so many UTF-16 units."""
    if units(text) <= most:
        return len(text)
    room = most
    for index, character in enumerate(text):
        room -= 2 if character > "\uffff" else 1
        if room < 0:
            return index
    return len(text)


def clean(text: str) -> str:
    """No carriage returns, direction overrides, half characters; other controls blanked."""
    return _CONTROL.sub(" ", _DROPPED.sub("", text))


def is_blank(text: str) -> bool:
    return _BLANK.fullmatch(text) is not None


def detect(text: str) -> list[JSON]:
    """The entities that Telegram finds in plain text: commands, addresses, mentions, hashtags."""
    found: list[JSON] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _DETECTED.items():
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            offset = units(text[: match.start()])
            found.append({"type": kind, "offset": offset, "length": units(match[0])})
    return sorted(found, key=lambda entity: int(entity["offset"]))


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


def parse(source: str, mode: str, entities: list[JSON] | None = None) -> tuple[str, list[JSON]]:
    """Text and entities of what a bot sent (formatting options of the Bot API); HTML or plain."""
    if not mode:
        return _trimmed(clean(source), entities or [])
    if mode.lower() != "html":
        raise Refusal("unsupported parse_mode")
    return _trimmed(*_parse_html(clean(source)))


def _wrong(reason: str) -> Refusal:
    return Refusal(f"can't parse entities: {reason}")


def _parse_html(source: str) -> tuple[str, list[JSON]]:
    out: list[str] = []
    opened: list[_Open] = []
    entities: list[JSON] = []
    offset = position = 0

    def byte(index: int) -> int:
        return len(source[:index].encode())

    while position < len(source):
        character = source[position]
        if character == "&" and (match := _ENTITY.match(source, position)):
            piece = _decoded(match)
            out.append(piece)
            offset += units(piece)
            position = match.end()
        elif character != "<":
            out.append(character)
            offset += units(character)
            position += 1
        elif source.startswith("</", position):
            end = source.find(">", position)
            if end < 0:
                raise _wrong(f"Unclosed end tag at byte offset {byte(position)}")
            name = source[position + 2 : end].strip().lower()
            if not opened:
                raise _wrong(f"Unexpected end tag at byte offset {byte(position)}")
            start = opened.pop()
            if name and name != start.tag:
                raise _wrong(
                    f"Unmatched end tag at byte offset {byte(position)}, "
                    f'expected "</{start.tag}>", found "</{name}>"'
                )
            if offset > start.offset:
                _close(start, opened, entities, offset, "".join(out))
            position = end + 1
        else:
            start, position = _start_tag(source, position, offset, byte(position))
            opened.append(start)
    if opened:
        raise _wrong(f'Can\'t find end tag corresponding to start tag "{opened[-1].tag}"')
    return "".join(out), _settled(entities)


def _decoded(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return NAMED.get(name, match[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return match[0]
    return chr(code)


def _start_tag(source: str, position: int, offset: int, byte: int) -> tuple[_Open, int]:
    match = re.compile(r"[^\s>]*").match(source, position + 1)
    name = match[0].lower() if match else ""
    if name not in TAGS:
        raise _wrong(f'Unsupported start tag "{name}" at byte offset {byte}')
    attributes: dict[str, str] = {}
    at = position + 1 + len(name)
    while at < len(source) and source[at] != ">":
        if source[at].isspace():
            at += 1
            continue
        found = _ATTRIBUTE.match(source, at)
        if found is None or found.end() == at:
            raise _wrong(f'Empty attribute name in the tag "{name}" at byte offset {byte}')
        value = next((part for part in found.groups()[1:] if part is not None), "")
        attributes[found[1].lower()] = _ENTITY.sub(_decoded, value)
        at = found.end()
    if at >= len(source):
        raise _wrong(f'Unclosed start tag "{name}" at byte offset {byte}')
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
    if name == "tg-emoji" and not attributes.get("emoji-id", "").isdigit():
        raise _wrong(f'Tag "tg-emoji" must have a valid "emoji-id" at byte offset {byte}')
    return _Open(name, attributes, offset), at + 1


def _close(start: _Open, opened: list[_Open], entities: list[JSON], offset: int, text: str) -> None:
    entity: JSON = {
        "type": TAGS[start.tag],
        "offset": start.offset,
        "length": offset - start.offset,
    }
    if start.tag == "a":
        inside = text.encode("utf-16-le")[start.offset * 2 :].decode("utf-16-le")
        link = _link(start.attributes.get("href") or inside)
        if not link:
            return
        entity["url"] = link
    elif start.tag == "blockquote" and "expandable" in start.attributes:
        entity["type"] = "expandable_blockquote"
    elif start.tag == "tg-emoji":
        entity["custom_emoji_id"] = start.attributes["emoji-id"]
    elif start.tag == "code" and opened and opened[-1].tag == "pre":
        language = start.attributes.get("class", "").removeprefix("language-")
        if language:
            opened[-1].attributes["language"] = language
            return
    elif start.tag == "pre" and start.attributes.get("language"):
        entity["language"] = start.attributes["language"]
    entities.append(entity)


def _link(address: str) -> str:
    address = address.strip()
    if re.match(r"(?i)(https?|tg|ton|mailto|tel):", address):
        return address
    # "javascript:" and its like are no links to Telegram.
    return f"http://{address}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", address) else ""


def _settled(entities: list[JSON]) -> list[JSON]:
    """Nothing stands inside code, and no quotation inside another: Telegram drops what does."""

    def inside(inner: JSON, outer: JSON) -> bool:
        ends = inner["offset"] + inner["length"] <= outer["offset"] + outer["length"]
        return inner is not outer and bool(outer["offset"] <= inner["offset"] and ends)

    quotes = ("blockquote", "expandable_blockquote")
    kept = [
        entity
        for entity in entities
        if not any(
            inside(entity, outer)
            and (
                (
                    outer["type"] in ("code", "pre")
                    and entity["type"] not in ("code", "pre", *quotes)
                )
                or (outer["type"] in quotes and entity["type"] in quotes)
            )
            for outer in entities
        )
    ]
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"], entity["type"]))


def _trimmed(text: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    """Blank space at both ends is not sent; entities move along."""
    left = units(text) - units(text.lstrip(" \n\t"))
    text = text.strip(" \n\t")
    length = units(text)
    kept = []
    for entity in entities:
        start = max(0, int(entity["offset"]) - left)
        end = min(length, int(entity["offset"]) - left + int(entity["length"]))
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept


_SHOWN = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="tg-spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def as_html(text: str, entities: list[JSON]) -> str:
    """Safe HTML of a message: escaped, only Telegram's formatting tags, line breaks kept."""
    raw = text.encode("utf-16-le")

    def piece(start: int, end: int) -> str:
        return html.escape(raw[start * 2 : end * 2].decode("utf-16-le", "replace"), quote=False)

    def tags(entity: JSON) -> tuple[str, str] | None:
        if entity["type"] in _SHOWN:
            return _SHOWN[entity["type"]]
        if entity["type"] == "text_link":
            return f'<a href="{html.escape(entity["url"])}">', "</a>"
        if entity["type"] == "url":
            start = entity["offset"]
            address = raw[start * 2 : (start + entity["length"]) * 2].decode("utf-16-le", "replace")
            return f'<a href="{html.escape(address)}">', "</a>"
        return None

    out: list[str] = []
    open_until: list[tuple[int, str]] = []
    at = 0
    for entity in sorted(entities, key=lambda one: (one["offset"], -one["length"])):
        pair = tags(entity)
        if pair is None:
            continue
        start, end = entity["offset"], entity["offset"] + entity["length"]
        while open_until and open_until[-1][0] <= start:
            until, closing = open_until.pop()
            out += [piece(at, until), closing]
            at = until
        if open_until:
            # Crossing tags are no HTML: the inner one ends with the outer one.
            end = min(end, open_until[-1][0])
        out += [piece(at, start), pair[0]]
        at = start
        open_until.append((end, pair[1]))
    while open_until:
        until, closing = open_until.pop()
        out += [piece(at, until), closing]
        at = until
    out.append(piece(at, len(raw) // 2))
    return "".join(out)
