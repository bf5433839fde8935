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
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
