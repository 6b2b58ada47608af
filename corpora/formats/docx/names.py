"""The names of OOXML; namespaces as Word writes them and as ISO's strict variant has them."""

WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
DRAWING = frozenset(
    (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    )
)
VML = "urn:schemas-microsoft-com:vml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DELETED = frozenset(("del", "moveFrom"))
"""What a tracked change has taken out."""
