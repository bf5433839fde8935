import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/", "src/model/payload.ts"] }, // payload.ts is generated
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "tests/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // a function that only calls another is one line
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-floating-promises": [
        "error",
        { allowForKnownSafeCalls: [{ from: "package", name: ["test"], package: "node:test" }] },
      ],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { "react-hooks": reactHooks },
    settings: { "jsx-a11y": { attributes: { for: ["for", "htmlFor"] } } },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]",
          message: "Text of others becomes text, never HTML.",
        },
        {
          selector: "JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcdoc)$/]",
          message: "Text of others becomes text, never HTML.",
        },
        {
          selector: "Property[key.name='dangerouslySetInnerHTML']",
          message: "Text of others becomes text, never HTML.",
        },
      ],
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "The page makes no request." },
        { name: "XMLHttpRequest", message: "The page makes no request." },
        { name: "WebSocket", message: "The page makes no request." },
        { name: "eval", message: "Nothing is evaluated." },
      ],
    },
  },
  {
    files: ["*.mjs"],
    languageOptions: { globals: { console: "readonly", process: "readonly", Buffer: "readonly" } },
  },
);
