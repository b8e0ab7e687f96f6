// The linter of the browser modules. What TypeScript checks (undefined names, types) is left to it.

import js from "@eslint/js";
import regexp from "eslint-plugin-regexp";

// A key that may be absent can be "constructor" or "__proto__", which every object has: it is looked up with ownValue().
// Places in lists are numbers; these are their names.
const OWN = "a key that may be missing is looked up with ownValue() of keys.js, a place in a list with at()";
const PLACE = "^(at|place|slot|index|column|row|last|shown|active)$";
const KEYED = `MemberExpression[computed=true]:not([property.type=/Literal|BinaryExpression/], [property.name=/${PLACE}/])`;
const ABSENT = [
  `LogicalExpression > ${KEYED}.left`,
  `MemberExpression[optional=true] > ${KEYED}.object`,
  `UnaryExpression[operator='!'] > ${KEYED}`,
  `:matches(IfStatement, ConditionalExpression) > ${KEYED}.test`,
  `BinaryExpression[operator=/^[!=]==$/] > ${KEYED}`,
  `AssignmentExpression[operator=/^([?][?]|[|][|]|&&)=$/] > ${KEYED}.left`,
  "BinaryExpression[operator='in'][left.type!='Literal']",
];

export default [
  {
    files: ["site_templates/assets/**/*.js", "site_templates/serve/*.js"],
    ...js.configs.recommended,
    plugins: { regexp },
    linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" },
    rules: {
      ...js.configs.recommended.rules,
      "no-undef": "off", // tsc knows the names of browsers
      "array-callback-return": "error",
      "arrow-body-style": "off",
      "consistent-return": "off", // tsc says so, with noImplicitReturns
      curly: ["error", "multi-line"],
      "default-case-last": "error",
      "dot-notation": "error",
      eqeqeq: "error",
      "guard-for-in": "error",
      "logical-assignment-operators": "error",
      "max-lines": ["error", 400],
      "max-params": ["error", 6],
      "no-alert": "error",
      "no-console": "error",
      "no-else-return": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-lonely-if": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-restricted-syntax": ["error", ...ABSENT.map((selector) => ({ selector, message: OWN }))],
      "no-return-assign": "error",
      "no-self-compare": "error",
      "no-shadow": "error",
      "no-template-curly-in-string": "error",
      "no-throw-literal": "error",
      "no-unneeded-ternary": "error",
      "no-unreachable-loop": "error",
      "no-useless-concat": "error",
      "no-useless-return": "error",
      "no-var": "error",
      "no-warning-comments": "error",
      "object-shorthand": "error",
      "prefer-arrow-callback": "error",
      "prefer-const": "error",
      "prefer-object-spread": "error",
      "prefer-template": "error",
      radix: "error",
      // What a person pastes is read in time that grows as the text does.
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: false }],
    },
  },
];
