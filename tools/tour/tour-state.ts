import type { Page } from '@playwright/test';

/** A state of the page that the tour takes a picture of, at each size and in each theme. */
export interface TourState {
  /** States with the same subject share a sheet. */
  readonly subject: string;
  readonly name: string;
  /** Query and hash of the address. */
  readonly address: string;
  /** Brings the page from its first picture to the state. */
  readonly open?: (page: Page) => Promise<void>;
  /** Called at each size before the picture is taken; opens what a smaller window folds. */
  readonly unfold?: (page: Page) => Promise<void>;
}
