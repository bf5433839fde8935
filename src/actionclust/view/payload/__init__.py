"""The payload: all that a page or a board shows of a study, as a plain dict."""

from actionclust.view.payload.whole_payload import payload

__all__ = ["payload"]
