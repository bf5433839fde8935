import assert from "node:assert/strict";
import test from "node:test";
import { lexiconOf, lookedUp, type Found } from "../src/kit/lexicon";
import { at } from "../src/kit/lists";
import { askedIn, cut, folded } from "../src/kit/search-words";
import { isOneTypoApart, stemsOf } from "../src/kit/word-forms";
import { shownBy } from "../src/model/filter";
import { opened, searchIn } from "../src/model/search";
import { decode } from "../src/model/study";
import { generator, payloadOf } from "./fixture";

const TEXTS = [
  "More buses on Sunday",
  "A bus for every business",
  "Businesses near the hospital",
  "Hospitals need nurses",
  "Nursing at home; transport too",
  "Städte und Städten, hôpital",
];

function found(search: string, languages: readonly string[] = ["en"], texts: readonly string[] = TEXTS): Found {
  return lookedUp(lexiconOf(texts.map(folded), languages), at(askedIn(search), 0));
}

function words({ hits }: Found): string[] {
  return hits.map(({ word }) => word).sort();
}

function texts({ grades }: Found): number[] {
  return [...grades.keys()].filter((text) => at(grades, text) > 0);
}

test("a word is found with its forms, and words that it is a part of are left out and named", () => {
  const bus = found("bus");
  assert.equal(bus.how, "word");
  assert.deepEqual(words(bus), ["bus", "buses"]);
  assert.deepEqual(texts(bus), [0, 1]);
  assert.ok(at(bus.grades, 1) > at(bus.grades, 0), "the word itself comes before its forms");
  assert.deepEqual(bus.others.map(({ word }) => word).sort(), ["business", "businesses"]);
  assert.deepEqual(texts(found("bus*")), [0, 1, 2]);
});

test("forms of one word find the same texts", () => {
  assert.deepEqual(words(found("hospitals")), ["hospital", "hospitals"]);
  assert.deepEqual(texts(found("hospital")), texts(found("hospitals")));
  assert.deepEqual(words(found("nurse")), ["nurses", "nursing"]);
  assert.deepEqual(words(found("cities", ["en"], ["a city", "the cite"])), ["city"]);
  assert.deepEqual(words(found("planning", ["en"], ["plan", "planned", "plane"])), ["plan", "planned"]);
  assert.deepEqual(words(found("hôpitaux", ["fr"], ["l'hôpital"])), ["hopital"]);
  assert.deepEqual(words(found("Stadt", ["de"], ["Städte", "Stadthaus"])), ["stadte"]);
});

test("endings are those of the languages of the study", () => {
  assert.deepEqual(words(found("car", ["en"], ["care", "cars"])), ["cars"]);
  assert.deepEqual(words(found("Kind", ["de"], ["Kinder"])), ["kinder"]);
  assert.deepEqual(words(found("kind", ["xx"], ["kinds", "kinder"])), ["kinds"]);
  for (const word of ["a", "be", "bus"]) {
    for (const stem of stemsOf(word, ["en", "de"])) assert.ok(at(stem.split(" "), 1).length >= 3, stem);
  }
});

test("one typo is forgiven where nothing has the word", () => {
  const typo = found("tranport");
  assert.equal(typo.how, "typo");
  assert.deepEqual(words(typo), ["transport"]);
  assert.deepEqual(texts(typo), [4]);
  assert.equal(found("trxnpxrt").how, "none");
  assert.equal(found("bsu").how, "none", "short words are not guessed");
});

test("a word that is being typed finds the words that begin with it", () => {
  const part = found("hosp");
  assert.equal(part.how, "part");
  assert.deepEqual(words(part), ["hospital", "hospitals"]);
  assert.deepEqual(texts(part), [2, 3]);
});

test("phrases and words with signs in them are found as they stand, whatever the script", () => {
  assert.deepEqual(texts(found('"every business"')), [1]);
  assert.deepEqual(texts(found("c++", ["en"], ["C++ code", "c code"])), [0]);
  assert.deepEqual(texts(found("病院", ["ja"], ["病院が必要", "病院", "学校"])), [0, 1]);
  assert.deepEqual(askedIn('* "" **'), []);
});

test("one typo is a letter more, less or other, or two in each other's place", () => {
  const near: readonly (readonly [string, string])[] = [
    ["transport", "tranport"],
    ["transport", "transpport"],
    ["transport", "tronsport"],
    ["transport", "transprot"],
  ];
  for (const [one, other] of near) {
    assert.ok(isOneTypoApart(one, other), other);
    assert.ok(isOneTypoApart(other, one), other);
  }
  for (const far of ["transport", "tansprt", "export", "transporter", "rtansprot"]) {
    assert.ok(!isOneTypoApart("transport", far), far);
  }
});

test("one typo apart is what an edit distance with transpositions says", () => {
  const draw = generator(7);
  const word = () => Array.from({ length: 1 + draw(5) }, () => at(["a", "b", "c"], draw(3))).join("");
  for (let round = 0; round < 3000; round += 1) {
    const [one, other] = [word(), word()];
    assert.equal(isOneTypoApart(one, other), distance(one, other) === 1, `${one} ${other}`);
  }
});

/** The optimal string alignment distance, by the book. */
function distance(one: string, other: string): number {
  const table: number[][] = Array.from({ length: one.length + 1 }, (_, row) => [row]);
  const cell = (row: number, column: number) => at(at(table, row), column);
  for (let column = 0; column <= other.length; column += 1) at(table, 0)[column] = column;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let best = Math.min(cell(row - 1, column) + 1, cell(row, column - 1) + 1, cell(row - 1, column - 1) + same);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        best = Math.min(best, cell(row - 2, column - 2) + 1);
      }
      at(table, row)[column] = best;
    }
  }
  return cell(one.length, other.length);
}

const base = payloadOf();
const study = decode({ ...base, actions: { ...base.actions, text: TEXTS } });

test("all words of a search are wanted, and a search names what it took them for", () => {
  const search = searchIn(study, "bus busines");
  assert.deepEqual([...(search.grades ?? [])].map((grade) => grade > 0), [false, true, false, false, false, false]);
  assert.deepEqual(search.found.map(({ how }) => how), ["word", "part"]);
  assert.equal(searchIn(study, "  ").grades, null);
  assert.equal(searchIn(study, "bus busines"), search, "it is remembered");
  assert.equal(shownBy(study, { search: "bus busines", filters: {} }).count, 1);
});

test("a search opens one of its words to those that have it in them", () => {
  const { found: all } = searchIn(study, 'bus "near the"');
  assert.equal(opened(all, at(all, 0)), 'bus* "near the"');
  assert.equal(shownBy(study, { search: opened(all, at(all, 0)), filters: {} }).count, 1);
});

test("whole words are marked where whole words were found, and parts where parts were", () => {
  const marked = (text: string, search: string) =>
    cut(text, searchIn(study, search).marks)
      .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
      .join("");
  assert.equal(marked("A bus for every business", "bus"), "A [bus] for every business");
  assert.equal(marked("A bus for every business", "bus*"), "A [bus] for every [bus]iness");
  assert.equal(marked("Nursing; transport", "tranport"), "Nursing; [transport]");
});
