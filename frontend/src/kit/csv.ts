// Tables as CSV files that spreadsheets open as they are, and run nothing of.

export type CellValue = string | number | null;

/** A table that the export menu offers. */
export interface Table {
  readonly name: string; // of the file, without ending
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: () => readonly (readonly CellValue[])[];
}

const BOM = "\uFEFF"; // without it, Excel takes UTF-8 for something else

/** A table as a CSV file (RFC 4180). */
export function csv(table: Table): string {
  const lines = [table.head, ...table.rows()].map((row) => row.map(cell).join(","));
  return `${BOM}${lines.join("\r\n")}\r\n`;
}

function cell(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // a spreadsheet would run what starts like a formula; an apostrophe makes it text
  const safe = /^\s*[=+\-@\t\r\n|]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
