// Names with what they are, as a list.

interface FactsProps {
  class: string;
  facts: readonly { readonly name: string; readonly value: string }[];
}

export function Facts({ class: classes, facts }: FactsProps) {
  return (
    <dl class={classes}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt dir="auto">{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
