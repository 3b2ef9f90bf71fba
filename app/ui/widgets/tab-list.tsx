import type { JSX, KeyboardEvent } from 'react';
import { placeAfter } from './place-after.ts';

/** A page that can be chosen by a tab. */
export interface Tab<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly icon?: JSX.Element;
}

/** The tabs of pages that share one place. */
export interface TabListProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** The id of the tab panel; each tab's own id begins with it. */
  readonly panel: string;
  readonly isVertical?: boolean;
  readonly className: string | undefined;
}

/**
 * Tabs with the keys of WAI-ARIA: arrows along the list, Home and End move between them and choose, Tab leads to the
 * page. A pointer press leaves the focus where it is, so the keys of the page keep working.
 */
export function TabList<Id extends string>(props: TabListProps<Id>): JSX.Element {
  const { label, tabs, chosen, onChoose, panel, isVertical = false, className } = props;
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const arrows = isVertical ? 'down' : 'across';
    const next = tabs[placeAfter(event.key, at, tabs.length, { arrows, wraps: true }) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    document.getElementById(tabId(panel, next.id))?.focus();
  };
  return (
    <div
      className={className}
      role="tablist"
      aria-label={label}
      aria-orientation={isVertical ? 'vertical' : 'horizontal'}
      onKeyDown={press}
    >
      {tabs.map(({ id, name, icon }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(panel, id)}
          tabIndex={id === chosen ? 0 : -1}
          aria-selected={id === chosen}
          aria-controls={panel}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(id)}
        >
          {icon}
          {name}
        </button>
      ))}
    </div>
  );
}

/** The id of a tab, by which its page is labelled. */
export function tabId(panel: string, id: string): string {
  return `${panel}-tab-${id}`;
}
