import { match, prepare } from "@/islands/_palette/match.ts";
import { coach } from "@/lib/replies/coach/mod.ts";
import { rank, toRank } from "@/lib/replies/writing/rank.ts";
import { type Figure, figure } from "./report.ts";
import type { Sizes } from "./sizes.ts";
import { quantile } from "./stats.ts";

/** ms: what a letter may cost before one feels it. */
const WANTED = { most: 50 };
const WORDS = "возврат доставка оплата счёт кружка глина печь обжиг глазурь цвет заказ курьер адрес".split(
  " ",
);
const TEXTS = ["Приносим извинения за неудобства. ", "мы читаем все ", "a a a a a ", "\n1 "];

/** What each letter costs while one writes: in the palette, in the list of saved replies, and by the coach. */
export function benchLetters({ entries, rounds }: Sizes): Figure[] {
  const lines = prepare(Array.from({ length: entries }, (_, i) => ({ title: titleOf(i), words: textOf(i) })));
  const replies = toRank(Array.from({ length: entries }, (_, i) => ({
    title: titleOf(i),
    text: textOf(i),
    uses: i % 90,
    ownUses: i % 11,
  })));
  const questions = [..."доставка курьером"].map((_, at, all) => all.slice(0, at + 1).join(""));
  const texts = TEXTS.map((one) => one.repeat(10_000 / one.length));
  const figures = [
    ["palette", questions, (question: string) => match(lines, question)],
    ["saved replies", questions, (question: string) => rank(replies, question, 20)],
    [
      "coach, 10,000 characters",
      texts,
      (text: string) => coach({ text, firstName: "Марина", opening: true }, []),
    ],
  ] as const;
  return figures.map(([name, asked, answer]) => {
    const times = Array.from({ length: rounds }, () => asked.map((one) => timeOf(() => answer(one)))).flat();
    return figure(`a letter, ${name}, p95`, quantile(times, 0.95), "ms", WANTED);
  });
}

function titleOf(index: number): string {
  return `${WORDS[index % WORDS.length]} ${index}`;
}

function textOf(index: number): string {
  return Array.from(
    { length: 80 },
    (_, at) => `${WORDS[(index + at * 7) % WORDS.length]}${(index * at) % 50}`,
  )
    .join(" ");
}

function timeOf(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
