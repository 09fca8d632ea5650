/** A sentence in which `names` stand between backticks. */
export function Words({ text }: { readonly text: string }) {
  const parts = text.split("`");
  return <>{parts.map((part, index) => index % 2 === 1 ? <code key={index}>{part}</code> : part)}</>;
}
