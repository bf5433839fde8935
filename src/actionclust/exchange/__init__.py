"""Results as files that other tools read."""

from actionclust.exchange.graphml import write_network
from actionclust.exchange.result_files import (
    write_csv,
    write_excel,
    write_graphml,
    write_receipt,
)
from actionclust.exchange.sheets import CutTextWarning, write_csv_files, write_workbook
from actionclust.exchange.study_tables import WORKBOOK, study_tables, write_tables

__all__ = [
    "WORKBOOK",
    "CutTextWarning",
    "study_tables",
    "write_csv",
    "write_csv_files",
    "write_excel",
    "write_graphml",
    "write_network",
    "write_receipt",
    "write_tables",
    "write_workbook",
]
