"""What Textual does not offer publicly of its text area; apart from `textual_internals`, since it loads slowly."""

from textual.document._document import Document, EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

__all__ = [
    "Document",
    "DocumentNavigator",
    "EditResult",
    "Location",
    "WrappedDocument",
    "height_of_wrapped",
    "show_new_document",
]


def height_of_wrapped(document: WrappedDocument) -> int:
    """How many rows a wrapped text takes, without counting them."""
    return len(document._offset_to_line_info)


def show_new_document(area: TextArea) -> None:
    """Draw a document that was just put into a text area, from its beginning."""
    area._build_highlight_map()
    area.move_cursor((0, 0))
    area._rewrap_and_refresh_virtual_size()
