// How much of each part of the first view is shown: on the screen, and on one page of paper.

export interface Amounts {
  readonly themes: number;
  readonly texts: number; // typical ones of a theme
  readonly actions: number;
  readonly disputed: number;
  readonly leanings: number; // of each kind
  readonly gaps: number;
}

export const ON_SCREEN: Amounts = { themes: 12, texts: 2, actions: 10, disputed: 5, leanings: 12, gaps: 12 };
export const ON_PAPER: Amounts = { themes: 7, texts: 2, actions: 6, disputed: 3, leanings: 4, gaps: 3 };
