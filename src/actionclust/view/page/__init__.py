"""The pages to share: a study to explore, and a report to print."""

from actionclust.view.page.explorer import Explorer, explorer
from actionclust.view.page.report import report_page, write_report

__all__ = ["Explorer", "explorer", "report_page", "write_report"]
