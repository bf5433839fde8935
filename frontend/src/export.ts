// Files that the reader saves.

/** Hand a file to the browser, to be saved. */
export function download(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Draw an SVG document as PNG, at a multiple of its size. */
export function png(svg: string, scale: number): Promise<Blob> {
  return Promise.reject(new Error(`cannot draw ${svg.length} characters at ${scale}`));
}
