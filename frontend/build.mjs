// Builds the page, the board and their style sheet into the Python package:
// `node build.mjs`. The same sources give the same bytes.
import { build } from "esbuild";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "..", "src", "actionclust", "view", "static");
// bytes, gzipped, that a script and its style sheet may have together; README.md says what each
// library is bundled for
const LIMIT = 110_000;

/** The folder of the package that a file of node_modules belongs to. */
function packageOf(file) {
  const parts = file.split("/");
  const start = parts.lastIndexOf("node_modules") + 1;
  const length = parts[start].startsWith("@") ? 2 : 1;
  return parts.slice(0, start + length).join("/");
}

/** What the licences of the packages in a bundle ask to be kept with it. */
function licences(metafile) {
  const folders = new Set(
    Object.keys(metafile.inputs)
      .filter((file) => file.includes("node_modules/"))
      .map(packageOf),
  );
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(HERE, folder, "package.json"), "utf8"),
    );
    const text = readFileSync(join(HERE, folder, "LICENSE"), "utf8").trim();
    return { name, text: `${name} ${version} (${license})\n\n${text}\n` };
  });
}

async function bundle(entry, format) {
  const result = await build({
    absWorkingDir: HERE,
    entryPoints: [join("src", entry)],
    bundle: true,
    minify: true,
    charset: "ascii",
    format,
    // calls of h are a good deal shorter than those that tsconfig.json checks
    inject: ["src/jsx.ts"],
    tsconfigRaw: {
      compilerOptions: { jsx: "react", jsxFactory: "h", jsxFragmentFactory: "Fragment" },
    },
    target: ["es2022"],
    legalComments: "none",
    metafile: true,
    write: false,
  });
  const parts = licences(result.metafile);
  const names = parts.map(({ name }) => name).join(", ");
  const head = `/* actionclust (BSD-3-Clause); contains ${names}: see licences.txt */\n`;
  return { script: head + result.outputFiles[0].text, parts };
}

mkdirSync(OUT, { recursive: true });
const style = await build({
  absWorkingDir: HERE,
  entryPoints: ["src/style.css"],
  minify: true,
  charset: "utf8",
  bundle: true,
  write: false,
});
const sheet = style.outputFiles[0].text;
writeFileSync(join(OUT, "style.css"), sheet);
// a board is as wide as its cell, not as the window
const contained = sheet.replace(/@media\s*(?=\((max-width|width))/gu, "@container ");
writeFileSync(join(OUT, "board.css"), contained);

const known = new Map();
for (const [entry, output, format, css] of [
  ["page.ts", "page.js", "iife", sheet],
  ["board.ts", "board.js", "esm", contained],
]) {
  const { script, parts } = await bundle(entry, format);
  parts.forEach(({ name, text }) => known.set(name, text));
  const file = join(OUT, output);
  writeFileSync(file, script);
  const raw = Buffer.byteLength(script) + Buffer.byteLength(css);
  const size = gzipSync(script, { level: 9 }).length + gzipSync(css, { level: 9 }).length;
  const kilo = (bytes) => (bytes / 1000).toFixed(1);
  console.log(
    `${relative(process.cwd(), file)} with its styles: ${kilo(size)} kB gzipped, ${kilo(raw)} kB in all`,
  );
  if (size > LIMIT) {
    console.error(`${output} with its styles has ${size} bytes gzipped; the limit is ${LIMIT}`);
    process.exitCode = 1;
  }
}
const texts = [...known.keys()].sort().map((name) => known.get(name));
writeFileSync(join(OUT, "licences.txt"), texts.join(`\n${"-".repeat(72)}\n\n`));
