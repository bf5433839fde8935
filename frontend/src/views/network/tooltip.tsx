// What is said about the action or the edge under the pointer.
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isolated } from "../../kit/direction";
import { at } from "../../kit/lists";
import { endsOf } from "../../model/adjacency";
import { meaningWords, sharedTerms } from "../../model/similarity";
import type { Study } from "../../model/study";
import { groupWords, originWords, similarityWords } from "./action-words";

export type Tipped =
  | { readonly kind: "node"; readonly node: number; readonly x: number; readonly y: number }
  | { readonly kind: "edge"; readonly edge: number; readonly x: number; readonly y: number };

const LONGEST = 280; // characters of a text
const AWAY = 14; // px from the pointer

interface TipProps {
  study: Study;
  tipped: Tipped;
  box: RefObject<HTMLElement | null>; // that it must stay in
}

export function Tooltip({ study, tipped, box }: TipProps) {
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: tipped.x + AWAY, top: tipped.y + AWAY });
  useLayoutEffect(() => {
    if (element.current === null || box.current === null) return;
    const { offsetWidth: width, offsetHeight: height } = element.current;
    const { clientWidth, clientHeight } = box.current;
    const beside = (at: number, length: number, limit: number) =>
      at + AWAY + length <= limit ? at + AWAY : Math.max(at - AWAY - length, 0);
    setPlace({
      left: Math.min(beside(tipped.x, width, clientWidth), Math.max(clientWidth - width, 0)),
      top: beside(tipped.y, height, clientHeight),
    });
  }, [tipped, box]);
  return (
    <div ref={element} class="ac-net-tip" style={{ left: `${place.left}px`, top: `${place.top}px` }}>
      {tipped.kind === "node" ? (
        <NodeTip study={study} node={tipped.node} />
      ) : (
        <EdgeTip study={study} edge={tipped.edge} />
      )}
    </div>
  );
}

function NodeTip({ study, node }: { study: Study; node: number }) {
  const origin = originWords(study, node);
  return (
    <>
      <p class="ac-net-tip-text" dir="auto">
        {short(at(study.payload.actions.text, node))}
      </p>
      <p class="ac-muted">
        <span class="ac-id">{at(study.payload.actions.id, node)}</span>
        {origin === "" ? "" : ` ${origin}`}
      </p>
      <p class="ac-muted" dir="auto">
        {groupWords(study, node)}
      </p>
    </>
  );
}

function EdgeTip({ study, edge }: { study: Study; edge: number }) {
  const { network } = study.payload;
  const [one, other] = endsOf(network, edge);
  const { text } = study.payload.actions;
  const meaning = meaningWords(study, one, other);
  return (
    <>
      <p class="ac-net-tip-head">
        {similarityWords(at(network.weight, edge))}; shared words:{" "}
        {sharedTerms(study, one, other).map(isolated).join(", ") || "none"}
        {meaning && `; ${meaning}`}
      </p>
      <p class="ac-net-tip-text" dir="auto">
        {short(at(text, one))}
      </p>
      <p class="ac-net-tip-text" dir="auto">
        {short(at(text, other))}
      </p>
    </>
  );
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
