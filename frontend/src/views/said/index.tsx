// "What was said": the first view, for whoever reads the study and has not made it.
import type { Reading, Seen, View, ViewProps } from "../../contract";
import { Button } from "../../kit/button";
import { rankedActions } from "../../model/ranking";
import { narrowed, START } from "../../model/state";
import { captionOf } from "../../parts/caption";
import { TextLink } from "../../parts/links-to";
import { NothingFound } from "../../parts/nothing-found";
import { QuickFilters } from "../../parts/quick-filters";
import { ON_PAPER, ON_SCREEN, type Amounts } from "./amounts";
import { TwoAnalysts } from "./agreement";
import { Gaps } from "./gaps";
import { Leanings } from "./leanings";
import { Themes } from "./themes";
import { Disputed, TopActions } from "./top-actions";

const MATCHES = 5; // texts that a search shows at once

function Said(props: ViewProps) {
  const { state, shown } = props;
  return (
    <div class="ac-said ac-stack">
      <QuickFilters {...props} />
      {narrowed(state) && <p class="ac-said-part">Shown: {captionOf(props)}.</p>}
      {shown.count === 0 ? (
        <NothingFound {...props} />
      ) : (
        <>
          <Matches {...props} />
          <Parts {...props} amounts={ON_SCREEN} />
        </>
      )}
    </div>
  );
}

function Parts(props: Reading & { amounts: Amounts }) {
  return (
    <div class="ac-said-columns">
      <Themes {...props} />
      <div class="ac-said-beside ac-stack">
        <TopActions {...props} />
        <Disputed {...props} />
        <Leanings {...props} />
        <TwoAnalysts {...props} />
        <Gaps {...props} />
        <Made {...props} />
      </div>
    </div>
  );
}

/** The best of what a search finds, before all else. */
function Matches(props: Reading) {
  const { study, state, shown, set } = props;
  if (state.search.trim() === "") return null;
  return (
    <section class="ac-said-matches ac-stack" aria-label="What the search finds">
      <ol class="ac-stack ac-tight">
        {rankedActions(study, shown, "best")
          .slice(0, MATCHES)
          .map((action) => (
            <li key={action}>
              <TextLink {...props} action={action} />
            </li>
          ))}
      </ol>
      <Button act={() => set({ view: "list", by: "best" })}>
        {shown.count > MATCHES ? `Show all ${shown.count} in the list` : "Show them in the list"}
      </Button>
    </section>
  );
}

function Made({ study, set }: Reading) {
  return (
    <section class="ac-stack">
      <h2>How this was made</h2>
      <p>{study.payload.made}</p>
      <Button class="ac-link ac-said-link" act={() => set({ view: "overview" })}>
        More on how it was made
      </Button>
    </section>
  );
}

/** The same on one page of paper. */
function Sheet(seen: Seen) {
  const nothing = () => undefined;
  const paper: Reading = { ...seen, set: nothing, say: nothing, look: nothing, link: null };
  return (
    <>
      <h1 dir="auto">{seen.study.payload.title}</h1>
      <p>{seen.study.payload.about}</p>
      {narrowed(seen.state) && (
        <p>
          <strong>Shown:</strong> {captionOf(seen)}
        </p>
      )}
      <Parts {...paper} amounts={ON_PAPER} />
    </>
  );
}

export const said: View = {
  name: START.view,
  title: "What was said",
  Component: Said,
  pictures: () => [],
  tables: () => [],
  Sheet,
};
