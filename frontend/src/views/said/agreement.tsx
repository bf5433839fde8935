// How far two analysts agree, and what they put in different places.
import type { Reading } from "../../contract";
import { useArrowKeys } from "../../kit/arrow-keys";
import { TextLink } from "../../parts/links-to";
import type { Amounts } from "./amounts";

export function TwoAnalysts(props: Reading & { amounts: Amounts }) {
  const keys = useArrowKeys<HTMLUListElement>();
  const { study, shown, amounts } = props;
  const { agreement } = study.payload;
  if (agreement === null) return null;
  const apart = agreement.apart.filter(({ action }) => shown.mask[action] === 1);
  return (
    <section class="ac-stack">
      <h2>Where two analysts agree</h2>
      <p>{agreement.said}</p>
      <ul class="ac-stack ac-tight" {...keys}>
        {apart.slice(0, amounts.disputed).map(({ action, first, second }) => (
          <li key={action}>
            <TextLink {...props} action={action} />
            <p class="ac-small ac-muted">
              <bdi>{first}</bdi>, or <bdi>{second}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
