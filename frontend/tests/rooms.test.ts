// The house: the order of its rooms, no circle between its files, each name with one meaning.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, normalize } from "node:path";
import test from "node:test";
import type * as TypeScript from "typescript";
import { at } from "../src/kit/lists";

/** From the ground upwards: each room uses itself and those before it. */
const ROOMS = ["kit", "model", "contract", "parts", "picture", "views", "editing", "shell"];
const ENTRIES = ["page", "board"]; // use all rooms, and nothing uses them
const OFTEN = ["index.tsx", "style.css"]; // names of files that each view has

type Imports = ReadonlyMap<string, readonly string[]>;

// what is bundled for the tests stands elsewhere, so typescript is looked for from here
const { preProcessFile } = createRequire(join(process.cwd(), "package.json"))(
  "typescript",
) as typeof TypeScript;

/** What each file imports, types too, by paths in src. */
function importsOf(sources: ReadonlyMap<string, string>): Imports {
  const found = (file: string, to: string) => {
    const path = normalize(join(file, "..", to));
    const tried = [`${path}.ts`, `${path}.tsx`, join(path, "index.tsx")];
    const known = tried.find((one) => sources.has(one));
    assert.ok(known, `${file} imports ${to}, which is no file of src`);
    return known;
  };
  return new Map(
    [...sources].map(([file, text]) => [
      file,
      preProcessFile(text)
        .importedFiles.map(({ fileName }) => fileName)
        .filter((to) => to.startsWith("."))
        .map((to) => found(file, to)),
    ]),
  );
}

/** A way that leads from a file back to it, for each file that closes one. */
function circlesIn(imports: Imports): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]) => {
    const start = way.indexOf(file);
    if (start >= 0) circles.push([...way.slice(start), file].join(" -> "));
    if (start >= 0 || done.has(file)) return;
    for (const next of imports.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return circles;
}

/** Imports of a room that comes later. */
function upwardsIn(imports: Imports): string[] {
  const height = (file: string) => {
    const room = at(file.split(/[/.]/u), 0);
    return ENTRIES.includes(room) ? ROOMS.length : ROOMS.indexOf(room);
  };
  return [...imports].flatMap(([file, used]) =>
    used
      .filter((other) => height(other) > height(file) || height(other) === ROOMS.length)
      .map((other) => `${file} uses ${other}`),
  );
}

/** What stands twice in a list of a value and where it stands. */
function twice(pairs: readonly (readonly [string, string])[]): string[] {
  const where = new Map<string, string[]>();
  for (const [value, place] of pairs) where.set(value, [...(where.get(value) ?? []), place]);
  return [...where].flatMap(([value, places]) =>
    places.length > 1 ? [`${value}: ${places.join(", ")}`] : [],
  );
}

const paths = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) =>
  /\.\w+$/u.test(path),
);
const sources = new Map(
  paths
    .filter((path) => /\.tsx?$/u.test(path) && path !== "jsx.ts") // which the build adds to all
    .map((path) => [path.replaceAll("\\", "/"), readFileSync(join("src", path), "utf8")]),
);
const readme = readFileSync("README.md", "utf8");

test("each room uses only those before it", () => {
  const rooms = new Set([...sources.keys()].map((file) => at(file.split(/[/.]/u), 0)));
  assert.deepEqual([...rooms].sort(), [...ROOMS, ...ENTRIES].sort());
  assert.deepEqual(upwardsIn(importsOf(sources)), []);
  assert.ok(readme.includes(ROOMS.join(" → ")), "README.md says another order of rooms");
});

test("no file imports one that leads back to it, types included", () => {
  assert.deepEqual(circlesIn(importsOf(sources)), []);
});

test("a made-up circle and a made-up import against the order are found", () => {
  const made = importsOf(
    new Map([
      ["kit/one.ts", 'import type { Two } from "../model/two";'],
      ["model/two.ts", 'export { three } from "../views/three";'],
      ["views/three/index.tsx", 'let one: import("../../kit/one").One;'],
      ["shell/four.ts", 'import "../page";'],
      ["page.ts", ""],
    ]),
  );
  assert.deepEqual(circlesIn(made), [
    "kit/one.ts -> model/two.ts -> views/three/index.tsx -> kit/one.ts",
  ]);
  assert.deepEqual(upwardsIn(made), [
    "kit/one.ts uses model/two.ts",
    "model/two.ts uses views/three/index.tsx",
    "shell/four.ts uses page.ts",
  ]);
});

test("a file name stands once, and so does an exported name", () => {
  const files = paths.map((path): [string, string] => [basename(path), path]);
  assert.deepEqual(twice(files.filter(([name]) => !OFTEN.includes(name))), []);
  const names = [...sources].flatMap(([file, text]) =>
    Array.from(
      text.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gmu),
      ([, name = ""]): [string, string] => [name, file],
    ),
  );
  assert.deepEqual(twice(names), []);
  assert.deepEqual(twice([["Cell", "a.ts"], ["Row", "a.ts"], ["Cell", "b.ts"]]), ["Cell: a.ts, b.ts"]);
});

test("every library that is bundled has its reason in the README", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) assert.match(readme, new RegExp(`^- \`${name}\`: \\w`, "mu"));
});
