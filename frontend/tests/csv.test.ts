import assert from "node:assert/strict";
import test from "node:test";
import { csv, type CellValue } from "../src/kit/csv";

function lineOf(...row: CellValue[]): string {
  const table = { name: "t", title: "T", head: ["h"], rows: () => [row] };
  return csv(table).split("\r\n").slice(1, -1).join("\r\n");
}

test("a file starts with a byte order mark and ends each line as RFC 4180 says", () => {
  const table = { name: "t", title: "T", head: ["a", "b"], rows: () => [["x", 1.5]] };
  assert.equal(csv(table), "\uFEFFa,b\r\nx,1.5\r\n");
});

test("quotes, commas, line ends and blanks at the ends are kept", () => {
  assert.equal(lineOf('say "no"', "a,b", "one\ntwo", " x "), '"say ""no""","a,b","one\ntwo"," x "');
});

test("what a spreadsheet would run is text", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "|cmd"]) {
    assert.match(lineOf(text), /^"?'/u, JSON.stringify(text));
  }
  assert.equal(lineOf(-1, null, "a=1"), "-1,,a=1");
});
