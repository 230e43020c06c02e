"""Bytes into text, and text into the one form in which it is stored, so that offsets never move again."""

import codecs
import re
import unicodedata

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Names that pages use for what is, byte for byte, a wider Windows code page (WHATWG Encoding Standard, 4.2).
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_WIDER |= {"euc_kr": "cp949", "shift_jis": "cp932"}
_TEXTUAL = frozenset({"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "punycode", "idna", "utf-7"})
_TEXTUAL |= {"unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}

# Soft hyphens, zero-width spaces, joiners of words, marks that turn the direction of what follows: none is ever said.
_UNSEEN_RANGES = [(0x00, 0x09), (0x0B, 0x0C), (0x0E, 0x20), (0x7F, 0x85), (0x86, 0xA0), (0xAD, 0xAE), (0x61C, 0x61D)]
_UNSEEN_RANGES += [(0x200B, 0x200C), (0x200E, 0x2010), (0x202A, 0x202F), (0x2060, 0x2065), (0x2066, 0x206A)]
_UNSEEN_RANGES += [(0xD800, 0xE000), (0xFEFF, 0xFF00), (0xFFFE, 0x10000), (0xE0000, 0xE0080)]
_UNSEEN = re.compile("[" + "".join(f"{chr(start)}-{chr(end - 1)}" for start, end in _UNSEEN_RANGES) + "]+")
_BREAKS = re.compile(r"\r\n?|[\x0c\x85\u2028\u2029]")
_PARAGRAPHS = re.compile(r"\n\s*\n")


def decode(data: bytes, content_type: str = "") -> str:
    """The characters of a page, whatever it says of itself; never fails.

    A byte-order mark wins, then UTF-8 where the bytes are sound UTF-8, then the charset of the header, of the page, and
    last windows-1252 (WHATWG HTML, 13.2.3, with UTF-8 tried first because many headers lie).
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = _declared(data, content_type)
    if declared is not None and declared.startswith(
        ("utf-16", "utf-32", "iso2022", "hz")
    ):  # ASCII bytes, other letters
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if declared == "utf-8" or declared is None:
            mostly = data.decode("utf-8", "replace")
            broken = mostly.count("\ufffd")
            sound = sum(char > "\x7f" for char in mostly) - broken
            if declared or broken <= 4 * sound:  # other encodings hardly ever look like sound UTF-8
                return mostly
    return data.decode(declared or "cp1252", "replace")


def _declared(data: bytes, content_type: str) -> str | None:
    header = _HEADER_CHARSET.search(content_type)
    names = [header[1]] if header else []
    names += [
        m[1].decode("ascii") for m in (_META_CHARSET.search(data, 0, 4096), _XML_CHARSET.search(data, 0, 256)) if m
    ]
    for name in names:
        try:
            known = codecs.lookup(name).name
        except LookupError:
            continue
        if known not in _TEXTUAL and not known.startswith(("utf-16", "utf-32")):
            return _WIDER.get(known, known)
        if known.startswith(("utf-16", "utf-32")) and b"\0" in data[:64]:
            return known
    return None


def line(text: str) -> str:
    """Text as one line: normalised, blanks folded."""
    return " ".join(_seen(text).split())


def normalise(text: str) -> str:
    """Text as it is stored: NFC, nothing unseen, blanks folded, "\\n\\n" where there were blank lines."""
    return _joined(_PARAGRAPHS.split(_seen(text)))


def normalise_lines(text: str) -> str:
    """As ``normalise``, for a text whose every line is a paragraph."""
    return _joined(_seen(text).split("\n"))


def _joined(paragraphs: list[str]) -> str:
    folded = (" ".join(part.split()) for part in paragraphs)
    return "\n\n".join(part for part in folded if part)


def _seen(text: str) -> str:
    text = _UNSEEN.sub("", _BREAKS.sub("\n", text) if _BREAKS.search(text) else text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)
