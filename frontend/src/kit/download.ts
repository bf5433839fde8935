// Files that the reader saves.

const LARGEST = 12_000; // device pixels of a side, which every browser can draw

/** Hand a file to the browser, to be saved. */
export function download(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // later: some browsers read it only after this task
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The address of a picture that an image can show, with the picture in it. */
export function addressOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** Draw an SVG document as PNG, at a multiple of its size, or as large as browsers can draw. */
export async function png(svg: string, scale: number): Promise<Blob> {
  const image = new Image();
  image.src = addressOf(svg);
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const times = Math.min(scale, LARGEST / width, LARGEST / height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * times);
  canvas.height = Math.round(height * times);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser gives no canvas to draw on");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error(`this browser cannot make a picture of ${canvas.width} by ${canvas.height}`));
      else resolve(blob);
    }, "image/png");
  });
}

/** A name for a file: what it is of, and what it shows, in letters that every system takes. */
export function fileName(title: string, part: string): string {
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, "-")
      .replace(/^-+|-+$/gu, "");
  const study = plain(title).slice(0, 60).replace(/-+$/u, "");
  return `${study === "" ? "study" : study}-${plain(part)}`;
}
