"""Text that XML 1.0 can hold."""

import re
from xml.etree import ElementTree as ET

__all__ = ["document", "plain"]

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything outside the `Char` of https://www.w3.org/TR/xml/#charsets."""


def plain(value: object) -> str:
    """Write a value as text, with U+FFFD for characters that XML can't hold."""
    return _FORBIDDEN.sub("\ufffd", str(value))


def document(root: ET.Element) -> bytes:
    """Write a tree as an indented UTF-8 document."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
