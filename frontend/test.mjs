// Runs the unit tests: bundles each for Node and hands them to its test runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "actionclust-tests-"));
try {
  const files = readdirSync(join(HERE, "tests")).filter((name) => name.endsWith(".test.ts"));
  await build({
    entryPoints: files.map((name) => join(HERE, "tests", name)),
    bundle: true,
    platform: "node",
    format: "esm",
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    sourcemap: "inline",
    logLevel: "warning",
  });
  const built = files.map((name) => join(folder, name.replace(/\.ts$/u, ".mjs")));
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...built], {
    cwd: HERE,
    stdio: "inherit",
  });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
