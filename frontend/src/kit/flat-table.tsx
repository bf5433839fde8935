// The numbers of a picture as a table. The first cell of a row is its name.
import { useState } from "preact/hooks";
import { Button } from "./button";
import type { CellValue } from "./csv";

const FIRST = 60; // rows that are shown at first

interface FlatTableProps {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly CellValue[])[];
}

export function FlatTable({ caption, head, rows }: FlatTableProps) {
  const [limit, setLimit] = useState(FIRST);
  const number = (column: number) => typeof rows[0]?.[column] === "number";
  return (
    // a region that scrolls must be reachable with the keyboard
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="ac-flat ac-small" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" dir="auto" class={number(column) ? "ac-flat-number" : ""}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limit).map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row" dir="auto">{name}</th>
              {cells.map((cell, place) => (
                <td key={place} dir="auto" class={number(place + 1) ? "ac-flat-number" : ""}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > limit && (
        <Button act={() => setLimit(rows.length)}>Show all {rows.length} rows</Button>
      )}
    </div>
  );
}
