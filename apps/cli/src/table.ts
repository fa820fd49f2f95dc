/** Rows in columns; numbers to the right. */
export function table(rows: (string | number)[][]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, String(cell).length);
  return rows
    .map((row) =>
      row
        .map((cell, index) =>
          typeof cell === 'number' ? String(cell).padStart(widths[index]!) : cell.padEnd(widths[index]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
